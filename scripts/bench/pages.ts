import postgres from 'postgres';
import { loadEmptyCohort, replayPresentation } from '../oulad/load.ts';
import { readSource } from '../oulad/source.ts';
import type { Account } from '../support/demo.ts';
import type { Stack } from '../support/local-stack.ts';
import { inProject } from '../support/settings.ts';
import type { Measured } from './measure.ts';

/** Brings in the students of a real presentation and names the pages, each with somebody who looks at it. */
export async function pagesToMeasure(
  stack: Stack,
  url: string,
  accounts: Account[],
): Promise<Measured[]> {
  const sql = postgres(stack.databaseUrl, { max: 1, onnotice() {} });
  try {
    const [large, small] = [await bringIn(sql), await spring(sql)];
    const visitor = { cookie: '' };
    const amara = { cookie: await session(url, accounts, 'amara') };
    const dana = { cookie: await session(url, accounts, 'dana') };
    const femi = { cookie: await session(url, accounts, 'femi') };
    const page = (name: string, path: string, who: { cookie: string }) => ({
      name,
      url: url + path,
      ...who,
    });
    return [
      page('a page without a question (/sign-in)', '/sign-in', visitor),
      page('the courses, a visitor', '/courses', visitor),
      page('a course, a visitor', '/courses/open-data-for-your-neighbourhood', visitor),
      page('the dashboard, a student', '/dashboard', amara),
      page('a cohort, a student', `/cohorts/${small.cohort}`, amara),
      page('a lesson with its talk, a student', `/lessons/${small.lesson}`, amara),
      page('a forum, a student', `/cohorts/${small.cohort}/forum`, amara),
      page('a roster of 7, a teacher', `/teach/cohorts/${small.cohort}`, dana),
      page('a roster of 1,938, an admin', `/teach/cohorts/${large}`, femi),
      page('the same, by latest activity', `/teach/cohorts/${large}?sort=last_activity_at`, femi),
      page('the same, searched by address', `/teach/cohorts/${large}?search=student-11`, femi),
      page('people, an admin', '/admin/people', femi),
    ];
  } finally {
    await sql.end();
  }
}

async function bringIn(sql: postgres.Sql): Promise<number> {
  const source = await readSource(inProject('tests/data/oulad'));
  const [presentation] = source.presentations;
  if (!presentation) throw new Error('The slice of the data set is empty.');
  const today = new Date().toISOString().slice(0, 10);
  const cohort = await loadEmptyCohort(sql, source, presentation, today);
  await replayPresentation(sql, source, presentation, cohort, today);
  return Number(cohort.id);
}

async function spring(sql: postgres.Sql): Promise<{ cohort: number; lesson: number }> {
  const [row] = await sql<{ cohort: number; lesson: number }[]>`
    select c.id::int as cohort, d.lesson_id::int as lesson
    from public.cohorts c join public.lesson_discussions d on d.cohort_id = c.id
    where c.name = 'Spring' order by d.id limit 1`;
  if (!row) throw new Error('The demonstration has no Spring.');
  return row;
}

/** Signs in through the form, as a browser does, and keeps the cookies. */
async function session(url: string, accounts: Account[], name: string): Promise<string> {
  const account = accounts.find(({ email }) => email.startsWith(`${name}@`));
  const response = await fetch(`${url}/sign-in?_action=people.signIn`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: url },
    body: new URLSearchParams({ email: account?.email ?? '', password: account?.password ?? '' }),
  });
  if (response.status !== 303) throw new Error(`${name} could not sign in: ${response.status}`);
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}
