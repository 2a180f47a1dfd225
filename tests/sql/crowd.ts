import { randomUUID } from 'node:crypto';
import type { Sql } from 'postgres';
import { addPerson } from '../support/people.ts';
import { codeOf, speakAs, type Stage, type Who, type Sql as Transaction } from './stage.ts';

/** People who are new to the campus, by id. */
export async function crowd({ db }: Stage, size: number): Promise<string[]> {
  const people: string[] = [];
  for (let n = 0; n < size; n += 1) {
    people.push((await addPerson(db, `Crowd ${randomUUID().slice(0, 8)}`)).id);
  }
  return people;
}

let opened = 0;

/** A cohort of Open data that runs now, kept. */
export async function newCohort(owner: Sql | Transaction, change: Record<string, unknown> = {}) {
  const row = {
    course_id: 101,
    name: `Cohort ${(opened += 1)}`,
    start_date: '2027-03-01',
    max_students: 5,
    ...change,
  };
  const [cohort] = await owner`insert into cohorts ${owner(row)} returning id`;
  return Number(cohort!['id']);
}

/** Each person does `work` on a connection of their own, all at once; the refusals in order, null for none. */
export function allAtOnce(
  connections: Sql,
  people: Who[],
  work: (sql: Transaction, nth: number) => Promise<unknown>,
): Promise<(string | null)[]> {
  return Promise.all(
    people.map((who, nth) =>
      codeOf(
        connections.begin(async (sql) => {
          await speakAs(sql, who);
          await work(sql, nth);
        }),
      ),
    ),
  );
}

export function tally(codes: (string | null)[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const code of codes) counts[code ?? 'done'] = (counts[code ?? 'done'] ?? 0) + 1;
  return counts;
}
