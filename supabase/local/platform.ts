import { readFileSync } from 'node:fs';
import postgres from 'postgres';
import type { Cluster } from './cluster.ts';
import type { Secrets } from './secrets.ts';

const read = (file: string) => readFileSync(new URL(file, import.meta.url), 'utf8');

/** Gives `database` everything a hosted project has before its first migration. May be repeated. */
export async function preparePlatform(
  cluster: Cluster,
  secrets: Secrets,
  database = 'postgres',
): Promise<void> {
  const sql = postgres(cluster.url('supabase_admin', database), { max: 1, onnotice() {} });
  try {
    const roles = read('roles.sql').replace(/:'(\w+)'/g, (_, login: keyof Secrets['passwords']) => {
      return `'${secrets.passwords[login]}'`;
    });
    await sql.unsafe(roles);
    await sql.unsafe(`alter database ${sql.options.database} owner to postgres`);
    await sql.unsafe(read('platform.sql'));
  } finally {
    await sql.end();
  }
}
