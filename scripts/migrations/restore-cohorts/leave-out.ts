import type postgres from 'postgres';
import type { WrittenPart } from '../export/manifest.ts';
import { staged } from './staged.ts';

/** Rows that cannot come back, or not with all their words, because of what was deleted meanwhile. */
export type LeftOut = {
  table: string;
  rows: number;
  /** What is gone, as schema.name. */
  gone: string;
  /** The row stays out; or else it comes back without naming what is gone. */
  isWhole: boolean;
};

type Link = {
  parent: string;
  columns: string[];
  parentColumns: string[];
  emptied: string[] | null;
  action: 'c' | 'n';
};

/**
 * Does to the staged rows what the deletions of the meantime would have done to the tables: their foreign keys say
 * whether a row goes with its person, course or lesson, or stays without it.
 */
export async function leaveOut(sql: postgres.Sql, parts: WrittenPart[]): Promise<LeftOut[]> {
  const left: LeftOut[] = [];
  const whole = parts.filter((part) => part.isWhole);
  for (const part of whole) {
    for (const link of await linksOf(sql, part.table)) {
      const staging = whole.find((one) => one.table === link.parent);
      const isGone =
        link.columns.map((column) => `s.${column} is not null`).join(' and ') +
        ` and not exists (select 1 from ${staging ? staged(staging) : link.parent} p where ${link.columns
          .map((column, i) => `p.${link.parentColumns[i]} = s.${column}`)
          .join(' and ')})`;
      const { count } =
        link.action === 'c'
          ? await sql.unsafe(`delete from ${staged(part)} s where ${isGone}`)
          : await sql.unsafe(
              `update ${staged(part)} s set ${(link.emptied ?? link.columns).map((c) => `${c} = null`).join(', ')} where ${isGone}`,
            );
      if (count > 0) {
        left.push({
          table: part.table,
          rows: count,
          gone: link.parent,
          isWhole: link.action === 'c',
        });
      }
    }
  }
  return left;
}

/** Cascades first: a row that goes needs no mending. */
function linksOf(sql: postgres.Sql, table: string) {
  return sql<Link[]>`
    select format('%I.%I', n.nspname, r.relname) as parent, c.confdeltype as action,
      (select array_agg(a.attname::text order by k.place) from unnest(c.conkey) with ordinality as k (num, place)
       join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.num) as columns,
      (select array_agg(a.attname::text order by k.place) from unnest(c.confkey) with ordinality as k (num, place)
       join pg_attribute a on a.attrelid = c.confrelid and a.attnum = k.num) as "parentColumns",
      (select array_agg(a.attname::text) from unnest(c.confdelsetcols) as k (num)
       join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.num) as emptied
    from pg_constraint c
    join pg_class r on r.oid = c.confrelid join pg_namespace n on n.oid = r.relnamespace
    where c.conrelid = to_regclass(${table}) and c.contype = 'f' and c.confdeltype in ('c', 'n')
    order by c.confdeltype, c.conname`;
}
