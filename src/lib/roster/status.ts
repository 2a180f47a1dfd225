/** Where somebody on a roster can stand: the word in the table, and the one that a list is headed with. */
const WORDS = {
  active: ['active', 'Active'],
  completed: ['finished', 'Finished'],
  paused: ['paused', 'Paused'],
  waitlisted: ['waits for a seat', 'Waiting for a seat'],
  dropped: ['left', 'Left'],
  invited: ['invited', 'Invited'],
} as const;

/** The status of an enrollment, or `invited` for somebody who has no account yet. */
export type RosterStatus = keyof typeof WORDS;

export function statusWord(status: string): string {
  return isStatus(status) ? WORDS[status][0] : status;
}

/** What an address asks for; null, which is everybody, for anything that we do not know. */
export function statusFrom(word: string | null): RosterStatus | null {
  return word !== null && isStatus(word) ? word : null;
}

/** Every status, for a list to choose from. */
export const STATUSES = Object.entries(WORDS).map(([word, [, says]]) => ({ word, says }));

/** "Paused" */
export const headingOf = (status: RosterStatus): string => WORDS[status][1];

function isStatus(word: string): word is RosterStatus {
  return Object.hasOwn(WORDS, word);
}
