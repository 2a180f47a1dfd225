import type postgres from 'postgres';
import type { Made } from './made.ts';

/**
 * Gives the helpers that policies of older tables ask their older text, in one transaction and without a lock on any
 * table: from one statement to the next, the campus is decided as before cohorts.
 */
export async function turnBack(sql: postgres.Sql, made: Made): Promise<void> {
  await sql.begin(async (tx) => {
    for (const text of made.rewritten.values()) await tx.unsafe(text);
  });
}
