import { grouped } from '../words';
import { short, type Remark } from './course';
import type { Heading, Value } from './heading';

/** Reads the values of one heading, and remarks on what cannot be used; nothing is said twice. */
export function reader({ entries, problems }: Heading, known: string[]) {
  const remarks: Remark[] = [...problems];
  for (const [key, { line }] of entries) {
    if (!known.includes(key)) {
      const says = `“${short(key)}” means nothing here. Known are: ${known.join(', ')}.`;
      remarks.push({ line, says });
    }
  }

  function given(key: string): Value {
    return entries.get(key)?.value ?? null;
  }

  function remark(key: string, says: string): null {
    remarks.push({ line: entries.get(key)?.line ?? 1, says });
    return null;
  }

  function text(key: string, most: number): string | null {
    const value = given(key);
    if (value === null) return null;
    if (typeof value !== 'string')
      return remark(key, `What stands at “${key}” should be one text.`);
    const trimmed = value.trim();
    if (trimmed.includes('\u0000')) return remark(key, 'This contains a character we cannot keep.');
    if ([...trimmed].length > most) {
      return remark(key, `“${key}” has at most ${grouped(most)} characters.`);
    }
    return trimmed === '' ? null : trimmed;
  }

  function whole(key: string, least: number, most: number): number | null {
    const value = text(key, 20);
    if (value === null) return null;
    const number = /^\d{1,9}$/.test(value) ? Number(value) : Number.NaN;
    if (number >= least && number <= most) return number;
    return remark(key, `“${key}” is a whole number from ${least} to ${grouped(most)}.`);
  }

  function word<Word extends string>(key: string, words: readonly Word[]): Word | null {
    const value = text(key, 50);
    if (value === null || words.includes(value as Word)) return value as Word | null;
    return remark(key, `“${key}” is one of: ${words.join(', ')}.`);
  }

  /** The one thing that nothing goes without; `opens`: where to say that it is missing. */
  function name(opens: number): string {
    const before = remarks.length;
    const value = text('name', 200);
    // What cannot be read may well hold one.
    if (value === null && remarks.length === before && problems.length === 0) {
      remarks.push({ line: opens, says: 'A name is missing: a line “name: …”.' });
    }
    return value ?? '';
  }

  return { given, remark, text, whole, word, name, remarks };
}

export type Reader = ReturnType<typeof reader>;
