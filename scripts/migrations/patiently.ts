import { setTimeout as pause } from 'node:timers/promises';
import postgres from 'postgres';
import { Problem } from '../../supabase/local/problem.ts';

/** A lock that somebody holds, a deadlock, and a cohort's name that somebody took a moment ago. */
const isPassing = (error: postgres.PostgresError) =>
  ['55P03', '40P01'].includes(error.code) || error.constraint_name === 'cohorts_course_id_name_key';
const longestWait = 120_000;

/**
 * Does `work` in a transaction that waits at most `lockTimeout` (such as '100ms') for a lock, and then lets everybody
 * behind it pass and tries again, for up to two minutes. Then a Problem tells what would not end.
 */
export async function patiently<Result>(
  sql: postgres.Sql,
  lockTimeout: string,
  work: (tx: postgres.TransactionSql) => Promise<Result>,
): Promise<Result> {
  const began = performance.now();
  for (let attempt = 0; ; attempt += 1) {
    try {
      return (await sql.begin(async (tx) => {
        await tx`select set_config('lock_timeout', ${lockTimeout}, true)`;
        return await work(tx);
      })) as Result;
    } catch (error) {
      if (!(error instanceof postgres.PostgresError) || !isPassing(error)) throw error;
      if (performance.now() - began > longestWait) {
        throw new Problem(
          `Something has been in the way for two minutes (${error.message}). What was done stays done; ` +
            'end the transactions that run for so long and run this again.',
        );
      }
      await pause(Math.min(1000, 50 * (attempt + 1)) * (0.5 + Math.random()));
    }
  }
}
