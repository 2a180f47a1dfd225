import postgres from 'postgres';
import { findRunning } from '../../supabase/local/claim.ts';
import { Problem } from '../../supabase/local/problem.ts';
import { readAddress } from './address.ts';
import { dataFolder } from './settings.ts';

/** Where the owner's connection leads: DATABASE_URL, else the campus that runs on `folder`. */
export async function ownersDatabase(
  environment: NodeJS.ProcessEnv,
  folder: string,
): Promise<{ url: string; isLocal: boolean }> {
  const local = (await findRunning(folder))?.databaseUrl;
  const named = environment['DATABASE_URL'];
  if (named) return { url: readAddress(named, 'DATABASE_URL'), isLocal: named === local };
  if (local) return { url: local, isLocal: true };
  throw new Problem(
    'The campus is not running on this machine. Start it (npm start), or set DATABASE_URL to the database of your Supabase project.',
  );
}

/** The database to work on: the address given, else DATABASE_URL, else the campus running here. */
export const addressOf = async (given: string | undefined): Promise<string> =>
  given ? readAddress(given) : (await ownersDatabase(process.env, dataFolder)).url;

/** One connection of the owner, which keeps its locks: it is never renewed. A Problem when there is none to be had. */
export async function connect(url: string): Promise<postgres.Sql> {
  const sql = postgres(readAddress(url), {
    max: 1,
    max_lifetime: null,
    connect_timeout: 10,
    onnotice() {},
  });
  try {
    await sql`select 1`;
    return sql;
  } catch (error) {
    await sql.end({ timeout: 1 });
    throw new Problem(`The database does not let us in: ${(error as Error).message}.`);
  }
}

/** Connects as the owner, and refuses in a sentence when there is no campus at `url`. */
export async function connectAsOwner(url: string): Promise<postgres.Sql> {
  const sql = await connect(url);
  const [campus] = await sql`select to_regclass('public.applications') is not null as yes`;
  if (campus?.['yes']) return sql;
  await sql.end();
  throw new Problem(
    'That database holds no campus; make it one with: npm run db:push -- <postgres url>',
  );
}
