import { spawn } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Problem } from './problem.ts';

const leaveWithParent = new URL('../../scripts/support/leave-with-parent.mjs', import.meta.url)
  .href;
const project = fileURLToPath(new URL('../..', import.meta.url));

/** Runs the Supabase CLI in `workdir` and gives back what it wrote; what it complains about becomes the problem. */
export async function runSupabase(
  args: string[],
  workdir = project,
  env: NodeJS.ProcessEnv = {},
): Promise<string> {
  const cli = path.join(project, 'node_modules', 'supabase', 'dist', 'supabase.js');
  const program = ['--import', leaveWithParent, cli, ...args];
  const child = spawn(process.execPath, [...program, '--workdir', workdir, '--agent', 'no'], {
    cwd: workdir,
    env: { ...process.env, DO_NOT_TRACK: '1', NO_COLOR: '1', ...env },
    // By the channel it learns that this process is gone, however it went.
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let output = '';
  let complaints = '';
  child.stdout!.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr!.on('data', (chunk: Buffer) => (complaints += chunk.toString()));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0)
    throw new Problem(
      `supabase ${args.slice(0, 2).join(' ')} failed:\n${(complaints + output).trim()}`,
    );
  return output;
}
