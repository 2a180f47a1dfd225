import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { applyFiles } from '../../../scripts/migrations/apply.ts';
import { cohortFiles } from '../../../scripts/migrations/files.ts';
import { openDatabase, openOlderCampus, type Database } from '../../support/database.ts';
import { fillLargeCampus, tellOlderStory } from './campuses.ts';
import { page, stepsBelow, stepsOf } from './document.ts';
import { differences, run } from './outcome.ts';

// docs/migration-001.md, every SQL block of it, as the owner, each statement for itself and in the page's order.

const tables = ['applications', 'courses', 'modules', 'lessons', 'enrollments', 'lesson_progress'];
const everyRow = async (db: Database) =>
  Promise.all(
    tables.map((table) => db.owner.unsafe(`select to_jsonb(t) from ${table} t order by id`)),
  );

/** One test a statement, which needs those before it. */
function follow(heading: string, database: () => Database) {
  for (const step of stepsBelow(heading)) {
    test(`${step.headings.at(-1)}, line ${step.line}: ${step.statement.split('\n')[0]}`, async () => {
      expect(differences(step, await run(database().owner, step.statement))).toEqual([]);
    });
  }
}

const followed = ['Prerequisites', 'Migration steps', 'Data backfill (optional)'];
const afterwards = ['Performance testing', 'Rollback procedure', 'Troubleshooting'];

test('no SQL stands on the page that is not run here', () => {
  const headings = [...followed, ...afterwards];
  const idle = stepsOf(page).filter((step) => !headings.some((it) => step.headings.includes(it)));
  expect(idle.map(({ line }) => line)).toEqual([]);
});

test('the page names no command that is not there', () => {
  const { scripts } = JSON.parse(
    readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'),
  ) as { scripts: Record<string, string> };
  const named = [...page.matchAll(/npm run ([\w:-]+)/g)].map(([, name]) => name!);
  expect(named.length).toBeGreaterThan(9);
  expect(named.filter((name) => !(name in scripts))).toEqual([]);
});

describe('an older campus', () => {
  let db: Database;
  let before: unknown;
  beforeAll(async () => {
    db = await openOlderCampus();
    await tellOlderStory(db);
    before = await everyRow(db);
  });
  afterAll(() => db.close());

  follow('Prerequisites', () => db);
  test('migrates', () => applyFiles(db.url, cohortFiles()));
  follow('Migration steps', () => db);
  test('has nothing left of the test cohort', async () => {
    for (const table of ['cohort_enrollments', 'cohort_schedules', 'student_roster_view']) {
      expect(await db.owner.unsafe(`select * from ${table}`)).toHaveLength(0);
    }
  });
  test('would show it if the page said anything else', async () => {
    for (const step of stepsBelow('Migration steps')) {
      if (!step.statement.startsWith('SELECT') || step.expectation === 'succeeds') continue;
      const came = await run(db.owner, step.statement);
      const said = step.expectation!;
      const wrong = [
        { ...step, expectation: said.replace(/\d+|no/, '1000') },
        { ...step, expectation: said.replace('false', 'true') },
        { ...step, among: [...step.among, 'idx_of_nothing'] },
        { ...step, output: step.output?.slice(0, -1) ?? [['nothing']] },
        { ...step, output: step.output?.map((row) => [...row, 'more']) ?? [['nothing']] },
      ].filter((each) => JSON.stringify(each) !== JSON.stringify(step));
      expect(wrong.length).toBe(4);
      for (const each of wrong) expect([each, differences(each, came)]).not.toEqual([each, []]);
    }
  });
  follow('Data backfill (optional)', () => db);
  test('has, again, nothing to backfill', async () => {
    const [cohorts, ...others] = stepsBelow('Data backfill (optional)').slice(0, 4);
    expect((await run(db.owner, cohorts!.statement)).table).toHaveLength(1);
    for (const { statement } of others) expect((await run(db.owner, statement)).count).toBe(0);
  });
  follow('Rollback procedure', () => db);
  test('is what it was, with every row it had', async () => {
    expect(await everyRow(db)).toEqual(before);
  });
});

describe('a large campus', () => {
  let db: Database;
  beforeAll(async () => {
    db = await openDatabase();
    await fillLargeCampus(db);
  });
  afterAll(() => db.close());
  follow('Performance testing', () => db);
  test('would show a plan that uses no index, or another one', async () => {
    const [step] = stepsBelow('Performance testing');
    const came = await run(db.owner, step!.statement.replace('cohort_id = 1', 'cohort_id + 0 = 1'));
    expect(differences(step!, came)).toHaveLength(1);
    const other = { ...step!, expectation: 'uses idx_cohorts_status' };
    expect(differences(other, await run(db.owner, step!.statement))).toHaveLength(1);
  });
});

describe('a campus in trouble', () => {
  let db: Database;
  beforeAll(async () => {
    db = await openDatabase();
  });
  afterAll(() => db.close());
  follow('Troubleshooting', () => db);
});
