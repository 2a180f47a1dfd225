import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Problem } from './problem.ts';

/** What the running campus tells about itself, in running.json of its data folder. */
export type Running = {
  instance: string;
  pid: number;
  supabaseUrl: string;
  siteUrl: string;
  databaseUrl?: string;
};

export const whoPath = '/campus-instance';

/** The campus that runs on this folder now, or null. A file left by a killed one does not count. */
export async function findRunning(folder: string): Promise<Running | null> {
  const file = path.join(folder, 'running.json');
  if (!existsSync(file)) return null;
  try {
    const running = JSON.parse(readFileSync(file, 'utf8')) as Running;
    const answer = await fetch(running.supabaseUrl + whoPath, {
      signal: AbortSignal.timeout(1000),
    });
    return (await answer.text()) === running.instance ? running : null;
  } catch {
    return null;
  }
}

/**
 * Makes this process the only one on the folder. It listens at `supabaseUrl` already and tells its
 * `instance` there, so that whoever comes next can hear that it is alive.
 */
export async function claimFolder(folder: string, about: Omit<Running, 'pid'>) {
  const file = path.join(folder, 'running.json');
  const running: Running = { pid: process.pid, ...about };
  const write = (flag: 'w' | 'wx') =>
    writeFileSync(file, JSON.stringify(running), { mode: 0o600, flag });
  try {
    write('wx');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    const other = await findRunning(folder);
    if (other)
      throw new Problem(
        `The campus of ${folder} is already running, at ${other.siteUrl} (process ${other.pid}).`,
      );
    write('w');
  }
  return {
    note(more: Partial<Running>) {
      Object.assign(running, more);
      write('w');
    },
    release: () => rmSync(file, { force: true }),
  };
}
