import { setTimeout as pause } from 'node:timers/promises';
import type postgres from 'postgres';
import { Problem } from '../../supabase/local/problem.ts';
import type { Say } from './alone.ts';
import { every } from './every.ts';

const longest = 120_000;

/**
 * Waits until every transaction that runs now has ended, and tells when that takes a while: a statement that began
 * before a function was replaced may still be in its older text, and one that looked before a table was filled has
 * not seen its rows. After two minutes a Problem names the transaction that does not end.
 */
export async function outwait(sql: postgres.Sql, say: Say): Promise<void> {
  const running = () => sql<{ id: string; pid: number; since: Date | null }[]>`
    select l.virtualtransaction as id, l.pid, a.xact_start as since
    from pg_locks l join pg_stat_activity a on a.pid = l.pid
    where l.locktype = 'virtualxid' and l.granted and l.pid <> pg_backend_pid()
      and a.datname = current_database() and a.backend_type is distinct from 'autovacuum worker'`;
  const older = new Set((await running()).map((row) => row.id));
  const tell = every(2000, say);
  for (const began = performance.now(); ;) {
    const left = (await running()).filter((row) => older.has(row.id));
    if (left.length === 0) return;
    tell(() => `  waiting for a transaction to end (pid ${left[0]!.pid})`);
    if (performance.now() - began > longest) {
      const [first] = left;
      throw new Problem(
        `A transaction (pid ${first!.pid}, since ${first!.since?.toISOString() ?? 'long ago'}) does not end; ` +
          'end it, and run this again.',
      );
    }
    await pause(20);
  }
}
