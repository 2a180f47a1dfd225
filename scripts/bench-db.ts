import { readFileSync, writeFileSync } from 'node:fs';
import postgres from 'postgres';
import { openCampus } from './bench/db/campus/open.ts';
import { reportEnrolling, timeEnrolling } from './bench/db/enrolling.ts';
import { measure, type Figures } from './bench/db/measure.ts';
import { readOptions } from './bench/db/options.ts';
import { allQuestions } from './bench/db/questions/all.ts';
import { nameOf, report } from './bench/db/report.ts';
import { run } from './support/ending.ts';
import { timed } from './support/say.ts';

// npm run bench:db: what each page's questions cost under row security, beside a bare read of the same rows. Ends
// with 1 when an answer is wrong; never because of a time, since machines are noisy.

await run(async () => {
  const options = readOptions(process.argv.slice(2));
  const earlier = options.compare ? read(options.compare) : null;
  const campus = await openCampus(options);
  const sql = postgres(campus.url, { max: 1, onnotice() {} });
  const questions = (await allQuestions(sql)).filter(
    ({ page, what, who }) =>
      options.only.length === 0 ||
      options.only.some((word) => `${page} ${what} ${who}`.includes(word)),
  );
  await sql.end();
  const figures = await timed(`${questions.length} questions, ${options.rounds} rounds`, () =>
    measure(campus, questions, options.rounds),
  );
  console.log(`\n${report(figures, earlier, options.inside)}`);
  const enrolling = options.only.length === 0 ? await timeEnrolling(campus.url) : null;
  if (enrolling) console.log(`\n${reportEnrolling(enrolling)}`);
  if (options.out)
    writeFileSync(options.out, JSON.stringify({ size: campus.size, figures, enrolling }, null, 2));
  await campus.stop();
  return figures.some(({ wrong }) => wrong.length > 0) ? 1 : 0;
});

function read(file: string): Map<string, Figures> {
  const { figures } = JSON.parse(readFileSync(file, 'utf8')) as { figures: Figures[] };
  return new Map(figures.map((each) => [nameOf(each), each]));
}
