import type postgres from 'postgres';
import fc from 'fast-check';
import { codeOf, speakAs, type Sql, type Who } from '../stage.ts';

/** Something that somebody does in a transaction of their own; the owner comes without a token. */
export type Act = { who: Who | 'owner'; does: (sql: Sql) => Promise<unknown> };

/**
 * `CAMPUS_RACES=200 npm run test:sql -- races` runs longer; `CAMPUS_SEED=…` begins as a run that failed began. Who
 * wins a race is for the machine to say, so the same seed makes the same acts, not the same order.
 */
export const parameters = (numRuns: number) => {
  const seed = Number(process.env['CAMPUS_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
  console.info(`races: CAMPUS_SEED=${seed}`);
  return { numRuns: Number(process.env['CAMPUS_RACES'] ?? numRuns), seed, endOnFailure: true };
};

/** Time for a property, however many runs are asked for. */
export const patience = 30_000 + 2_000 * Number(process.env['CAMPUS_RACES'] ?? 0);

/** Does all acts at once, and answers the SQLSTATE with which each was refused, null for none. */
export function race(hands: postgres.Sql, acts: Act[]): Promise<(string | null)[]> {
  return Promise.all(
    acts.map(({ who, does }) =>
      codeOf(
        hands
          .begin(async (sql) => {
            if (who !== 'owner') await speakAs(sql, who);
            await does(sql);
          })
          .catch(tellDeadlock),
      ),
    ),
  );
}

/** Where the database gave up; its code alone would not help to find out why. */
function tellDeadlock(error: postgres.PostgresError): never {
  if (error.code === '40P01') console.error(error.query, error.detail, error.where);
  throw error;
}

/** One of few, by its place; the arbitraries stay small and the story gives the ids. */
export const place = (few: number) => fc.nat(few - 1);
