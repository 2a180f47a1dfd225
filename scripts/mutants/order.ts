import { readFileSync } from 'node:fs';
import type { Mutant } from './mutant.ts';

/**
 * Which test files to try first: the one that killed this mutant last time, then the tests of privileges for a
 * privilege and the matrix of access for the rest, then those that mention what it is about. Those that never open
 * the migrated database come last.
 */
export function orderFor(
  mutant: Mutant,
  files: string[],
  lastKiller: string | undefined,
): string[] {
  const rank = (file: string): number => {
    if (file === lastKiller) return 0;
    const text = textOf(file);
    if (!/openStage|openDatabase|openWorld/.test(text)) return 9;
    if (/\/races\//.test(file)) return 8;
    if (mutant.about.some((word) => file.includes(word.replaceAll('_', '-')))) return 1;
    if (/\/access\/|rls-policies/.test(file)) return 2;
    return mutant.about.some((word) => text.includes(word)) ? 3 : 4;
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
