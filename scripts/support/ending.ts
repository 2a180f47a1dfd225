import { told } from './failures.ts';

type Step = () => Promise<void>;
const steps: Step[] = [];
let ending = false;

/** What to end when the command ends, for whatever reason. */
export function atEnd(step: Step): void {
  steps.push(step);
}

/** Ends everything at once, within three seconds, and then the process. */
export async function end(code: number): Promise<never> {
  if (!ending) {
    ending = true;
    setTimeout(() => process.exit(code), 2900).unref();
    await Promise.allSettled(steps.map((step) => step()));
    process.exit(code);
  }
  return new Promise<never>(() => {});
}

/** Runs a command: its problems as sentences, and its children ended with it. */
export async function run(command: () => Promise<number | void>): Promise<void> {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => void end(signal === 'SIGINT' ? 130 : 143));
  }
  process.on('disconnect', () => void end(1));
  const fail = (error: unknown) => {
    if (ending) return;
    console.error(told(error));
    void end(1);
  };
  // Also what a library throws from a timer of its own.
  process.on('uncaughtException', fail);
  await command().then((code) => end(code ?? 0), fail);
}

/** For a command that serves until it is told to stop. */
export const forever = () => new Promise<never>(() => {});
