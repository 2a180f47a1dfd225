import type postgres from 'postgres';
import { constraints, triggers, uniqueIndexes } from './guards.ts';
import { policies, rowSecurity } from './policies.ts';
import { columns, functions, schemas, tables } from './privileges.ts';

/** One guard of the database taken away, or one privilege given that nobody gave. */
export type Mutant = {
  /** In words, such as `policy "visitors read published courses" on courses: using (true)`. */
  name: string;
  /** What it is about: names that a test which could kill it is likely to mention. */
  about: string[];
  /** The one statement that makes it. */
  statement: string;
  /** An SQL expression: false in the campus as it is, true while the mutant is in force. */
  inForce: string;
};

const sources = {
  policies,
  rowSecurity,
  triggers,
  schemas,
  tables,
  columns,
  functions,
  constraints,
  uniqueIndexes,
};

/** Every mutant there is, read from the catalog of the migrated database, so that none is forgotten. */
export async function allMutants(sql: postgres.Sql): Promise<Mutant[]> {
  const found: Mutant[] = [];
  for (const query of Object.values(sources)) {
    const rows = await sql.unsafe(query);
    for (const row of rows) {
      found.push({
        name: row['name'] as string,
        about: row['about'] as string[],
        statement: row['statement'] as string,
        inForce: row['in_force'] as string,
      });
    }
  }
  return found;
}
