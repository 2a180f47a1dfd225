import { readFileSync } from 'node:fs';
import { sql, type Kysely } from 'kysely';
import { statusFor } from './error-status.ts';

// Where @supabase/lite differs from Supabase, put right on its connection object. The members are
// private, so `correct` refuses to go on when one of them is not what this file was written for.
const writtenFor = '0.10.0';

type DatabaseError = Error & { code?: string; detail?: string | null; hint?: string | null };
type Vars = { auth?: { uid?: string | null; role?: string; jwt?: unknown } };
type Rpc = { method: string; path: string; requestHeaders?: Record<string, string> };
export type Schema = { tables: unknown[] };
type Internals = {
  introspect(): Promise<Schema>;
  rlsState: string;
  normalizeDbError(error: unknown): unknown;
  applyJwtSessionContext(db: Kysely<unknown>, vars: Vars, setRole: boolean): Promise<void>;
  applyRpcRequestGucs(db: Kysely<unknown>, rpc: Rpc): Promise<void>;
};

export function correct(connection: object, schema: Schema): void {
  const inner = connection as Internals;
  assertAsExpected(inner);
  keepSchema(inner, schema);
  keepGrants(inner);
  setCallerInOneStatement(inner);
  answerErrorsLikePostgrest(inner);
}

function assertAsExpected(inner: Internals): void {
  const asExpected =
    installedVersion() === writtenFor &&
    inner.rlsState === 'unknown' &&
    typeof inner.introspect === 'function' &&
    typeof inner.normalizeDbError === 'function' &&
    typeof inner.applyJwtSessionContext === 'function' &&
    typeof inner.applyRpcRequestGucs === 'function';
  if (!asExpected) {
    throw new Error(
      `supabase/local/corrections.ts was written for @supabase/lite ${writtenFor}; look at it again.`,
    );
  }
}

function installedVersion(): string {
  const manifest = new URL('../package.json', import.meta.resolve('@supabase/lite'));
  return (JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }).version;
}

/** It would read the schema with too few rights, and parse a cached copy on every request. */
function keepSchema(inner: Internals, schema: Schema): void {
  inner.introspect = async () => schema;
}

/** On its first request it would grant everything on every table to anon and authenticated. */
function keepGrants(inner: Internals): void {
  inner.rlsState = 'active';
}

/** One round trip in place of six, and the claims complete, also for anon. */
function setCallerInOneStatement(inner: Internals): void {
  inner.applyJwtSessionContext = async (db, vars) => {
    const role = vars.auth?.role ?? 'anon';
    const claims = JSON.stringify(vars.auth?.jwt ?? { role });
    await sql`select set_config('role', ${role}, true), set_config('request.jwt.claims', ${claims}, true)`.execute(
      db,
    );
  };
  inner.applyRpcRequestGucs = async (db, rpc) => {
    const headers = JSON.stringify(rpc.requestHeaders ?? {});
    await sql`select set_config('response.status', '', true), set_config('response.headers', '', true),
      set_config('request.method', ${rpc.method}, true), set_config('request.path', ${rpc.path}, true),
      set_config('request.headers', ${headers}, true),
      set_config('statement_timeout', coalesce(${timeOf(rpc)}, current_setting('statement_timeout')), true)`.execute(
      db,
    );
  };
}

/** The time that a function asks for with `set statement_timeout`; PostgreSQL itself heeds it only from the next statement on. */
const timeOf = ({ path }: Rpc) => sql`(
  select substr(c.setting, 19) from pg_catalog.pg_proc p cross join unnest(p.proconfig) as c (setting)
  where p.pronamespace = 'public'::regnamespace and p.proname = ${path.split('/').at(-1) ?? ''}
    and starts_with(c.setting, 'statement_timeout=') limit 1)`;

/** It knows only some SQLSTATEs and calls the rest 500; the `PGRST` form makes it say what we say. */
function answerErrorsLikePostgrest(inner: Internals): void {
  const original = inner.normalizeDbError.bind(inner);
  const knownToIt = /^(42501|42P01|42883|42P17|42703|23505|23503|25006|PGRST|PT...)$/;
  inner.normalizeDbError = (thrown) => {
    const error = original(thrown) as DatabaseError;
    const code = error?.code;
    if (typeof code !== 'string' || !/^[0-9A-Z]{5}$/.test(code) || knownToIt.test(code))
      return error;
    const body = {
      code,
      message: error.message,
      details: error.detail ?? null,
      hint: error.hint ?? null,
    };
    return Object.assign(new Error(JSON.stringify(body)), {
      code: 'PGRST',
      detail: JSON.stringify({ status: statusFor(code), headers: {} }),
      hint: null,
    });
  };
}
