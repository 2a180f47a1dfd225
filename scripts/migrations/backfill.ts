import type postgres from 'postgres';
import { Problem } from '../../supabase/local/problem.ts';
import { alone, type Say } from './alone.ts';
import { readCourses, total, type ByStatus, type Course } from './backfill/courses.ts';
import { fitLegacyCohorts } from './backfill/legacy-cohort.ts';
import { linkProgress } from './backfill/link-progress.ts';
import { movePeople } from './backfill/move-people.ts';
import { describe, isMoving, readReport, type CourseReport } from './backfill/report.ts';
import { every } from './every.ts';
import { startPace } from './pace.ts';
import { countGrowth, planByIndex } from './plans.ts';

export type BackfillOptions = {
  /** Count what would happen, change nothing. */
  dryRun?: boolean;
  /** So many rows a transaction; without it the size follows the time that a batch takes. */
  batch?: number;
  /** Move the older enrollments of courses that have cohorts, too. */
  coursesWithCohorts?: boolean;
  say?: Say;
};

export type BackfillReport = {
  courses: CourseReport[];
  /** Enrollments moved by this run. */
  moved: number;
  /** Progress rows linked by this run. */
  linked: number;
};

/**
 * Moves the older, self-paced enrollments at `url` into Legacy Cohorts, one a course, in short transactions beside
 * the traffic, and links their progress. Nobody may read or write more or less than before. May be interrupted at
 * any point and run again. Problems: no cohort tables there, another run at work, a report that does not add up.
 */
export async function backfill(
  url: string,
  { dryRun = false, batch, coursesWithCohorts = false, say = () => {} }: BackfillOptions = {},
): Promise<BackfillReport> {
  return alone(url, async (sql) => {
    await requireCohorts(sql);
    if (dryRun) return foresee(sql, coursesWithCohorts, say);
    const all = await readCourses(sql);
    const courses = all.filter((course) => isMoving(course, coursesWithCohorts));
    await planByIndex(sql, true);
    const moved = await move(sql, courses, batch, say);
    await planByIndex(sql, false);
    const touched = courses.filter((course) => moved.has(course.id));
    await fitLegacyCohorts(
      sql,
      touched.map((course) => course.legacyId!),
    );
    const linked = await link(sql, batch, say);
    const report = {
      courses: await readReport(sql, moved, coursesWithCohorts),
      moved: [...moved.values()].reduce((sum, counts) => sum + total(counts), 0),
      linked,
    };
    if (report.moved + linked > 0) await freshen(sql);
    for (const course of report.courses) for (const line of describe(course, 'moved')) say(line);
    say(
      report.moved + linked === 0
        ? 'Nothing to move: nothing was changed.'
        : `${report.moved.toLocaleString('en')} people moved, ${linked.toLocaleString('en')} rows of progress linked; the sums agree with the tables.`,
    );
    return report;
  });
}

async function requireCohorts(sql: postgres.Sql): Promise<void> {
  const [there] = await sql`
    select to_regclass('public.cohort_enrollments') is not null and exists (
      select 1 from pg_attribute where attrelid = 'public.lesson_progress'::regclass
        and attname = 'cohort_id' and not attisdropped) as yes`;
  if (!there!['yes'])
    throw new Problem('This campus has no cohorts yet: migrate it first (npm run db:push).');
}

async function foresee(
  sql: postgres.Sql,
  coursesWithCohorts: boolean,
  say: Say,
): Promise<BackfillReport> {
  const waiting = (await readCourses(sql)).filter((course) => isMoving(course, coursesWithCohorts));
  const moved = new Map(
    waiting.flatMap((course) => {
      const counts = course.states.get('waiting');
      return counts ? [[course.id, counts] as const] : [];
    }),
  );
  const courses = (await readReport(sql, new Map(), coursesWithCohorts)).map((report) => ({
    ...report,
    moved: moved.get(report.id) ?? new Map<string, number>(),
    cameMeanwhile: report.cameMeanwhile - total(moved.get(report.id)),
  }));
  for (const course of courses) for (const line of describe(course, 'to move')) say(line);
  say('This was a dry run: nothing was changed.');
  return { courses, moved: 0, linked: 0 };
}

async function move(sql: postgres.Sql, courses: Course[], batch: number | undefined, say: Say) {
  const moved = new Map<string, ByStatus>();
  if (courses.length === 0) return moved;
  const tell = every(2000, say);
  const began = performance.now();
  const count = countGrowth(sql);
  let people = 0;
  await count(people);
  for await (const step of movePeople(sql, courses, startPace(batch))) {
    for (const [course, counts] of step) {
      const sum = moved.get(course) ?? new Map<string, number>();
      for (const [status, n] of counts) sum.set(status, (sum.get(status) ?? 0) + n);
      moved.set(course, sum);
      people += total(counts);
    }
    await count(people);
    tell(() => progress(people, 'people moved', began));
  }
  if (people > 0) say(progress(people, 'people moved', began));
  return moved;
}

async function link(sql: postgres.Sql, batch: number | undefined, say: Say): Promise<number> {
  const tell = every(2000, say);
  const began = performance.now();
  let linked = 0;
  for await (const rows of linkProgress(sql, startPace(batch))) {
    linked += rows;
    tell(() => progress(linked, 'rows of progress linked', began));
  }
  if (linked > 0) say(progress(linked, 'rows of progress linked', began));
  return linked;
}

function progress(rows: number, what: string, began: number): string {
  const seconds = (performance.now() - began) / 1000;
  const rate = Math.round(rows / Math.max(seconds, 0.001));
  return `  ${rows.toLocaleString('en')} ${what} (${rate.toLocaleString('en')} a second)`;
}

/** The planner's idea of the tables, and the roster view of a larger campus. */
async function freshen(sql: postgres.Sql): Promise<void> {
  await sql`analyze public.enrollments, public.cohort_enrollments, public.lesson_progress`;
  await sql`select public.refresh_student_roster_view()`;
}
