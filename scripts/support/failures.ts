import postgres from 'postgres';
import { sentenceFor } from '../../supabase/local/problem.ts';
import { dataFolder } from './settings.ts';

const lost = new Set([
  'CONNECTION_CLOSED',
  'CONNECTION_ENDED',
  'CONNECTION_DESTROYED',
  'ECONNRESET',
  'EPIPE',
  '57P01',
  '57P02',
  '57P03',
]);

/** What an operator reads about a failure: a sentence where there is one, else all that is known. */
export function told(error: unknown): unknown {
  const { code = '', stack = '' } = (error ?? {}) as { code?: string; stack?: string };
  // postgres.js 3.4.9 writes to a socket that is gone, from a timer of its own.
  if (lost.has(code) || /TypeError: .*null.*\n\s+at .*postgres\/src\/connection/.test(stack)) {
    return 'The connection to the database was lost. What was done stays done; run this again when the database answers.';
  }
  if (error instanceof postgres.PostgresError) {
    return `The database refuses: ${error.message} (${error.code}).`;
  }
  return sentenceFor(error, dataFolder) ?? error;
}
