import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Sql } from 'postgres';
import { Problem } from '../../supabase/local/problem.ts';
import { loadEmptyCohort, replayPresentation } from './load.ts';
import type { Options } from './options.ts';
import { presentationKey, readSource, rowsOf, type Source } from './source.ts';
import { registrationsCsv } from './students.ts';
import type { Presentation } from './tables.ts';

/** Writes the files and fills the database, presentation by presentation; `say` gets a line for each. */
export async function loadAll(
  sql: Sql,
  options: Options,
  say: (line: string) => void,
): Promise<void> {
  const source = await readSource(options.folder);
  await mkdir(options.out, { recursive: true });
  for (const presentation of chosen(source, options.only)) {
    const started = performance.now();
    const key = presentationKey(presentation);
    const file = join(options.out, `registrations-${key}.csv`);
    await writeFile(file, registrationsCsv(rowsOf(source.registrations, presentation)));
    const cohort = await loadEmptyCohort(sql, source, presentation, options.today, options.teacher);
    if (options.empty) {
      say(`${key}: cohort ${cohort.id}, from ${cohort.startDate}; ${file}`);
      continue;
    }
    const added = await replayPresentation(sql, source, presentation, cohort, options.today);
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    say(
      `${key}: cohort ${cohort.id}, from ${cohort.startDate}; added ${added.people} people, ` +
        `${added.enrollments} enrollments, ${added.completions} completed lessons in ${seconds} s; ${file}`,
    );
  }
  // The planner has never seen these rows; without this the first pages after a load are slow.
  if (!options.empty) {
    await sql`analyze public.cohort_enrollments, public.lesson_progress, public.applications`;
  }
}

/** The earlier ones first: who repeats a course has done its lessons in the earlier cohort. */
function chosen(source: Source, only: string[]): Presentation[] {
  const known = source.presentations.map(presentationKey);
  const unknown = only.filter((key) => !known.includes(key));
  if (unknown.length > 0) {
    throw new Problem(`No presentation ${unknown.join(', ')}; the files have ${known.join(', ')}.`);
  }
  return source.presentations
    .filter((presentation) => only.length === 0 || only.includes(presentationKey(presentation)))
    .toSorted(
      (a, b) => a.presentation.localeCompare(b.presentation) || a.module.localeCompare(b.module),
    );
}
