import type postgres from 'postgres';
import { Problem } from '../../supabase/local/problem.ts';
import { connectAsOwner } from '../support/owner.ts';

/** Where a command tells how far it is. */
export type Say = (line: string) => void;

/** One number for the push, the backfill, the rollback and the restore of a campus: they never run at once. */
export const lockNumber = 4_001_001;

/**
 * Does `work` on one connection of the campus's owner, and refuses (a Problem) while another of these commands runs.
 * The lock ends with the connection, however the command ends.
 */
export async function alone<Result>(
  url: string,
  work: (sql: postgres.Sql) => Promise<Result>,
): Promise<Result> {
  const sql = await connectAsOwner(url);
  try {
    const [lock] = await sql`select pg_try_advisory_lock(${lockNumber}) as had`;
    if (!lock!['had'])
      throw new Problem(
        'A push, a backfill, a rollback or a restore is at work on this campus already; wait for it to end.',
      );
    await sql`
      select set_config('timezone', 'UTC', false), set_config('statement_timeout', '0', false),
        -- What is written goes to the disk bit by bit: else the next checkpoint sends it all at once, and whoever
        -- commits then waits for it.
        set_config('backend_flush_after', '256kB', false)`;
    return await work(sql);
  } finally {
    await sql.end({ timeout: 1 });
  }
}
