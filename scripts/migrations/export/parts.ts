import type postgres from 'postgres';
import type { Made } from '../roll-back/made.ts';

type Sql = postgres.Sql | postgres.TransactionSql;

/** What one file of an export holds: a whole table, or the columns that migration 001 added to an older one. */
export type Part = {
  /** The file's name without .csv. */
  name: string;
  /** Written schema.name, as everywhere here. */
  table: string;
  isWhole: boolean;
  columns: string[];
  /** The columns of the primary key; rows are ordered by them. */
  key: string[];
  /** Which rows, as SQL. Of an older table: those in which a new column says something. */
  where: string;
};

/** The parts of what is there of `made`, in an order in which they can be written again. */
export async function readParts(sql: Sql, made: Made): Promise<Part[]> {
  const added = Map.groupBy(made.columns, ({ table }) => table);
  const parts = [
    ...made.tables.map((table) => ({ table, isWhole: true, wanted: null })),
    ...[...added].map(([table, columns]) => ({
      table,
      isWhole: false,
      wanted: columns.map((column) => column.name),
    })),
  ];
  const found: Part[] = [];
  for (const { table, isWhole, wanted } of parts) {
    const columns = await readColumns(sql, table);
    const chosen = columns.filter(({ name, isKey }) => !wanted || isKey || wanted.includes(name));
    const said = columns.filter(({ name }) => wanted?.includes(name));
    if (chosen.length === 0 || (wanted && said.length === 0)) continue;
    found.push({
      name: table.replace(/^public\./, ''),
      table,
      isWhole,
      columns: chosen.map(({ name }) => name),
      key: columns.filter(({ isKey }) => isKey).map(({ name }) => name),
      where: isWhole
        ? 'true'
        : said.map(({ name, usual }) => `${name} is distinct from ${usual}`).join(' or '),
    });
  }
  return found;
}

type Column = { name: string; isKey: boolean; usual: string };

function readColumns(sql: Sql, table: string) {
  return sql<Column[]>`
    select a.attname as name, coalesce(a.attnum = any (i.indkey), false) as "isKey",
      coalesce(pg_get_expr(d.adbin, d.adrelid), 'null') as usual
    from pg_attribute a
    left join pg_index i on i.indrelid = a.attrelid and i.indisprimary
    left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
    where a.attrelid = to_regclass(${table}) and a.attnum > 0 and not a.attisdropped
      and a.attgenerated = ''
    order by a.attnum`;
}

/** The rows of a part as CSV: the same rows give the same bytes. `from`: another table of the same columns. */
export function copyOut(part: Part, from = part.table, where = part.where): string {
  return (
    `copy (select ${part.columns.join(', ')} from ${from} where ${where} ` +
    `order by ${part.key.join(', ')}) to stdout (format csv, header)`
  );
}

/** Settings under which values have one spelling, whatever the server's own are. */
export async function spellPlainly(tx: postgres.TransactionSql): Promise<void> {
  await tx`
    select set_config('timezone', 'UTC', true), set_config('datestyle', 'ISO, YMD', true),
      set_config('intervalstyle', 'postgres', true), set_config('extra_float_digits', '1', true),
      set_config('bytea_output', 'hex', true)`;
}
