import { setTimeout as pause } from 'node:timers/promises';
import postgres from 'postgres';

/** A student's statement that took its time. */
export type Wait = {
  /** When it was last seen, Unix time in ms. */
  at: number;
  /** How long it had run by then, in ms. */
  ms: number;
  statement: string;
  /** What it waited for, such as Lock: tuple; empty when it was at work. */
  event: string;
  /** What those were at who stood in its way; empty: nobody did. */
  behind: string;
};

/** By which the database knows the students. */
export const studentName = 'rehearsal student';
const interval = 50;
const worthNoting = 100;

/** Looks again and again which students wait, and behind whom. `stop` gives the waits, the longest first. */
export function startWatching(adminUrl: string): { stop(): Promise<Wait[]> } {
  const sql = postgres(adminUrl, { max: 1, onnotice() {} });
  const seen = new Map<string, Wait>();
  const ending = new AbortController();
  const watching = (async () => {
    while (!ending.signal.aborted) {
      for (const { key, ...wait } of await look(sql)) seen.set(key, wait);
      await pause(interval);
    }
    await sql.end();
  })();
  return {
    async stop() {
      ending.abort();
      await watching;
      return [...seen.values()].toSorted((a, b) => b.ms - a.ms);
    },
  };
}

const look = (sql: postgres.Sql) => sql<(Wait & { key: string })[]>`
  select a.pid || ' ' || a.query_start as key, extract(epoch from clock_timestamp())::float8 * 1000 as at,
    extract(epoch from clock_timestamp() - a.query_start)::float8 * 1000 as ms,
    regexp_replace(btrim(a.query, E' \n'), '\\s+', ' ', 'g') as statement,
    coalesce(a.wait_event_type || ': ' || a.wait_event, '') as event,
    coalesce((
      select string_agg(b.backend_type || ', ' || b.state || ': ' || regexp_replace(btrim(b.query, E' \n'), '\\s+', ' ', 'g'), '; ')
      from unnest(pg_blocking_pids(a.pid)) as p (pid) join pg_stat_activity b on b.pid = p.pid), '') as behind
  from pg_stat_activity a
  where a.application_name = ${studentName} and a.state = 'active'
    and clock_timestamp() - a.query_start > ${worthNoting} * interval '1 ms'`;
