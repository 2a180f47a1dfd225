import type { Sql } from 'postgres';
import { daysBetween, weeksToMove, type Day } from './calendar.ts';
import { planCohort, planCourse, spansOf, type CoursePlan } from './course-plan.ts';
import { loadCompletions, loadEnrollments } from './load-activity.ts';
import { loadCohort, loadCourse, type LoadedCohort } from './load-courses.ts';
import { loadPeople } from './load-people.ts';
import { replayCompletions, replayEnrollment, type Stage } from './replay.ts';
import { rowsOf, type Source } from './source.ts';
import type { Presentation } from './tables.ts';

/** How many rows a presentation added. On a second run all are 0. */
export interface Added {
  people: number;
  enrollments: number;
  completions: number;
}

/** The course and the cohort of a presentation, empty: for an admin to bring its students in. */
export async function loadEmptyCohort(
  sql: Sql,
  source: Source,
  presentation: Presentation,
  today: Day,
  teacher: string | null = null,
): Promise<LoadedCohort> {
  return sql.begin(async (transaction) => {
    await loadCourse(transaction, planCourse(source, presentation.module), teacher);
    return loadCohort(transaction, planCohort(source, presentation, weeksToMove(today)));
  });
}

/** Lives a presentation through again, up to the evening before `today`, in one transaction. */
export async function replayPresentation(
  sql: Sql,
  source: Source,
  presentation: Presentation,
  cohort: LoadedCohort,
  today: Day,
): Promise<Added> {
  const course = planCourse(source, presentation.module);
  const stage: Stage = {
    startDate: cohort.startDate,
    length: presentation.length,
    today: daysBetween(cohort.startDate, today),
    modules: withLessons(source, presentation, course),
  };
  const results = new Map(
    rowsOf(source.outcomes, presentation).map(({ student, result }) => [student, result]),
  );
  const registrations = rowsOf(source.registrations, presentation).map((registration) => ({
    registration,
    result: results.get(registration.student) ?? ('Withdrawn' as const),
  }));
  const enrollments = registrations.flatMap(
    ({ registration, result }) => replayEnrollment(registration, result, stage) ?? [],
  );
  const completions = registrations.flatMap(({ registration, result }) =>
    replayCompletions(registration, result, stage),
  );
  return sql.begin(async (transaction) => ({
    people: await loadPeople(
      transaction,
      enrollments.map(({ student }) => student),
    ),
    enrollments: await loadEnrollments(transaction, cohort, enrollments),
    completions: await loadCompletions(transaction, cohort, completions),
  }));
}

function withLessons(source: Source, presentation: Presentation, course: CoursePlan) {
  return spansOf(source, presentation).map(({ from, until }, index) => ({
    from,
    until,
    lessons: (course.modules[index]?.lessons ?? []).map(({ slug }) => slug),
  }));
}
