import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { Problem } from '../../supabase/local/problem.ts';
import { finishPackaged } from './children.ts';
import { inProject } from './settings.ts';

const sources = ['src', 'public', 'astro.config.ts', 'tsconfig.json', 'package-lock.json'];
const migrations = inProject('supabase', 'migrations');
const stamp = inProject('dist', 'built-from');

/** Builds the app into dist/ unless it was built from just these sources. Resolves to whether it had to. */
export async function build(): Promise<boolean> {
  const fingerprint = hashOf(sources);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint) return false;
  rmSync(stamp, { force: true });
  await buildInto(inProject('dist'));
  writeFileSync(stamp, fingerprint);
  return true;
}

/** Builds the app into a folder of the project, where it finds its packages. */
export async function buildInto(folder: string): Promise<void> {
  const args = ['build', '--outDir', folder];
  const { code, output } = await finishPackaged('astro/bin/astro.mjs', args, {
    NODE_ENV: 'production',
  });
  if (code !== 0) throw new Problem(`The app could not be built:\n${output.trim()}`);
}

function hashOf(names: string[]): string {
  const hash = createHash('sha256');
  for (const file of names.flatMap((name) => filesOf(name)).sort()) {
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(inProject(file)))
      .update('\0');
  }
  // The app knows the migrations by their names only.
  return hash.update(readdirSync(migrations).toSorted().join()).digest('hex');
}

function filesOf(name: string): string[] {
  const at = statSync(inProject(name), { throwIfNoEntry: false });
  if (!at) return [];
  if (at.isFile()) return [name];
  return readdirSync(inProject(name)).flatMap((entry) => filesOf(`${name}/${entry}`));
}
