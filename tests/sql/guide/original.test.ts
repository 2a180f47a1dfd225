import { readFileSync } from 'node:fs';
import type { PostgresError } from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { applyFiles } from '../../../scripts/migrations/apply.ts';
import { cohortFiles } from '../../../scripts/migrations/files.ts';
import { openOlderCampus, type Database } from '../../support/database.ts';
import { tellOlderStory } from './campuses.ts';
import { page, statementsOf, stepsOf } from './document.ts';
import { run } from './outcome.ts';

// The guide's first edition, unmodified: all of it stands on our page or is replaced there for a reason, and runs.

const blocks = readFileSync(new URL('original.sql', import.meta.url), 'utf8')
  .split(/^-- ## /m)
  .slice(1)
  .map((block) => {
    const [place = '', ...lines] = block.split('\n');
    return { place, statements: statementsOf(lines.join('\n')).map((each) => each.statement) };
  });
const below = (words: string) => blocks.filter(({ place }) => place.startsWith(words));

/** How a statement begins, and why our page has another one or none. */
const replaced: Record<string, string> = {
  'SELECT indexname, tablename': 'AND and OR stood together without brackets',
  'UPDATE lesson_progress lp': 'names its target inside its own FROM, which PostgreSQL rejects',
  'SELECT c.name as cohort_name, COUNT(ce.id)': 'two joins at once multiply their counts',
  'ALTER TABLE cohorts DISABLE ROW LEVEL SECURITY': 'lets everybody read and write the table',
  'ALTER TABLE cohorts ENABLE ROW LEVEL SECURITY': 'undoes the statement before it',
  'INSERT INTO applications': 'invents people',
};
const plain = (statement: string) => statement.replace(/\s+/g, ' ').trim();
const ours = new Set(stepsOf(page).map(({ statement }) => plain(statement)));

test('every statement of it stands on our page as it was, or is replaced for a reason', () => {
  const changed = blocks
    .flatMap(({ statements }) => statements.map(plain))
    .filter((statement) => !ours.has(statement));
  const reasons = Object.keys(replaced);
  expect(changed.map((it) => reasons.find((start) => it.startsWith(start)) ?? it)).toEqual(reasons);
});

/** Rows that a statement returned or changed, the SQLSTATE that refused it, or that it simply worked. */
type Came = number | 'works' | string;

describe('it runs, in its order', () => {
  let db: Database;
  beforeAll(async () => {
    db = await openOlderCampus();
    await tellOlderStory(db);
  });
  afterAll(() => db.close());

  async function came(statement: string): Promise<Came> {
    try {
      const { count } = await run(db.owner, statement);
      return /^(SELECT|INSERT|UPDATE|DELETE)/.test(statement) ? count : 'works';
    } catch (error) {
      return (error as PostgresError).code;
    }
  }

  function comesTo(words: string, expected: Came[]) {
    test(words, async () => {
      const outcomes: Came[] = [];
      for (const { statements } of below(words)) {
        for (const statement of statements) outcomes.push(await came(statement));
      }
      expect(outcomes).toEqual(expected);
    });
  }

  comesTo('Prerequisites', [1, 5]);
  test('then the migration', () => applyFiles(db.url, cohortFiles()));
  comesTo('Migration Steps / Step 2', [6]);
  test('Migration Steps / Step 3', async () => {
    const [block] = below('Migration Steps / Step 3');
    expect(await came(block!.statements[0]!)).toBeGreaterThanOrEqual(14);
  });
  comesTo('Migration Steps / Step 4', [6]);
  test('Migration Steps / Step 5', async () => {
    const [block] = below('Migration Steps / Step 5');
    expect(await came(block!.statements[0]!)).toBeGreaterThanOrEqual(5);
  });
  comesTo('Migration Steps / Step 6', [1, 1]);
  comesTo('Migration Steps / Step 7', [3, 1, 1]);
  comesTo('Migration Steps / Step 8', [1, 1, 3, 1, 1, 1]);
  // Its fourth step is refused, so that no progress is linked; ours, which works, is in document.test.ts.
  comesTo('Data Backfill', [2, 6, 6, '42P01', 2]);

  test('once progress is linked, step 5 multiplies 4 and 2 students with 3 and 2 progress rows', async () => {
    const link = [...ours].find((statement) => statement.startsWith('UPDATE lesson_progress'))!;
    expect((await run(db.owner, link)).count).toBe(5);
    const { table } = await run(db.owner, below('Data Backfill')[0]!.statements[4]!);
    expect(table.slice(1).toSorted()).toEqual([
      ['Legacy Cohort', '12', '12'],
      ['Legacy Cohort', '4', '4'],
    ]);
  });

  comesTo('Post-Migration Checklist', ['works', 'works', 'works']);
  // Before the rollback, since they are for a campus that is migrated.
  comesTo('Troubleshooting', ['works', 'works', 3, 'works', 'works', 0, 0, 1]);
  comesTo('Rollback Procedure', Array<Came>(21).fill('works'));
});
