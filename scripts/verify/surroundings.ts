import type { TransactionSql } from 'postgres';
import { isEdited, missingOf, readApplied } from '../migrations/applied.ts';
import type { MigrationFile } from '../migrations/files.ts';
import type { Answer } from './finding.ts';

const names = async (query: Promise<{ name: string }[]>) => (await query).map(({ name }) => name);

export async function server(sql: TransactionSql): Promise<Answer> {
  const [row] = await sql`
    select current_setting('server_version') as word, current_setting('server_version_num')::int as number`;
  const { word, number } = row as unknown as { word: string; number: number };
  const isOld = number < 150_000;
  return {
    complaints: isOld ? ['PostgreSQL is older than 15: upgrade the project first.'] : [],
    note: `PostgreSQL ${word.split(' ')[0]}`,
  };
}

/** What the migrations rely on: roles with the rights that Supabase gives them, and schemas. */
export async function host(sql: TransactionSql): Promise<Answer> {
  const missing = await names(sql`
    select 'role ' || r as name
    from unnest(array['anon', 'authenticated', 'service_role', 'authenticator', 'supabase_auth_admin']) r
    where to_regrole(r) is null
    union all
    select 'schema ' || s from unnest(array['auth', 'extensions']) s where to_regnamespace(s) is null`);
  const mighty = await names(sql`
    select rolname as name from pg_roles
    where rolname in ('anon', 'authenticated', 'authenticator') and (rolsuper or rolbypassrls)`);
  const weak = await names(sql`
    select rolname as name from pg_roles where rolname = 'service_role' and not rolbypassrls`);
  return {
    complaints: [
      ...missing.map((name) => `${name} is missing: this is no Supabase database.`),
      ...mighty.map(
        (name) =>
          `role ${name} passes over row security: alter role ${name} nobypassrls nosuperuser.`,
      ),
      ...weak.map(
        (name) => `role ${name} does not pass over row security: alter role ${name} bypassrls.`,
      ),
    ],
  };
}

const listed = (files: MigrationFile[]) =>
  files.length === 1
    ? `${files[0]!.name} is`
    : `${files.length} migrations, ${files[0]!.name} to ${files.at(-1)!.name}, are`;

/** Which files were applied, and whether they are still what was applied. */
export async function migrations(sql: TransactionSql, files: MigrationFile[]): Promise<Answer> {
  const applied = new Map((await readApplied(sql)).map((row) => [row.version, row.statements]));
  const versions = new Set(files.map(({ version }) => version));
  const missing = await missingOf(sql, files);
  const unknown = [...applied.keys()].filter((version) => !versions.has(version));
  return {
    complaints: [
      ...(missing.length > 0
        ? [`${listed(missing)} not applied: npm run db:push -- <postgres url>.`]
        : []),
      ...unknown.map(
        (version) =>
          `migration ${version} is applied, but this repository has no such file: is it up to date?`,
      ),
      ...files
        .filter((file) => isEdited(file, applied.get(file.version)))
        .map(
          ({ name }) => `${name} was changed after it was applied: put the change into a new file.`,
        ),
    ],
  };
}

export async function jobs(sql: TransactionSql): Promise<Answer> {
  const [cron] = await sql`select to_regclass('cron.job') is not null as here`;
  if (!cron!['here']) {
    const note = 'no pg_cron here: something else must run "npm run db:jobs" every five minutes';
    return { complaints: [], note };
  }
  const scheduled = await sql`
    select 1 from cron.job where command ilike '%private.run_jobs()%' and active and database = current_database()`;
  const complaint = `pg_cron does not run them: select cron.schedule('campus-jobs', '*/5 * * * *', 'select private.run_jobs()').`;
  return { complaints: scheduled.length > 0 ? [] : [complaint] };
}
