import type postgres from 'postgres';
import type { WrittenPart } from '../export/manifest.ts';
import { startPace, type Pace } from '../pace.ts';
import { patiently } from '../patiently.ts';
import { planByIndex } from '../plans.ts';
import { slicesOf } from './slices.ts';
import { staged } from './staged.ts';

/** What came of the columns that an older table had from migration 001; numbers are rows of the export. */
export type Linked = {
  table: string;
  now: number;
  wasThere: number;
  changedSince: number;
  gone: number;
};

/**
 * Writes the columns of `part`, whose file is in `folder`, again wherever the row still has the usual values. Rows that
 * were changed since stay so.
 */
export async function linkOlderTable(
  sql: postgres.Sql,
  folder: string,
  part: WrittenPart,
): Promise<Linked> {
  const columns = part.columns.filter((column) => !part.key.includes(column));
  const linked: Linked = { table: part.table, now: 0, wasThere: 0, changedSince: 0, gone: 0 };
  const pace = startPace();
  await planByIndex(sql, true);
  for await (const _ of slicesOf(sql, folder, part)) {
    const before = await count(sql, part, columns);
    if (part.table === 'public.courses')
      await patiently(sql, '100ms', (tx) => linkCourses(tx, part, columns));
    else await linkInBatches(sql, part, columns, pace);
    const after = await count(sql, part, columns);
    linked.now += after.equal - before.equal;
    linked.wasThere += before.equal;
    linked.changedSince += after.present - after.equal;
    linked.gone += after.rows - after.present;
  }
  await planByIndex(sql, false);
  return linked;
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

/** Rows that somebody is just writing are passed over, and waited for in the end, each by itself. */
async function linkInBatches(
  sql: postgres.Sql,
  part: WrittenPart,
  columns: string[],
  pace: Pace,
): Promise<void> {
  const [key] = part.key;
  for (let last = '0'; ;) {
    const [window] = await sql.unsafe(
      `select max(w.k)::text as end from (select ${key} as k from ${staged(part)} where ${key} > $1 order by 1 limit $2) w`,
      [last, pace.size()],
    );
    const end = window!['end'] as string | null;
    if (end === null) break;
    const from = last;
    const which = `s.${key} > $1 and s.${key} <= $2`;
    await pace.batch(() =>
      patiently(sql, '1s', (tx) => linkBatch(tx, part, columns, which, [from, end], 'skip locked')),
    );
    last = end;
  }
  const left = await sql.unsafe(
    `select s.${key}::text as key from ${staged(part)} s join ${part.table} t on ${isToWrite(part, columns)}`,
  );
  for (const row of left) {
    await patiently(sql, '1s', (tx) =>
      linkBatch(tx, part, columns, `s.${key} = $1`, [row['key'] as string]),
    );
  }
}

async function linkBatch(
  tx: postgres.TransactionSql,
  part: WrittenPart,
  columns: string[],
  which: string,
  keys: string[],
  busy: 'skip locked' | '' = '',
): Promise<void> {
  // A row that came without the time of its completion would be given today's by its trigger.
  const times =
    part.table === 'public.lesson_progress'
      ? ', completed_at = coalesce(o.completed_at, case when o.completed then o.last_accessed end)'
      : '';
  await tx.unsafe(
    `with s as materialized (
      select s.* from ${staged(part)} s join ${part.table} t on ${isToWrite(part, columns)}
      where ${which}
      for no key update of t ${busy}
    )
    update ${part.table} o set ${assign(columns)}${times} from s where ${sameKey(part, 'o')}`,
    keys,
  );
}

async function count(sql: postgres.Sql, part: WrittenPart, columns: string[]) {
  const isEqual = columns.map((c) => `t.${c} is not distinct from s.${c}`).join(' and ');
  const [row] = await sql.unsafe(`
    select count(*)::int as rows, count(t.${part.key[0]})::int as present,
      (count(*) filter (where t.${part.key[0]} is not null and ${isEqual}))::int as equal
    from ${staged(part)} s
    left join ${part.table} t on ${sameKey(part, 't')}`);
  return row as unknown as { rows: number; present: number; equal: number };
}
