import {
  admins,
  author,
  inForum,
  itsTeacher,
  lessonOpen,
  seated,
  serviceKey,
  theirOwn,
} from '../campus/words.ts';
import { springMoments, states } from '../campus/states.ts';
import type { Relation, Row } from '../relation.ts';

const inSpring = { cohort: 'spring', course: 'openData' } as const;
const inForumOfSpring = { ...inSpring, topic: 'Hello Spring' } as const;

/** What is told of posts to their authors and to those who teach. */
const told: Pick<Relation, 'granted' | 'service' | 'read' | 'states' | 'always'> = {
  always: 'id',
  granted: 'people',
  service: 'everything',
  read: [
    { who: [author], when: [lessonOpen] },
    { who: [seated], when: [theirOwn, inForum] },
    { who: [itsTeacher, admins, serviceKey] },
  ],
  states: [
    ...springMoments,
    states.bothLeft,
    states.postHidden,
    states.topicHidden,
    states.replyHidden,
  ],
};
const ofForum = (topic: string, reply: string): Row[] => [
  { is: topic, where: 'topic_id = 601', person: 'amara', ...inForumOfSpring },
  { is: reply, where: 'reply_id is not null', person: 'bola', ...inForumOfSpring },
];

export const moderations: Relation = {
  name: 'moderations',
  about: 'What was done to a post, a topic or a reply: by whom, and why it was hidden.',
  ...told,
  rows: [
    {
      is: 'why Bola’s post is hidden',
      where: 'discussion_id = 505',
      person: 'bola',
      module: 'publishing',
      ...inSpring,
    },
    ...ofForum('what was done to Amara’s topic', 'what was done to Bola’s reply'),
  ],
  fixed: 'id discussion_id topic_id reply_id act reason moderator_id moderator_role created_at',
  notes: [
    'Written by `hide_post` and `restore_post`, and by the database when somebody pins, closes or opens.',
  ],
};

export const versions: Relation = {
  name: 'post_versions',
  about: 'What a post, a topic or a reply said before its words were changed.',
  ...told,
  rows: [
    {
      is: 'what Amara asked before',
      where: 'discussion_id = 501',
      person: 'amara',
      module: 'finding',
      ...inSpring,
    },
    ...ofForum('what Amara’s topic said before', 'what Bola’s reply said before'),
  ],
  fixed: 'id discussion_id topic_id reply_id title content editor_id created_at',
  notes: ['Written by the database alone. They go when the post goes.'],
};
