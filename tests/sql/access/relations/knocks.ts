import type { Relation } from '../relation.ts';

const unseen = { granted: 'nobody', service: 'nothing' } as const;

export const doorKeys: Relation = {
  name: 'private.door_keys',
  about:
    'The secrets of the counting of tries. The app is told one of them by the owner of the database.',
  rows: [{ is: 'the keys', where: 'true' }],
  fixed: 'only_row pepper seal_key',
  ...unseen,
  read: [],
};

export const tries: Relation = {
  name: 'private.tries',
  about: 'How much of each limit is used up, under hashes.',
  rows: [],
  fixed: 'key until pace',
  ...unseen,
  read: [],
};

export const knocks: Relation = {
  name: 'private.knocks',
  about: 'The knocks of the last hour, under hashes.',
  rows: [],
  fixed: 'seal kind account network keys is_known guesses at',
  ...unseen,
  read: [],
};
