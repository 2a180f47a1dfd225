import type postgres from 'postgres';
import { Problem } from '../../../supabase/local/problem.ts';
import type { WrittenPart } from '../export/manifest.ts';
import { copyOut, spellPlainly } from '../export/parts.ts';
import { hashOf } from '../export/write.ts';
import { patiently } from '../patiently.ts';
import { staged } from './staged.ts';

/** A table after the restore. `rows`: of the export, that are there now. */
export type Filled = { table: string; rows: number; wasThere: boolean; changedSince: number };

/**
 * Puts the staged rows into the cohort tables, with their ids, all of them or none. Triggers stand still meanwhile:
 * these rows were judged, counted and noted when they were written. A second time it finds them there. A Problem when
 * the tables hold other rows.
 */
export async function fillTables(sql: postgres.Sql, parts: WrittenPart[]): Promise<Filled[]> {
  const whole = parts.filter((part) => part.isWhole);
  return patiently(sql, '1s', async (tx) => {
    await spellPlainly(tx);
    for (const { table } of whole) await tx.unsafe(`alter table ${table} disable trigger user`);
    const filled = (await isEmpty(tx, whole)) ? await fill(tx, whole) : await recognize(tx, whole);
    // Before anybody sees the rows: the planner believes the tables empty.
    await tx.unsafe(`analyze ${whole.map(({ table }) => table).join(', ')}`);
    for (const { table } of whole) await tx.unsafe(`alter table ${table} enable trigger user`);
    return filled;
  });
}

async function isEmpty(tx: postgres.TransactionSql, whole: WrittenPart[]): Promise<boolean> {
  const [row] = await tx.unsafe(
    `select ${whole.map(({ table }) => `exists (select 1 from ${table})`).join(' or ')} as any`,
  );
  return !row!['any'];
}

async function fill(tx: postgres.TransactionSql, whole: WrittenPart[]): Promise<Filled[]> {
  const filled: Filled[] = [];
  for (const part of whole) {
    const columns = part.columns.join(', ');
    const { count } = await tx.unsafe(`
      insert into ${part.table} (${columns}) overriding system value
      select ${columns} from ${staged(part)} order by ${part.key.join(', ')}`);
    if (part.lastId !== null) {
      await tx`select setval(pg_get_serial_sequence(${part.table}, ${part.key.at(-1)!}), ${part.lastId}::bigint)`;
    }
    filled.push({ table: part.table, rows: count, wasThere: false, changedSince: 0 });
  }
  // The tables' own words against the files', now that everything stands.
  for (const part of whole) {
    if ((await hashOf(tx, copyOut(part))) !== (await hashOf(tx, copyOut(part, staged(part))))) {
      throw new Problem(
        `${part.table} came out otherwise than it was written; nothing was changed.`,
      );
    }
  }
  return filled;
}

/** Are the staged rows there already? A row is known by its key and by when it was made. */
async function recognize(tx: postgres.TransactionSql, whole: WrittenPart[]): Promise<Filled[]> {
  const filled: Filled[] = [];
  for (const part of whole) {
    const isSame = [...part.key, ...part.columns.filter((column) => column === 'created_at')]
      .map((column) => `t.${column} = s.${column}`)
      .join(' and ');
    const [row] = await tx.unsafe(`
      select count(*)::int as rows, count(t.${part.key[0]})::int as there,
        (count(*) filter (where row(${part.columns.map((c) => `t.${c}`).join(', ')})
          is distinct from row(${part.columns.map((c) => `s.${c}`).join(', ')})))::int as changed
      from ${staged(part)} s left join ${part.table} t on ${isSame}`);
    if (row!['rows'] !== row!['there']) {
      throw new Problem(
        `${part.table} or another cohort table holds rows that are not of this export. Empty tables are asked for; nothing was changed.`,
      );
    }
    filled.push({
      table: part.table,
      rows: row!['rows'] as number,
      wasThere: true,
      changedSince: row!['changed'] as number,
    });
  }
  return filled;
}
