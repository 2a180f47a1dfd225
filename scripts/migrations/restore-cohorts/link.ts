import type postgres from 'postgres';
import type { WrittenPart } from '../export/manifest.ts';
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

const batch = 2000;

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

/** A column without its usual value was written by somebody; so is a cohort that the restore left out. */
const rewrite = (part: WrittenPart, columns: string[], extra = '') => `
  update ${part.table} t set ${columns.map((c) => `${c} = s.${c}`).join(', ')}${extra}
  from ${staged(part)} s
  where ${part.key.map((c) => `t.${c} = s.${c}`).join(' and ')} and not (${part.where.replace(/(^| or )/g, '$1t.')})
    ${columns.includes('cohort_id') ? 'and exists (select 1 from public.cohorts c where c.id = s.cohort_id)' : ''}`;

/** Few rows, whose triggers would note a change and its time. */
async function linkCourses(tx: postgres.TransactionSql, part: WrittenPart, columns: string[]) {
  await tx.unsafe(`alter table ${part.table} disable trigger user`);
  await tx.unsafe(rewrite(part, columns));
  await tx.unsafe(`alter table ${part.table} enable trigger user`);
}

async function linkInBatches(sql: postgres.Sql, part: WrittenPart, columns: string[]) {
  const [key] = part.key;
  // A row that came without the time of its completion would be given today's by its trigger.
  const extra =
    part.table === 'public.lesson_progress'
      ? ', completed_at = coalesce(t.completed_at, case when t.completed then t.last_accessed end)'
      : '';
  for (let last = '0'; ;) {
    const [window] = await sql.unsafe(
      `select max(w.k)::text as end from (select ${key} as k from ${staged(part)} where ${key} > $1 order by 1 limit ${batch}) w`,
      [last],
    );
    if (!window!['end']) return;
    const end = window!['end'] as string;
    const from = last;
    await patiently(sql, '1s', (tx) =>
      tx.unsafe(`${rewrite(part, columns, extra)} and s.${key} > $1 and s.${key} <= $2`, [
        from,
        end,
      ]),
    );
    last = end;
  }
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
