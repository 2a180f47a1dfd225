import type { Sql } from 'postgres';

export type Column = {
  name: string;
  type: string;
  nullable: boolean;
  comment: string | null;
};

/** A foreign key, from the columns of one table to the rows of another. */
export type Reference = {
  columns: string[];
  /** people: auth.users. */
  to: string;
  optional: boolean;
  /** Whether at most one row refers to the same row. */
  one: boolean;
  /** What happens to the row when the other is deleted: cascade, set null, or nothing (refused). */
  onDelete: string | null;
};

export type Table = {
  name: string;
  isView: boolean;
  comment: string | null;
  columns: Column[];
  primaryKey: string[];
  /** The columns of each unique constraint or index, which may be one or several. */
  uniques: string[][];
  references: Reference[];
};

/** Every table and materialized view of schema public, by name. */
export async function readCatalog(sql: Sql): Promise<Table[]> {
  const rows = await sql`
    select c.relname as name, c.relkind = 'm' as "isView", obj_description(c.oid, 'pg_class') as comment,
      (select jsonb_agg(jsonb_build_object(
          'name', a.attname, 'type', format_type(a.atttypid, a.atttypmod), 'nullable', not a.attnotnull,
          'comment', col_description(c.oid, a.attnum)) order by a.attnum)
        from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns,
      coalesce((select ${columnsOf(sql, 'k.conkey')} from pg_constraint k
        where k.conrelid = c.oid and k.contype = 'p'), '[]') as "primaryKey",
      coalesce((select jsonb_agg(u.columns order by u.columns::text collate "C") from (
        select ${columnsOf(sql, 'i.indkey::int2[]')} as columns from pg_index i
        where i.indrelid = c.oid and i.indisunique and not i.indisprimary and i.indpred is null) u), '[]') as uniques,
      coalesce((select jsonb_agg(r order by r.columns::text collate "C", r.to collate "C") from (
        select ${columnsOf(sql, 'k.conkey')} as columns,
          case when k.confrelid = 'auth.users'::regclass then 'people' else
            (select o.relname::text from pg_class o where o.oid = k.confrelid) end as "to",
          exists (select 1 from pg_attribute a
            where a.attrelid = c.oid and a.attnum = any (k.conkey) and not a.attnotnull) as optional,
          exists (select 1 from pg_index i
            where i.indrelid = c.oid and i.indisunique and i.indpred is null
              and i.indkey::int2[] <@ k.conkey) as one,
          case k.confdeltype when 'c' then 'cascade' when 'n' then 'set null' end as "onDelete"
        from pg_constraint k where k.conrelid = c.oid and k.contype = 'f') r), '[]') as references
    from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'm')
    order by c.relname collate "C"`;
  return rows as unknown as Table[];
}

/** The names of the columns whose numbers stand in `numbers`, in its order. */
const columnsOf = (sql: Sql, numbers: string) =>
  sql.unsafe(`(
  select jsonb_agg(a.attname order by n.nth)
  from unnest(${numbers}) with ordinality as n (number, nth)
  join pg_attribute a on a.attrelid = c.oid and a.attnum = n.number)`);
