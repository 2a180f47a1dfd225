import { parseArgs } from 'node:util';
import { Problem } from '../../supabase/local/problem.ts';
import type { Day } from './calendar.ts';

export const USAGE = `npm run oulad -- <folder with the CSV files> [options]

  --only DDD-2013J      one presentation instead of all; may be repeated
  --out <folder>        where the registrations are written as CSV files (default: oulad in the data folder)
  --today 2026-11-22    the day that counts as now (default: today)
  --teacher <e-mail>    who teaches the new courses (default: nobody yet; an admin can hand them over)
  --empty               courses and cohorts without people
  --yes-create-users    replay people into the database at DATABASE_URL, too

Loads into the local Supabase, or into the database at DATABASE_URL.`;

export interface Options {
  folder: string;
  only: string[];
  out: string;
  today: Day;
  teacher: string | null;
  empty: boolean;
  createUsersAnywhere: boolean;
}

/** Throws a Problem, with the usage where that helps, when the words make no sense. */
export function readOptions(words: string[], usual: Pick<Options, 'today' | 'out'>): Options {
  const { positionals, values } = parse(words);
  const [folder, ...more] = positionals;
  if (!folder || more.length > 0) throw new Problem(`Say one folder.\n\n${USAGE}`);
  if (values.today && !/^\d{4}-\d{2}-\d{2}$/.test(values.today)) {
    throw new Problem(`"${values.today}" is not a day such as 2026-11-22.`);
  }
  return {
    folder,
    only: values.only ?? [],
    out: values.out ?? usual.out,
    today: values.today ?? usual.today,
    teacher: values.teacher ?? null,
    empty: values.empty ?? false,
    createUsersAnywhere: values['yes-create-users'] ?? false,
  };
}

function parse(words: string[]) {
  try {
    return parseArgs({
      args: words,
      allowPositionals: true,
      options: {
        only: { type: 'string', multiple: true },
        out: { type: 'string' },
        today: { type: 'string' },
        teacher: { type: 'string' },
        empty: { type: 'boolean' },
        'yes-create-users': { type: 'boolean' },
      },
    });
  } catch (error) {
    throw new Problem(`${(error as Error).message}\n\n${USAGE}`);
  }
}
