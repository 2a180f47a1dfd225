import { picture } from '../../../support/picture.ts';
import { admins, itsTeacher, lessonOpen, people, serviceKey } from '../campus/words.ts';
import { springMoments, states } from '../campus/states.ts';
import type { Relation } from '../relation.ts';

const rule = { who: [itsTeacher, admins, serviceKey] };

export const pictures: Relation = {
  name: 'lesson_pictures',
  about:
    'Pictures in the text of lessons. Who reads the lesson reads its pictures; whoever changes one adds another.',
  rows: [
    {
      is: 'the map in Search, in Finding',
      where: 'lesson_id = 301',
      course: 'openData',
      module: 'finding',
    },
    { is: 'the plan in Tidy', where: 'lesson_id = 303', course: 'openData', module: 'cleaning' },
    {
      is: 'the poster in Release',
      where: 'lesson_id = 304',
      course: 'openData',
      module: 'publishing',
    },
    { is: 'the heap in Compost', where: 'lesson_id = 305', course: 'gardening', module: 'soil' },
  ],
  fixed: 'id sha256 type made_by created_at',
  always: 'sha256',
  granted: 'people',
  service: 'everything',
  read: [{ who: [people], when: [lessonOpen] }, rule],
  readStates: [...springMoments, states.withdrawn, states.springArchived],
  add: {
    drafts: (['finding', 'cleaning', 'soil', 'sketch'] as const).map((module, n) => ({
      is: `a picture of a lesson in ${['Finding', 'Cleaning', 'Soil', 'Sketch'][n]}`,
      module,
      course: (['openData', 'openData', 'gardening', 'draft'] as const)[n]!,
      values: {
        lesson_id: `${[301, 303, 305, 306][n]}`,
        width: '1',
        height: '1',
        bytes: picture(9),
        alt: `'New'`,
      },
    })),
    may: [rule],
  },
  delete: { may: [rule] },
  acts: [
    {
      who: ['dana'],
      does: 'say that a script is a picture',
      sql: `insert into lesson_pictures (lesson_id, width, height, bytes) values (301, 1, 1, '<script>alert(1)</script>')`,
      comes: '23514',
    },
  ],
  notes: [
    'At most 50 a lesson (C4091), each a still WebP of at most 1 MB and 1,600 pixels a side.',
  ],
};
