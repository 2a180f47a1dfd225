import { parseArgs } from 'node:util';
import { Problem } from '../../../supabase/local/problem.ts';

export const USAGE = `npm run bench:db -- [options]

  --size 10             ten times the campus: 1,000,000 enrollments in 10,000 cohorts (default: 1)
  --only dashboard      only the questions with this word in their names; may be repeated
  --rounds 15           how often each question is asked (default: 25)
  --keep <folder>       keep the campus there, and use the one that is there
  --apply <file.sql>    run this file first, to try a function out; may be repeated
  --out <file.json>     write the figures
  --compare <file.json> print the figures of an earlier run beside them`;

export type Options = {
  /** null: as kept, else 1 */
  size: number | null;
  only: string[];
  rounds: number;
  keep: string | null;
  apply: string[];
  out: string | null;
  compare: string | null;
};

/** Throws a Problem, with the usage, when the words make no sense. */
export function readOptions(words: string[]): Options {
  const values = parse(words);
  const number = (name: 'size' | 'rounds') => {
    if (values[name] === undefined) return null;
    const n = Number(values[name]);
    if (!(n > 0)) throw new Problem(`--${name} is a number.\n\n${USAGE}`);
    return n;
  };
  return {
    size: number('size'),
    only: values.only ?? [],
    rounds: number('rounds') ?? 25,
    keep: values.keep ?? null,
    apply: values.apply ?? [],
    out: values.out ?? null,
    compare: values.compare ?? null,
  };
}

function parse(words: string[]) {
  try {
    return parseArgs({
      args: words,
      options: {
        size: { type: 'string' },
        only: { type: 'string', multiple: true },
        rounds: { type: 'string' },
        keep: { type: 'string' },
        apply: { type: 'string', multiple: true },
        out: { type: 'string' },
        compare: { type: 'string' },
      },
    }).values;
  } catch (error) {
    throw new Problem(`${(error as Error).message}\n\n${USAGE}`);
  }
}
