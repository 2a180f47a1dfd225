import { format, stripVTControlCharacters } from 'node:util';
import { log, type Level } from './log';
import { described, withoutPeople } from './words';

const methods = {
  debug: 'debug',
  log: 'info',
  info: 'info',
  warn: 'warn',
  error: 'error',
} as const;

/** Turns what Astro, its adapter and the libraries print, and what nobody caught, into lines of the log. */
export function captureTheRest(): void {
  for (const [method, level] of Object.entries(methods) as [keyof typeof methods, Level][]) {
    console[method] = (...words: unknown[]) => said(level, words);
  }
  process.removeAllListeners('warning');
  process.on('warning', (warning) => log('warn', described(warning)));
  process.on('unhandledRejection', (reason) => log('error', described(reason)));
  process.on('uncaughtException', (failure) => {
    log('error', described(failure));
    process.exit(1);
  });
}

/** What Astro puts before its words: the time, the level, who speaks. */
const prefix = /^\d\d:\d\d:\d\d (?:\[[^\]]*\] ?)*/;

function said(level: Level, words: unknown[]): void {
  const [failure] = words.filter((word) => word instanceof Error);
  const text = stripVTControlCharacters(format(...words.filter((word) => word !== failure)));
  // The adapter repeats what was logged as an unhandled rejection.
  if (text.includes('Unhandled rejection while rendering')) return;
  const [first = '', ...more] = text.trim().split('\n');
  const message = first.replace(prefix, '');
  const stack = more.flatMap((line) => /^\s+at (.*)/.exec(line)?.[1] ?? []);
  log(level, {
    ...(failure ? described(failure) : { message: withoutPeople(message) }),
    ...(failure && message && { about: withoutPeople(message) }),
    ...(stack.length > 0 && { stack }),
  });
}
