import { existsSync, readFileSync } from 'node:fs';
import { checkAdvisors } from '../advisors/advisors.ts';
import { checkImports } from '../check-imports.ts';
import { finishPackaged } from '../support/children.ts';
import { generateTypes, typesFile } from '../support/database-types.ts';
import type { TestCluster } from '../support/test-cluster.ts';
import { migrationComplaints } from './migration-linter.ts';
import { check, type Outcome } from './outcome.ts';

async function program(file: string, args: string[]): Promise<Outcome> {
  const { code, output } = await finishPackaged(file, args, { FORCE_COLOR: '0', NO_COLOR: '1' });
  return check(code === 0 ? '' : output || `${file} ended with ${code}.`);
}

export const format = () =>
  program('prettier/bin/prettier.cjs', ['--check', '--log-level', 'warn', '.']);
export const lint = () => program('oxlint/bin/oxlint', ['--quiet']);
export const imports = async () => check(checkImports().join('\n'));
export const migrations = async () => check((await migrationComplaints()).join('\n'));
export const types = () =>
  program('astro/bin/astro.mjs', ['check', '--minimumSeverity', 'warning']);
export const advisors = async (cluster: TestCluster) =>
  check((await checkAdvisors(cluster)).join('\n'));

export async function databaseTypes(cluster: TestCluster): Promise<Outcome> {
  const kept = existsSync(typesFile) ? readFileSync(typesFile, 'utf8') : '';
  const isCurrent = kept === (await generateTypes(cluster.ownerUrl));
  return check(isCurrent ? '' : `${typesFile} is not what the migrations say: npm run db:types`);
}
