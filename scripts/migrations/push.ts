import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type postgres from 'postgres';
import { runSupabase } from '../../supabase/local/cli.ts';
import { Problem } from '../../supabase/local/problem.ts';
import { readAddress, withoutPassword } from '../support/address.ts';
import { connect } from '../support/owner.ts';
import { project } from '../support/settings.ts';
import { lockNumber, type Say } from './alone.ts';
import { missingOf } from './applied.ts';
import { migrationFiles } from './files.ts';
import { concurrentIndexes, dropInvalid } from './invalid-indexes.ts';
import { lockHolders } from './lock-holders.ts';

export type Pushed = {
  /** The names of the files that were applied, in their order. */
  applied: string[];
  /** Indexes that an interrupted build had left invalid; they were dropped, and built again. */
  rebuilt: string[];
};

type Options = {
  /** The folder that holds supabase/migrations. */
  workdir?: string;
  /** For how many seconds a file that cannot have its lock is tried again. */
  patience?: number;
  say?: Say;
};

/** Lock not available; deadlock detected. */
const worthRetrying = /SQLSTATE (?:55P03|40P01)/;

/**
 * Applies what is missing of `<workdir>/supabase/migrations` with the Supabase CLI: each file in one transaction, a
 * file with `concurrently` statement by statement. A file gives up rather than let people queue behind it; it is
 * tried again, for `patience` seconds each. Can be interrupted at any time, and run again. What the CLI complains
 * about otherwise is thrown, as a Problem.
 */
export async function push(
  url: string,
  { workdir = project, patience = 900, say = () => {} }: Options = {},
): Promise<Pushed> {
  const files = migrationFiles(path.join(workdir, 'supabase', 'migrations'));
  const address = readAddress(url);
  const sql = await connect(address);
  try {
    await waitForOthers(sql, say);
    const before = await missingOf(sql, files);
    const rebuilt = new Set<string>();
    let missing = before;
    let since = performance.now();
    for (let tries = 1; missing.length > 0; tries += 1) {
      for (const index of await dropInvalid(sql, concurrentIndexes(files), say)) {
        rebuilt.add(index);
        say(`Dropped ${index}, which an interrupted build had left invalid.`);
      }
      const trouble = await pushOnce(address, workdir);
      const left = await missingOf(sql, files);
      if (trouble === null || left.length === 0) break;
      if (left.length < missing.length) {
        [tries, since] = [1, performance.now()];
      }
      missing = left;
      // A push that was killed has just come to the end of this file in the database.
      const tried = lastTried(trouble);
      if (tried && !left.some((file) => file.name === tried)) continue;
      if (!worthRetrying.test(trouble.message)) throw trouble;
      const holders = (await lockHolders(sql)).map((line) => `\n  ${line}`).join('');
      const waits = `${missing[0]!.name} could not have a lock in time${holders && ':'}${holders}`;
      if (performance.now() - since > patience * 1000) throw new Problem(`${waits}\nGiven up.`);
      say(`${waits}; trying again.`);
      await pause(Math.min(200 * 1.5 ** tries, 5000));
    }
    return { applied: before.map((file) => file.name), rebuilt: [...rebuilt] };
  } finally {
    await sql.end({ timeout: 1 });
  }
}

const lastTried = ({ message }: Problem) =>
  [...message.matchAll(/Applying migration (\S+\.sql)/g)].at(-1)?.[1];

/** Asks again and again: a statement that waits for the lock would keep an index from being built. */
async function waitForOthers(sql: postgres.Sql, say: Say): Promise<void> {
  for (let tries = 0; ; tries += 1) {
    const [lock] = await sql`select pg_try_advisory_lock(${lockNumber}) as had`;
    if (lock!['had']) return;
    if (tries === 0)
      say('Another push, backfill or rollback is at work on this database; waiting for it to end.');
    await pause(500);
  }
}

/** Runs the CLI; gives what stood in its way, or null. */
async function pushOnce(address: string, workdir: string): Promise<Problem | null> {
  const { shown, password } = withoutPassword(address);
  const env = { PGPASSWORD: password };
  try {
    // A migration of the older campus may come later than one of the cohorts, and bears the smaller number.
    const all = ['--include-all', '--yes'];
    await runSupabase(['db', 'push', `--remote=${shown}`, ...all], workdir, env);
    return null;
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
}
