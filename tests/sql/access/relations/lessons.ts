import {
  admins,
  hasCohorts,
  itsTeacher,
  lessonOpen,
  people,
  serviceKey,
  type Facts,
} from '../campus/words.ts';
import { springMoments, states } from '../campus/states.ts';
import type { Relation } from '../relation.ts';

const finding: Partial<Facts> = { course: 'openData', module: 'finding' };

export const lessons: Relation = {
  name: 'lessons',
  about:
    'A row carries the lesson’s text, so only those to whom it is open read it. Titles come from the pages.',
  rows: [
    { is: 'Search', where: 'id = 301', ...finding },
    { is: 'Licences', where: 'id = 302', ...finding },
    { is: 'Tidy, in Cleaning', where: 'id = 303', course: 'openData', module: 'cleaning' },
    { is: 'Release, in Publishing', where: 'id = 304', course: 'openData', module: 'publishing' },
    { is: 'Compost, in Soil', where: 'id = 305', course: 'gardening', module: 'soil' },
    { is: 'Idea, in the draft', where: 'id = 306', course: 'draft', module: 'sketch' },
    {
      is: 'Bone, in the draft without cohorts',
      where: 'id = 307',
      course: 'bare',
      module: 'bones',
    },
  ],
  fixed: 'id created_at version',
  granted: 'people',
  service: 'everything',
  read: [{ who: [people], when: [lessonOpen] }, { who: [itsTeacher, admins, serviceKey] }],
  readStates: [...springMoments, states.withdrawn, states.springArchived],
  add: {
    drafts: (['finding', 'soil', 'sketch', 'bones'] as const).map((module, n) => ({
      is: `a lesson of ${['Finding', 'Soil', 'Sketch', 'Bones'][n]}`,
      module,
      course: (['openData', 'gardening', 'draft', 'bare'] as const)[n]!,
      values: {
        module_id: `${[201, 204, 205, 206][n]}`,
        name: `'New'`,
        slug: `'new'`,
        text_content: `'words'`,
        youtube_url: `'https://youtu.be/x'`,
        video_duration_seconds: '60',
        resources: `'[]'`,
        order_index: '9',
      },
    })),
    may: [{ who: [itsTeacher, admins, serviceKey] }],
  },
  change: [
    {
      columns: {
        name: `'Changed'`,
        slug: `'changed'`,
        text_content: `'Changed'`,
        youtube_url: `'https://youtu.be/changed'`,
        video_duration_seconds: '99',
        resources: `'[{"name": "changed", "url": "https://example.org"}]'`,
        order_index: '99',
      },
      may: [{ who: [itsTeacher, admins, serviceKey] }],
    },
    {
      columns: { module_id: 'case module_id when 206 then 205 else 206 end' },
      refused: [{ who: [itsTeacher, admins, serviceKey], when: [hasCohorts], code: 'C4070' }],
      may: [{ who: [itsTeacher, admins, serviceKey] }],
    },
  ],
  aside: ['version'],
  delete: { may: [{ who: [itsTeacher, admins, serviceKey] }] },
  acts: [
    {
      who: ['esi'],
      does: 'pull a neighbour’s lesson into hers',
      sql: 'update lessons set module_id = 204 where id = 301',
      comes: 0,
    },
    {
      who: ['dana'],
      does: 'push a lesson into a neighbour’s course',
      sql: 'update lessons set module_id = 204 where id = 307',
      comes: '42501',
    },
    {
      who: ['dana'],
      does: 'move a lesson within its course',
      sql: 'update lessons set module_id = 202 where id = 301',
      comes: 1,
    },
  ],
  notes: [
    'A module without a day of its own opens with the cohort. Who pauses keeps what was open before the pause.',
  ],
};
