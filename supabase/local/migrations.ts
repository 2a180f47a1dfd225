import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import postgres from 'postgres';
import { Problem } from './problem.ts';

const project = fileURLToPath(new URL('../..', import.meta.url));

/** Applies what is missing of `<workdir>/supabase/migrations` with the Supabase CLI. Resolves to how many files that were. */
export async function migrate(url: string, workdir = project): Promise<number> {
  const missing = await missingMigrations(url, workdir);
  if (missing.length > 0)
    await runSupabase(['db', 'push', `--remote=${url}?sslmode=disable`, '--yes'], workdir);
  return missing.length;
}

async function missingMigrations(url: string, workdir: string): Promise<string[]> {
  const folder = path.join(workdir, 'supabase', 'migrations');
  const files = existsSync(folder)
    ? readdirSync(folder).filter((file) => /^\d+_.+\.sql$/.test(file))
    : [];
  const sql = postgres(url, { max: 1, onnotice() {} });
  try {
    const [table] = await sql`select to_regclass('supabase_migrations.schema_migrations') as name`;
    if (!table?.['name']) return files;
    const applied = await sql<
      { version: string }[]
    >`select version from supabase_migrations.schema_migrations`;
    const versions = new Set(applied.map((row) => row.version));
    return files.filter((file) => !versions.has(file.split('_')[0]!));
  } finally {
    await sql.end();
  }
}

/** Runs the Supabase CLI in `workdir` and gives back what it wrote; what it complains about becomes the problem. */
export async function runSupabase(args: string[], workdir = project): Promise<string> {
  const cli = path.join(project, 'node_modules', 'supabase', 'dist', 'supabase.js');
  const child = spawn(process.execPath, [cli, ...args, '--workdir', workdir, '--agent', 'no'], {
    cwd: workdir,
    env: { ...process.env, DO_NOT_TRACK: '1', NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let complaints = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (complaints += chunk.toString()));
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
