import type { TransactionSql } from 'postgres';
import { migrationFiles } from '../migrations/files.ts';
import { missingOf } from '../migrations/applied.ts';
import { readCatalog, type Entry } from './catalog.ts';
import { differences } from './differences.ts';
import type { Answer, Finding } from './finding.ts';
import { tryOperations } from './operations.ts';
import { clock, rosterView, rowSecurity, validity } from './state.ts';
import { host, jobs, migrations, server } from './surroundings.ts';

type Check = (sql: TransactionSql) => Promise<Answer>;

/**
 * The checklist of docs/migration-001.md, in a transaction that the caller undoes. `expected` is the catalog that
 * the migrations make in an empty database.
 */
export async function verify(sql: TransactionSql, expected: Entry[]): Promise<Finding[]> {
  const files = migrationFiles();
  await sql`set local lock_timeout = '3s'`;
  const ask = async (check: string, work: Check): Promise<Finding> => {
    // A check that breaks must not take the transaction along.
    const asked = sql.savepoint(work) as Promise<Answer>;
    const broken = (error: Error): Answer => ({ complaints: [`this fails: ${error.message}.`] });
    return { check, ...(await asked.catch(broken)) };
  };
  const first = [
    await ask('the server answers', server),
    await ask('roles and schemas that Supabase brings', host),
    await ask(`migrations applied (${files.length})`, (here) => migrations(here, files)),
  ];
  // Without all migrations everything else would be about what they bring.
  if ((await missingOf(sql, files)).length > 0) return first;
  return [
    ...first,
    ...differences(expected, await readCatalog(sql), files),
    await ask('row security on every table of schema public', rowSecurity),
    await ask('indexes valid, constraints validated, triggers enabled', validity),
    await ask('the clock runs', clock),
    await ask('the roster view can be read', rosterView),
    await ask('the jobs that follow the dates', jobs),
    await ask('a cohort, a student, a schedule and the roster, tried and undone', tryOperations),
  ];
}
