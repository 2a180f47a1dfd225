import { readFileSync } from 'node:fs';
import type { Mutant } from './mutant.ts';

/**
 * Not tests that hold the catalog against what the files make of another database, or against what was written about
 * it: they would kill every mutant, and say nothing of whether anybody may do what they should not.
 */
export const isAboutRules = (file: string) =>
  !/\/tests\/sql\/((move|backfill|rollback|guide)\/|documents\.)/.test(file);

/**
 * Which test files to try first: the one that killed this mutant last time, then the one named after what it is about,
 * the matrix of access, and those that mention it. The races come last, since they take longest.
 */
export function orderFor(
  mutant: Mutant,
  files: string[],
  lastKiller: string | undefined,
): string[] {
  const rank = (file: string): number => {
    if (file === lastKiller) return 0;
    if (/\/races\//.test(file)) return 5;
    if (mutant.about.some((word) => file.includes(word.replaceAll('_', '-')))) return 1;
    if (/\/access\/|rls-policies/.test(file)) return 2;
    return mutant.about.some((word) => textOf(file).includes(word)) ? 3 : 4;
  };
  return files
    .map((file) => ({ file, rank: rank(file) }))
    .toSorted((a, b) => a.rank - b.rank || a.file.localeCompare(b.file))
    .map(({ file }) => file);
}

const texts = new Map<string, string>();

function textOf(file: string): string {
  const text = texts.get(file) ?? readFileSync(file, 'utf8');
  texts.set(file, text);
  return text;
}
