import type postgres from 'postgres';
import { castOf } from '../cast.ts';
import type { Question } from '../question.ts';
import { cohortQuestions } from './cohort.ts';
import { coursesQuestions } from './courses.ts';
import { dashboardQuestions } from './dashboard.ts';
import { forumQuestions } from './forum.ts';
import { lessonQuestions } from './lesson.ts';
import { officeQuestions } from './office.ts';
import { plainQuestions } from './plain.ts';
import { rosterQuestions } from './roster.ts';
import { teachingQuestions } from './teaching.ts';
import { writeQuestions } from './writes.ts';

/** Everything that pages ask, sorted by page. `sql` is the owner's. */
export async function allQuestions(sql: postgres.Sql): Promise<Question[]> {
  const cast = await castOf(sql);
  const questions = [
    ...(await plainQuestions(cast)),
    ...(await coursesQuestions(cast)),
    ...(await cohortQuestions(cast)),
    ...(await dashboardQuestions(cast)),
    ...(await lessonQuestions(cast)),
    ...(await forumQuestions(cast)),
    ...(await teachingQuestions(cast)),
    ...(await rosterQuestions(cast, sql)),
    ...(await officeQuestions(cast, sql)),
    ...(await writeQuestions(cast)),
  ];
  const pages = [...new Set(questions.map(({ page }) => page))];
  return questions.toSorted((a, b) => pages.indexOf(a.page) - pages.indexOf(b.page));
}
