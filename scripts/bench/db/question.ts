/** Whose eyes a question is asked with: a person's id, a visitor, or the service key. */
export type Viewer = { role: 'anon' | 'authenticated' | 'service_role'; id: string | null };

/**
 * What a page asks, and the bare read that it is held against.
 *
 * The bare read is what the answer is made of, in plain statements: one a table, by key (the values stand in the
 * statement), through whatever index the planner likes, by a superuser whom row security does not touch. A program
 * that knew all the keys beforehand and were allowed everything could do no better with one statement a table. It
 * computes nothing, judges nothing and joins nothing; where the answer is the newest or the first few of many rows,
 * or a number of rows, the bare read orders or counts them as well.
 *
 * A change is held against the same change by a superuser with the person's token: triggers, foreign keys and all
 * they count are in force for both, so the difference is what row security adds.
 */
export type Question = {
  page: string;
  who: string;
  viewer: Viewer;
  what: string;
  sql: string;
  bare: Piece[];
  /** Further pieces that are not part of the time, only of the check. */
  checks?: Piece[];
  /** Does the question change rows? It is undone then, and so is the bare one. */
  writes?: boolean;
  /** Milliseconds it may take, whatever the bare read takes. */
  limit?: number;
};

export type Piece = {
  sql: string;
  /**
   * Where in the answer these rows stand, so that a fast wrong answer fails: `courses.*.lessons` counts the lessons
   * of all courses. A number there is compared with the number of rows; `rows` compares the rows themselves,
   * `@email` this column of them, in order.
   */
  at?: string;
};

/** Every number of elements at `path`, added up; an object counts as one, null and false as nothing. */
export function countAt(answer: unknown, path: string): number {
  if (path === '') return countOf(answer);
  const [name = '', ...rest] = path.split('.');
  const next = rest.join('.');
  if (name === '*') {
    if (!Array.isArray(answer)) return 0;
    return answer.reduce<number>((sum, each) => sum + countAt(each, next), 0);
  }
  if (typeof answer !== 'object' || answer === null) return 0;
  return countAt((answer as Record<string, unknown>)[name], next);
}

function countOf(value: unknown): number {
  if (Array.isArray(value)) return value.length;
  if (typeof value === 'number') return value;
  return value === null || value === undefined || value === false ? 0 : 1;
}
