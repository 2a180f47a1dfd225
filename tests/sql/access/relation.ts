import { people, type Name } from '../../support/world.ts';
import type { Facts, Rule } from './campus/words.ts';
import type { State } from './campus/states.ts';
import type { Who } from './campus/people.ts';

/** A row of the story: what the rules need to know of it, and how SQL finds it. */
export type Row = Facts & { where: string; count?: number };
/** A row that somebody might add: a value in SQL for each column; {me} is whoever adds it. */
export type Draft = Facts & { values: Record<string, string> };
export type Refusal = Rule & { code: string };
/** Columns with another value for each; `kept`: the statement passes and the database keeps what was there. */
export type Change = {
  columns: Record<string, string>;
  may: Rule[];
  kept?: Rule[];
  refused?: Refusal[];
};
/** A single statement worth its own sentence: the number of rows that it moves, or the refusal. */
export type Act = { who: Who[]; does: string; sql: string; comes: number | string };

/**
 * Everything about one table or view. Who holds no grant gets 42501; whom row security passes over moves no row
 * (adding: 42501); `refused` names the other codes and comes first. The first draft names every column that people
 * may bring along. A verb that is not named is the service key's, or nobody's.
 */
export type Relation = {
  name: string;
  about: string;
  rows: Row[];
  /** The columns that only the service key or the database itself writes, if anybody. */
  fixed: string;
  /** A materialized view: 42809 to whoever would write and may read it, and to everybody who would empty it. */
  isView?: true;
  /** A column that even they cannot write. */
  always?: string;
  granted: 'everybody' | 'people' | 'service' | 'nobody';
  service: 'everything' | 'reads' | 'nothing';
  read: Rule[];
  add?: { drafts: Draft[]; may: Rule[]; refused?: Refusal[] };
  change?: Change[];
  delete?: { may: Rule[] };
  /** What even the service key may not delete. */
  stays?: Refusal[];
  /** Columns that the database itself moves along. */
  aside?: string[];
  /** In which states, beside the usual one, the rules are tried. */
  states?: State[];
  /** States in which only reading could come out otherwise. */
  readStates?: State[];
  acts?: Act[];
  /** Sentences for readers that no rule says. */
  notes?: string[];
};

/** An id of the story as an SQL literal. */
export const the = (name: Name) => `'${people[name]}'`;
