import { setTimeout as pause } from 'node:timers/promises';
import postgres from 'postgres';
import { expect, test } from 'vitest';
import { applyFiles } from '../../../scripts/migrations/apply.ts';
import { cohortFiles } from '../../../scripts/migrations/files.ts';
import { restoreCohorts } from '../../../scripts/migrations/restore-cohorts.ts';
import { rollBack } from '../../../scripts/migrations/roll-back.ts';
import { people } from '../../support/world.ts';
import { expectExact } from '../counting.ts';
import { openCampus } from './campus.ts';

const campus = openCampus();

test(
  'what somebody is just writing while the cohorts come back is waited for, linked and counted',
  { timeout: 60_000 },
  async () => {
    const { owner, url } = campus.db;
    await rollBack(url, { folder: campus.folder('export') });
    await applyFiles(url, cohortFiles());
    const amara = await startWriting(
      `update lesson_progress set time_spent_seconds = 9 where user_id = '${people.amara}'`,
    );
    const bola = await startWriting(
      `insert into lesson_progress (user_id, lesson_id, completed) values ('${people.bola}', 302, true)`,
    );
    const told: string[] = [];
    const restored = restoreCohorts(url, campus.folder('export'), {
      say: (line) => told.push(line),
    });
    while ((await owner`select from cohort_enrollments`).length === 0) await pause(50);
    await pause(500);
    await amara.end();
    await pause(500);
    expect(told.at(-1)).not.toBe('The cohorts are back.');
    await bola.end();

    await restored;
    const linked = await owner`
      select cohort_id, time_spent_seconds from lesson_progress where user_id = ${people.amara}`;
    expect([...linked]).toEqual([{ cohort_id: '401', time_spent_seconds: 9 }]);
    await expectExact(owner);
  },
);

/** A transaction that has written and goes on. */
async function startWriting(statement: string): Promise<{ end(): Promise<void> }> {
  const sql = postgres(campus.db.url, { max: 1, onnotice() {} });
  await sql`begin`;
  await sql.unsafe(statement);
  return {
    async end() {
      await sql`commit`;
      await sql.end();
    },
  };
}
