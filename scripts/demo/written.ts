import type { PendingQuery, Row, TransactionSql } from 'postgres';
import type { DemoCourse, DemoLesson } from './courses.ts';
import type { PersonKey } from './people.ts';
import type { CohortKey, Moment } from './shape.ts';

/** Ids of what is in the database already, by the words that the story uses for it. */
export interface Written {
  people: Map<PersonKey, string>;
  courses: Map<DemoCourse['slug'], string>;
  /** In the order of the course. */
  modules: Map<DemoCourse['slug'], string[]>;
  lessons: Map<DemoLesson['slug'], string>;
  cohorts: Map<CohortKey, { id: string; timeZone: string }>;
}

/** What the story speaks of; throws when it is not there. */
export function named<Key, Value>(known: Map<Key, Value>, key: Key): Value {
  const found = known.get(key);
  if (found === undefined) throw new Error(`The story speaks of ${String(key)}, who is not there.`);
  return found;
}

/** The instant at which the zone's wall clock shows this moment, for use inside a statement. */
export function instant(
  sql: TransactionSql,
  { day, time }: Moment,
  timeZone: string,
): PendingQuery<Row[]> {
  return sql`(${`${day} ${time}`}::timestamp at time zone ${timeZone})`;
}
