import type postgres from 'postgres';
import { Problem } from '../../../supabase/local/problem.ts';
import { readCourses, total, type ByStatus, type Course, type State } from './courses.ts';
import { readProgress, type ProgressCounts } from './progress.ts';
import { odd, statusOfOdd } from './statuses.ts';

/** A course with older enrollments after (or before) a backfill; all numbers are rows. */
export type CourseReport = {
  id: string;
  name: string;
  older: number;
  /** Moved by this run, or (dry run) to be moved, by the status that the enrollment has. */
  moved: ByStatus;
  alreadyThere: number;
  /** Left self-paced: the person has a row in another cohort of the course. */
  inCohort: number;
  /** Left self-paced: the course has cohorts, and these were not asked for. */
  courseHasCohorts: number;
  /** Came while the backfill ran; the next run moves them. */
  cameMeanwhile: number;
  cohort: { id: string; name: string; seats: number; limit: number | null } | null;
  progress: ProgressCounts;
};

const none: ProgressCounts = {
  rows: 0,
  linked: 0,
  elsewhere: 0,
  unlinked: 0,
  stayed: 0,
  without: 0,
};

/** Whether a course's waiting people are to be moved. */
export const isMoving = (course: Course, coursesWithCohorts: boolean) =>
  coursesWithCohorts || course.legacyId !== null || !course.hasOtherCohorts;

/**
 * The state of every course with older enrollments, read at one instant, and checked against the tables' own counts:
 * a Problem when they do not add up.
 */
export async function readReport(
  sql: postgres.Sql,
  moved: Map<string, ByStatus>,
  coursesWithCohorts: boolean,
): Promise<CourseReport[]> {
  return (await sql.begin('isolation level repeatable read read only', async (tx) => {
    const courses = await readCourses(tx);
    const progress = await readProgress(tx);
    const cohorts = new Map(
      (
        await tx<{ id: string; name: string; seats: number; limit: number | null }[]>`
          select c.id, c.name, private.seats_taken(c.id) as seats, c.max_students as limit
          from public.cohorts c where c.id = any (${courses.map((c) => c.legacyId)}::bigint[])`
      ).map((row) => [row.id, row]),
    );
    const reports = courses.map((course): CourseReport => {
      const n = (state: State) => total(course.states.get(state));
      const here = moved.get(course.id) ?? new Map<string, number>();
      const isIn = isMoving(course, coursesWithCohorts);
      return {
        id: course.id,
        name: course.name,
        older: [...course.states.values()].reduce((sum, counts) => sum + total(counts), 0),
        moved: here,
        // Somebody moved may be deleted by now.
        alreadyThere: Math.max(0, n('there') - total(here)),
        inCohort: n('elsewhere'),
        courseHasCohorts: isIn ? 0 : n('waiting'),
        cameMeanwhile: n('unlinked') + (isIn ? n('waiting') : 0),
        cohort: cohorts.get(course.legacyId ?? '') ?? null,
        progress: progress.get(course.id) ?? none,
      };
    });
    await compare(tx, courses, progress);
    return reports;
  })) as CourseReport[];
}

/** The tables' own counts, from queries that know nothing of courses' states. */
async function compare(
  tx: postgres.TransactionSql,
  courses: Course[],
  progress: Map<string, ProgressCounts>,
): Promise<void> {
  const [own] = await tx<Record<'older' | 'linked' | 'rows' | 'links', number>[]>`
    select (select count(*) from public.enrollments)::int as older,
      (select count(*) from public.enrollments e join public.cohort_enrollments s
        on s.cohort_id = e.cohort_id and s.user_id = e.user_id)::int as linked,
      (select count(*) from public.lesson_progress)::int as rows,
      (select count(cohort_id) from public.lesson_progress)::int as links`;
  const sum = (numbers: number[]) => numbers.reduce((all, n) => all + n, 0);
  const counts = [...progress.values()];
  const judged = {
    older: sum(courses.flatMap((course) => [...course.states.values()].map(total))),
    linked: sum(courses.map((course) => total(course.states.get('there')))),
    rows: sum(counts.map((c) => c.linked + c.elsewhere + c.unlinked + c.stayed + c.without)),
    links: sum(counts.map((c) => c.linked + c.elsewhere)),
  };
  for (const key of ['older', 'linked', 'rows', 'links'] as const) {
    if (judged[key] !== own![key]) {
      throw new Problem(
        `The report does not add up: ${what[key]}: ${judged[key]} by course, ${own![key]} in the table.`,
      );
    }
  }
}

const what = {
  older: 'older enrollments',
  linked: 'older enrollments whose person sits in the cohort they name',
  rows: 'progress rows',
  links: 'progress rows linked to a cohort',
};

const number = (n: number) => n.toLocaleString('en');

const listed = (counts: ByStatus) =>
  [...counts].map(([status, n]) =>
    status === odd
      ? `${number(n)} of a missing or unknown status, as ${statusOfOdd}`
      : `${number(n)} ${status}`,
  );

/** A course's report, in lines. `verb`: "moved" or "to move". */
export function describe(report: CourseReport, verb: string): string[] {
  const { progress: p, cohort } = report;
  const parts = [
    [
      total(report.moved),
      `${verb}${report.moved.size ? ` (${listed(report.moved).join(', ')})` : ''}`,
    ],
    [report.alreadyThere, 'there already'],
    [report.inCohort, 'left self-paced: the person has to do with a cohort of the course'],
    [
      report.courseHasCohorts,
      'left self-paced: the course has cohorts (--courses-with-cohorts moves these too)',
    ],
    [report.cameMeanwhile, verb === 'moved' ? 'came meanwhile: run this again' : 'to link'],
  ] as const;
  const links = [
    [p.linked, 'linked to the legacy cohort'],
    [p.elsewhere, 'linked to another cohort'],
    [p.unlinked, verb === 'moved' ? 'came meanwhile: run this again' : 'to link'],
    [
      p.stayed,
      verb === 'moved'
        ? 'without link: the enrollment is not moved'
        : 'without link now: a moved enrollment takes them along',
    ],
    [p.without, 'without link: no older enrollment in the course'],
  ] as const;
  const nonZero = (list: readonly (readonly [number, string])[]) =>
    list
      .filter(([n]) => n > 0)
      .map(([n, words]) => `${number(n)} ${words}`)
      .join('; ');
  return [
    `${report.name} (course ${report.id})`,
    `  ${number(report.older)} older enrollments: ${nonZero(parts)}`,
    ...(cohort
      ? [
          `  "${cohort.name}" (cohort ${cohort.id}): ${number(cohort.seats)} seats taken of ${cohort.limit === null ? 'as many as come' : number(cohort.limit)}`,
        ]
      : []),
    ...(p.rows > 0 ? [`  ${number(p.rows)} rows of progress: ${nonZero(links)}`] : []),
  ];
}
