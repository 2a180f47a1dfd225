import {
  admins,
  courseStudents,
  itsTeacher,
  people,
  published,
  serviceKey,
  teachers,
  visitors,
} from '../campus/words.ts';
import { states } from '../campus/states.ts';
import { the, type Relation } from '../relation.ts';

export const courses: Relation = {
  name: 'courses',
  about: 'What is taught.',
  rows: [
    { is: 'Open data', where: 'id = 101', course: 'openData' },
    { is: 'Gardening', where: 'id = 102', course: 'gardening' },
    { is: 'the draft', where: 'id = 103', course: 'draft' },
    { is: 'the draft without cohorts', where: 'id = 104', course: 'bare' },
  ],
  fixed: 'id created_at updated_at version',
  granted: 'everybody',
  service: 'everything',
  read: [
    { who: [visitors, people], when: [published] },
    { who: [courseStudents, itsTeacher, admins, serviceKey] },
  ],
  states: [states.withdrawn],
  add: {
    drafts: [
      {
        is: 'a course',
        values: {
          name: `'New'`,
          slug: `'new'`,
          description: `'words'`,
          track: `'data'`,
          difficulty: `'easy'`,
          published: 'true',
          created_by: '{me}',
          is_cohort_based: 'true',
          default_duration_weeks: '6',
          enrollment_type: `'open'`,
        },
      },
      { is: 'a course that names no teacher', values: { name: `'New'`, slug: `'new'` } },
    ],
    may: [{ who: [teachers, admins, serviceKey] }],
  },
  change: [
    {
      columns: {
        name: `'Changed'`,
        slug: `'changed'`,
        description: `'Changed'`,
        track: `'changed'`,
        difficulty: `'changed'`,
        published: 'not published',
        is_cohort_based: 'not is_cohort_based',
        default_duration_weeks: '9',
        enrollment_type: `'hybrid'`,
      },
      may: [{ who: [itsTeacher, admins, serviceKey] }],
    },
    {
      columns: {
        created_by: `case created_by when ${the('esi')} then ${the('dana')} else ${the('esi')} end::uuid`,
      },
      may: [{ who: [admins, serviceKey] }],
      kept: [{ who: [itsTeacher] }],
    },
  ],
  delete: { may: [{ who: [itsTeacher, admins, serviceKey] }] },
  aside: ['updated_at', 'version'],
  notes: [
    'Who has a seat goes on seeing the course after it is withdrawn.',
    '`version` goes up with what is written about it, whoever writes; nobody sets it.',
  ],
};
