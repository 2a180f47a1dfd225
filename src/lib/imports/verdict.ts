import { counted } from '../words';

/** What a line of a list does to the cohort; in the words of private.judge_import. */
export const VERDICTS = [
  'invite',
  'enroll',
  'return',
  'full',
  'bad_address',
  'duplicate',
  'rejected',
  'already_in',
  'already_invited',
] as const;
export type Verdict = (typeof VERDICTS)[number];
export type Counts = Partial<Record<Verdict, number>>;

/** Verdicts that take a seat; lines with any other change nothing. */
const ACTS: readonly Verdict[] = ['invite', 'enroll', 'return'];
/** Verdicts that somebody may want to do something about. */
const STUCK: readonly Verdict[] = ['full', 'bad_address', 'duplicate', 'rejected'];

export const verdictOf = (word: string | null) => VERDICTS.find((verdict) => verdict === word);
export const acts = (verdict: Verdict) => ACTS.includes(verdict);
export const isStuck = (verdict: Verdict) => STUCK.includes(verdict);

/** How many lines take a seat. */
export const seatsOf = (counts: Counts) => total(counts, ACTS);
export const linesOf = (counts: Counts) => total(counts, VERDICTS);

function total(counts: Counts, verdicts: readonly Verdict[]): number {
  return verdicts.reduce((sum, verdict) => sum + (counts[verdict] ?? 0), 0);
}

const people = (n: number) => counted(n, 'person', 'people');
const are = (n: number) => (n === 1 ? 'is' : 'are');

interface Words {
  /** In a row of the table. */
  label: string;
  /** What the plan will do to n lines. */
  will: (n: number) => string;
  /** What it did. */
  did: (n: number) => string;
}

const always = (label: string, says: (n: number) => string): Words => ({
  label,
  will: says,
  did: says,
});

export const WORDS: Record<Verdict, Words> = {
  invite: {
    label: 'Invited',
    will: (n) => `${people(n)} without an account will be invited`,
    did: (n) => `${people(n)} without an account ${n === 1 ? 'was' : 'were'} invited`,
  },
  enroll: {
    label: 'Takes a seat',
    will: (n) => `${people(n)} with an account will take a seat`,
    did: (n) => `${people(n)} with an account took a seat`,
  },
  return: {
    label: 'Comes back',
    will: (n) => `${people(n)} who left will come back`,
    did: (n) => `${people(n)} who had left came back`,
  },
  full: always('No seat left', (n) => `${people(n)} ${n === 1 ? 'finds' : 'find'} no seat left`),
  bad_address: always(
    'No address',
    (n) => `${counted(n, 'line has', 'lines have')} no address that mail can reach`,
  ),
  duplicate: always(
    'Twice in the file',
    (n) => `${counted(n, 'line repeats', 'lines repeat')} an address from further up`,
  ),
  rejected: always(
    'Turned down',
    (n) => `${people(n)} ${n === 1 ? 'was' : 'were'} turned down and may take no seat`,
  ),
  already_in: always('Already in', (n) => `${people(n)} ${are(n)} in the cohort already`),
  already_invited: always('Already invited', (n) => `${people(n)} ${are(n)} invited already`),
};

/** "1,912 people without an account will be invited, 26 people with an account will take a seat" */
export function seatsInWords(counts: Counts, tense: 'will' | 'did'): string {
  const parts = ACTS.flatMap((verdict) => {
    const n = counts[verdict] ?? 0;
    return n === 0 ? [] : [WORDS[verdict][tense](n)];
  });
  return parts.join(', ') || (tense === 'will' ? 'nothing will change' : 'nothing changed');
}
