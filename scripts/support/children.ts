import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { Problem } from '../../supabase/local/problem.ts';
import { atEnd } from './ending.ts';
import { inProject, project } from './settings.ts';

const leaveWithParent = new URL('leave-with-parent.mjs', import.meta.url).href;

/** Starts a script on this Node, as long as this process lives and no longer. */
export function startScript(
  file: string,
  args: string[],
  env: NodeJS.ProcessEnv,
  options: SpawnOptions = {},
) {
  const child = spawn(process.execPath, ['--import', leaveWithParent, file, ...args], {
    cwd: project,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    ...options,
  });
  atEnd(() => stopChild(child));
  return child;
}

/** Asks a child to end, and insists after two seconds. */
export async function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill('SIGTERM');
  const late = setTimeout(() => child.kill('SIGKILL'), 2500);
  await gone;
  clearTimeout(late);
}

export type Finished = { code: number; output: string };

/** Runs a program to its end and gives back everything it wrote. */
export async function finish(
  program: string,
  args: string[],
  env: NodeJS.ProcessEnv = {},
): Promise<Finished> {
  const child = spawn(program, args, {
    cwd: project,
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  atEnd(() => stopChild(child));
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  }
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  return { code: code ?? 1, output };
}

/** Runs the program of a package, by the file that its package.json names. */
export const finishPackaged = (file: string, args: string[], env?: NodeJS.ProcessEnv) =>
  finish(process.execPath, [inProject('node_modules', file), ...args], env);

/** Resolves when `url` answers at all; gives up when the child ends or after a minute. */
export async function untilAnswers(url: string, child: ChildProcess, what: string): Promise<void> {
  for (let waited = 0; waited < 60_000; waited += 50) {
    if (child.exitCode !== null) throw new Problem(`${what} ended before it answered.`);
    try {
      await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(5000) });
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  throw new Problem(`${what} did not answer at ${url} within a minute.`);
}
