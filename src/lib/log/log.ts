import { AsyncLocalStorage } from 'node:async_hooks';
import { settings } from '../db/settings';

/** How much each level asks to be read. */
const LEVELS = { debug: 1, info: 2, warn: 3, error: 4 };
export type Level = keyof typeof LEVELS;

const requests = new AsyncLocalStorage<string>();

/** Does `work`; whatever is logged meanwhile, by whomever, carries the request's id. */
export const inRequest = <Result>(id: string, work: () => Result): Result => requests.run(id, work);

/**
 * Writes a line of JSON: when, how bad, in which request, and what `says` adds. Nothing that names or identifies a
 * person belongs into it; `withoutPeople` and `described` take it out of what others have written.
 */
export function log(level: Level, says: object): void {
  if (LEVELS[level] < LEVELS[settings.logLevel]) return;
  const line = { at: new Date().toISOString(), level, request: requests.getStore(), ...says };
  process.stdout.write(`${JSON.stringify(line)}\n`);
}
