import {
  admins,
  courseStudents,
  hasCohorts,
  itsTeacher,
  people,
  published,
  serviceKey,
  visitors,
} from '../campus/words.ts';
import { states } from '../campus/states.ts';
import type { Relation } from '../relation.ts';

export const modules: Relation = {
  name: 'modules',
  about:
    'The parts of a course; what a cohort’s schedule opens. Their titles are as public as the course.',
  rows: [
    { is: 'Finding', where: 'id = 201', course: 'openData' },
    { is: 'Cleaning', where: 'id = 202', course: 'openData' },
    { is: 'Publishing', where: 'id = 203', course: 'openData' },
    { is: 'Soil', where: 'id = 204', course: 'gardening' },
    { is: 'Sketch of the draft', where: 'id = 205', course: 'draft' },
    { is: 'Bones of the draft without cohorts', where: 'id = 206', course: 'bare' },
  ],
  fixed: 'id created_at version',
  granted: 'everybody',
  service: 'everything',
  read: [
    { who: [visitors, people], when: [published] },
    { who: [courseStudents, itsTeacher, admins, serviceKey] },
  ],
  states: [states.withdrawn],
  add: {
    drafts: (['openData', 'gardening', 'draft', 'bare'] as const).map((course, n) => ({
      is: `a module of ${['Open data', 'Gardening', 'the draft', 'the draft without cohorts'][n]}`,
      course,
      values: {
        course_id: `${101 + n}`,
        name: `'New'`,
        description: `'words'`,
        order_index: '9',
      },
    })),
    may: [{ who: [itsTeacher, admins, serviceKey] }],
  },
  change: [
    {
      columns: { name: `'Changed'`, description: `'Changed'`, order_index: '99' },
      may: [{ who: [itsTeacher, admins, serviceKey] }],
    },
    {
      columns: { course_id: 'case course_id when 103 then 104 else 103 end' },
      refused: [{ who: [itsTeacher, admins, serviceKey], when: [hasCohorts], code: 'C4070' }],
      may: [{ who: [itsTeacher, admins, serviceKey] }],
    },
  ],
  aside: ['version'],
  delete: { may: [{ who: [itsTeacher, admins, serviceKey] }] },
  acts: [
    {
      who: ['dana'],
      does: 'push a module into a neighbour’s course',
      sql: 'update modules set course_id = 102 where id = 206',
      comes: '42501',
    },
  ],
};
