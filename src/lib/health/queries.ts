import type { Db } from '../db/client';
import { unwrap } from '../db/errors';
import type { Told } from './health';

/** No function of this name, as PostgREST and as PostgreSQL say it: the database is older than the function. */
const NO_SUCH_FUNCTION = ['PGRST202', '42883'];

/** The versions of the migrations that the database has, in their order. Throws when it does not answer in time. */
export async function tellMigrations(db: Db, milliseconds: number): Promise<Told> {
  const result = await db
    .rpc('applied_migrations')
    .abortSignal(AbortSignal.timeout(milliseconds))
    .retry(false);
  if (NO_SUCH_FUNCTION.includes(result.error?.code ?? '')) return 'no door';
  return { versions: unwrap(result) };
}
