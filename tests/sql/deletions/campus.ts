import type postgres from 'postgres';
import type { Scene, Sql } from '../stage.ts';

/** Every row of the campus as the database writes it, by table; not the log, and not what is kept of deletions. */
export async function everything(owner: Sql | postgres.Sql): Promise<Record<string, string[]>> {
  const tables = await owner`
    select tablename as name from pg_tables
    where schemaname = 'public' and tablename not in ('audit_log', 'deletions') order by 1`;
  const found: Record<string, string[]> = {};
  for (const { name } of tables) {
    const rows = await owner.unsafe(`select to_jsonb(t)::text as row from ${name} t order by 1`);
    found[name as string] = rows.map((row) => row['row'] as string);
  }
  return found;
}

export const drop = (kind: string, id: number) => (sql: Sql) =>
  sql.unsafe(`delete from ${kind}s where id = ${id} returning id`);

export const back = (deletion: number) => (sql: Sql) => sql`select bring_back(${deletion})`;

/** The latest deletion. */
export async function latest(owner: Sql | postgres.Sql) {
  const [row] = await owner`select * from deletions order by id desc limit 1`;
  return row!;
}

/** Deletes as somebody, and answers the deletion's id. */
export async function dropAs(scene: Scene, who: 'dana' | 'femi' | 'esi', kind: string, id: number) {
  await scene.as(who, drop(kind, id));
  return Number((await latest(scene.owner))['id']);
}
