import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import postgres from 'postgres';
import { Problem } from './problem.ts';

const project = fileURLToPath(new URL('../..', import.meta.url));

export type Migrated = {
  /** How many files were new. */
  applied: number;
  /** Files that were changed after they had been applied here; their changes have no effect. */
  edited: string[];
};

/** Applies what is missing of `<workdir>/supabase/migrations` with the Supabase CLI. */
export async function migrate(url: string, workdir = project): Promise<Migrated> {
  const { missing, edited } = await compare(url, path.join(workdir, 'supabase', 'migrations'));
  if (missing.length > 0) {
    await runSupabase(['db', 'push', `--remote=${url}?sslmode=disable`, '--yes'], workdir);
  }
  return { applied: missing.length, edited };
}

type Applied = { version: string; statements: string[] | null };

async function compare(url: string, folder: string) {
  const files = existsSync(folder)
    ? readdirSync(folder).filter((file) => /^\d+_.+\.sql$/.test(file))
    : [];
  const applied = new Map((await readApplied(url)).map((row) => [row.version, row.statements]));
  const versionOf = (file: string) => file.split('_')[0]!;
  const isEdited = (file: string) => {
    const statements = applied.get(versionOf(file))?.join('');
    return (
      statements !== undefined &&
      core(statements) !== core(readFileSync(path.join(folder, file), 'utf8'))
    );
  };
  return {
    missing: files.filter((file) => !applied.has(versionOf(file))),
    edited: files.filter(isEdited),
  };
}

/** The CLI keeps the statements without what stood between them. */
const core = (text: string) => text.replace(/[\s;]/g, '');

async function readApplied(url: string): Promise<Applied[]> {
  const sql = postgres(url, { max: 1, onnotice() {} });
  try {
    const [table] = await sql`select to_regclass('supabase_migrations.schema_migrations') as name`;
    if (!table?.['name']) return [];
    return await sql<
      Applied[]
    >`select version, statements from supabase_migrations.schema_migrations`;
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
