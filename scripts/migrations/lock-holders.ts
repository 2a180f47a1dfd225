import type postgres from 'postgres';

/**
 * The transactions, the oldest first, that have held a lock on a table of the campus for longer than a second: what a
 * migration that gave up has probably waited for.
 */
export async function lockHolders(sql: postgres.Sql): Promise<string[]> {
  const rows = await sql<{ pid: number; what: string; seconds: number; tables: string[] }[]>`
    select a.pid, a.tables,
      coalesce(nullif(left(regexp_replace(s.query, '\\s+', ' ', 'g'), 60), ''), s.backend_type) as what,
      extract(epoch from clock_timestamp() - s.xact_start)::int as seconds
    from (
      select l.pid, array_agg(distinct c.relname::text order by c.relname::text) as tables
      from pg_catalog.pg_locks l
      join pg_catalog.pg_class c on c.oid = l.relation and c.relkind = 'r'
      join pg_catalog.pg_namespace n on n.oid = c.relnamespace and n.nspname in ('public', 'auth')
      where l.granted and l.database = (select d.oid from pg_catalog.pg_database d where d.datname = current_database())
      group by l.pid
    ) a
    join pg_catalog.pg_stat_activity s on s.pid = a.pid
    where s.xact_start < clock_timestamp() - interval '1 second'
    order by s.xact_start limit 3`;
  return rows.map(
    ({ pid, what, seconds, tables }) =>
      `process ${pid} (${what}) has held ${tables.join(', ')} for ${seconds} s`,
  );
}
