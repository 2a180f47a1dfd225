import { admins, itsTeacher, self, serviceKey } from '../campus/words.ts';
import type { Relation } from '../relation.ts';

export const deletions: Relation = {
  name: 'deletions',
  about:
    'Courses, modules and lessons that were deleted in the last 30 days, and can be brought back.',
  rows: [
    { is: 'Lost, of Finding', where: 'subject_id = 398', course: 'openData' },
    { is: 'Weeds, of Soil', where: 'subject_id = 399', course: 'gardening' },
  ],
  fixed:
    'id kind subject_id name course_id course_name teacher_id deleted_by deleted_at rows counts restored_at restored_by',
  always: 'id',
  granted: 'people',
  service: 'reads',
  read: [{ who: [itsTeacher, admins, serviceKey] }],
  notes: [
    'Written by deleting, and by `bring_back`. Who taught a course that is gone still reads its rows.',
  ],
};

export const uploads: Relation = {
  name: 'course_uploads',
  about: 'A course file between its preview and its import.',
  rows: [
    { is: 'Dana’s', where: `file_name = 'course.md' and content = 'of Dana'`, person: 'dana' },
    { is: 'Esi’s', where: `file_name = 'course.md' and content = 'of Esi'`, person: 'esi' },
  ],
  fixed: 'id user_id file_name content created_at',
  granted: 'people',
  service: 'nothing',
  read: [{ who: [self] }],
  notes: ['Written by `keep_upload`, used up by `import_course`.'],
};

export const deletedRows: Relation = {
  name: 'private.deleted_rows',
  about: 'The rows that went with a deletion.',
  rows: [{ is: 'what is kept', where: 'true', count: 2 }],
  fixed: 'id deletion_id place relation link row',
  always: 'id',
  granted: 'nobody',
  service: 'nothing',
  read: [],
};

export const replays: Relation = {
  name: 'private.replays',
  about: 'The transactions that are putting kept rows back, which makes them the owner’s own.',
  rows: [{ is: 'what is under way', where: 'true', count: 0 }],
  fixed: 'transaction',
  granted: 'nobody',
  service: 'nothing',
  read: [],
  acts: [
    {
      who: ['visitor', 'amara', 'dana', 'femi', 'service'],
      does: 'call themselves a replay',
      sql: 'insert into private.replays values (pg_current_xact_id())',
      comes: '42501',
    },
  ],
};
