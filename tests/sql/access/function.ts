import type { Facts, Rule } from './campus/words.ts';
import type { State } from './campus/states.ts';

/** What some get: a value, or the code of a refusal. The first that holds counts. */
export type Answer = Rule & { gets: unknown };
/** One call, as a query for one JSON value, and what it comes to; who is not named gets `others`. */
export type Call = Facts & {
  sql: string;
  answers: Answer[];
  others: unknown;
  states?: State[];
};

/** A function of the API. Who may not execute it gets 42501; what only reads moves nothing, whoever asks. */
export type Door = {
  /** As PostgreSQL writes it. */
  signature: string;
  /** What it does for whom, in a sentence or two. */
  about: string;
  may: 'everybody' | 'people' | 'service' | 'nobody';
  /** Whether the service key gets an answer, or 42501 from the function or from what it asks in turn. */
  service: 'answers' | 'refused';
  writes?: true;
  calls: Call[];
};

/** A refusal, told from an answer of the same letters. */
export const refusal = (code: string) => ({ refusal: code });
