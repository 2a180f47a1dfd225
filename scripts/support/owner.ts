import postgres from 'postgres';
import { findRunning } from '../../supabase/local/claim.ts';
import { Problem } from '../../supabase/local/problem.ts';

/** Where the owner's connection leads: DATABASE_URL, else the campus that runs on `folder`. */
export async function ownersDatabase(
  environment: NodeJS.ProcessEnv,
  folder: string,
): Promise<{ url: string; isLocal: boolean }> {
  const local = (await findRunning(folder))?.databaseUrl;
  const url = environment['DATABASE_URL'] || local;
  if (url) return { url, isLocal: url === local };
  throw new Problem(
    'The campus is not running on this machine. Start it (npm start), or set DATABASE_URL to the database of your Supabase project.',
  );
}

/** Connects as the owner, and refuses in a sentence when there is no campus at `url`. */
export async function connectAsOwner(url: string): Promise<postgres.Sql> {
  if (!URL.canParse(url)) {
    throw new Problem(
      'DATABASE_URL is no address such as postgres://user:password@host:5432/postgres.',
    );
  }
  const sql = postgres(url, { max: 1, connect_timeout: 10, onnotice() {} });
  try {
    const [campus] = await sql`select to_regclass('public.applications') is not null as yes`;
    if (campus?.['yes']) return sql;
  } catch (error) {
    await sql.end();
    throw new Problem(`The database does not let us in: ${(error as Error).message}.`);
  }
  await sql.end();
  throw new Problem(
    'That database holds no campus; apply supabase/migrations first (npx supabase db push).',
  );
}
