import type postgres from 'postgres';
import type { WrittenPart } from '../export/manifest.ts';
import { startPace } from '../pace.ts';
import { patiently } from '../patiently.ts';
import { staged } from './stage.ts';

/** What came of the columns that an older table had from migration 001; numbers are rows of the export. */
export type Linked = {
  table: string;
  now: number;
  wasThere: number;
  changedSince: number;
  gone: number;
};

/** Writes the columns again wherever the row still has the usual values. Rows that were changed since stay so. */
export async function linkOlderTable(sql: postgres.Sql, part: WrittenPart): Promise<Linked> {
  const columns = part.columns.filter((column) => !part.key.includes(column));
  const before = await count(sql, part, columns);
  if (part.table === 'public.courses')
    await patiently(sql, '100ms', (tx) => linkCourses(tx, part, columns));
  else await linkInBatches(sql, part, columns);
  const after = await count(sql, part, columns);
  return {
    table: part.table,
    now: after.equal - before.equal,
    wasThere: before.equal,
    changedSince: after.present - after.equal,
    gone: after.rows - after.present,
  };
}

const sameKey = (part: WrittenPart, row: string) =>
  part.key.map((c) => `${row}.${c} = s.${c}`).join(' and ');

/** A column without its usual value was written by somebody; so is a cohort that the restore left out. */
const isToWrite = (part: WrittenPart, columns: string[]) => `
  ${sameKey(part, 't')} and not (${part.where.replace(/(^| or )/g, '$1t.')})
  ${columns.includes('cohort_id') ? 'and exists (select 1 from public.cohorts c where c.id = s.cohort_id)' : ''}`;

const assign = (columns: string[]) => columns.map((c) => `${c} = s.${c}`).join(', ');

/** Few rows, whose triggers would note a change and its time. */
async function linkCourses(tx: postgres.TransactionSql, part: WrittenPart, columns: string[]) {
  await tx.unsafe(`alter table ${part.table} disable trigger user`);
  await tx.unsafe(`
    update ${part.table} t set ${assign(columns)} from ${staged(part)} s where ${isToWrite(part, columns)}`);
  await tx.unsafe(`alter table ${part.table} enable trigger user`);
}

/** Rows that somebody is just writing are passed over, and looked at again when the others are written. */
async function linkInBatches(sql: postgres.Sql, part: WrittenPart, columns: string[]) {
  for (let written = 1, round = 0; written > 0 && round < 3; round += 1) {
    written = 0;
    for await (const rows of walk(sql, part, columns)) written += rows;
  }
}

async function* walk(
  sql: postgres.Sql,
  part: WrittenPart,
  columns: string[],
): AsyncGenerator<number> {
  const pace = startPace();
  const [key] = part.key;
  for (let last = '0'; ;) {
    const [window] = await sql.unsafe(
      `select max(w.k)::text as end from (select ${key} as k from ${staged(part)} where ${key} > $1 order by 1 limit $2) w`,
      [last, pace.size()],
    );
    const end = window!['end'] as string | null;
    if (end === null) return;
    const from = last;
    const began = performance.now();
    const rows = await patiently(sql, '1s', (tx) => linkBatch(tx, part, columns, [from, end]));
    pace.took(performance.now() - began);
    last = end;
    yield rows;
  }
}

async function linkBatch(
  tx: postgres.TransactionSql,
  part: WrittenPart,
  columns: string[],
  window: [after: string, upTo: string],
): Promise<number> {
  const [key] = part.key;
  // A row that came without the time of its completion would be given today's by its trigger.
  const times =
    part.table === 'public.lesson_progress'
      ? ', completed_at = coalesce(o.completed_at, case when o.completed then o.last_accessed end)'
      : '';
  const { count: rows } = await tx.unsafe(
    `with s as materialized (
      select s.* from ${staged(part)} s join ${part.table} t on ${isToWrite(part, columns)}
      where s.${key} > $1 and s.${key} <= $2
      for no key update of t skip locked
    )
    update ${part.table} o set ${assign(columns)}${times} from s where ${sameKey(part, 'o')}`,
    window,
  );
  return rows;
}

async function count(sql: postgres.Sql, part: WrittenPart, columns: string[]) {
  const isEqual = columns.map((c) => `t.${c} is not distinct from s.${c}`).join(' and ');
  const [row] = await sql.unsafe(`
    select count(*)::int as rows, count(t.${part.key[0]})::int as present,
      (count(*) filter (where t.${part.key[0]} is not null and ${isEqual}))::int as equal
    from ${staged(part)} s
    left join ${part.table} t on ${part.key.map((c) => `t.${c} = s.${c}`).join(' and ')}`);
  return row as unknown as { rows: number; present: number; equal: number };
}
