import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { backfill } from '../../../scripts/migrations/backfill.ts';
import { total } from '../../../scripts/migrations/backfill/courses.ts';
import { inProject } from '../../../scripts/support/settings.ts';
import type { Database } from '../../support/database.ts';
import { openMigratedCampus } from './older-campus.ts';

let db: Database;
beforeAll(async () => {
  db = await openMigratedCampus();
});
afterAll(() => db.close());

test(
  'the command, killed again and again, gets everybody over once',
  { timeout: 60_000 },
  async () => {
    const done = async () => {
      const [row] = await db.owner`
      select (select count(*) from enrollments where cohort_id is not null)
        + (select count(*) from lesson_progress where cohort_id is not null and cohort_id <> 41) as n`;
      return Number(row!['n']);
    };
    for (const rows of [3, 9, 20, 30]) {
      const args = [inProject('scripts', 'db', 'backfill.ts'), db.url, '--batch', '1'];
      const child = spawn(process.execPath, args, { stdio: 'ignore' });
      const ended = once(child, 'exit');
      while (child.exitCode === null && (await done()) < rows) await pause(2);
      child.kill('SIGKILL');
      await ended;
    }
    const { courses } = await backfill(db.url);
    expect(courses.map((course) => course.alreadyThere + total(course.moved))).toEqual([
      7, 7, 0, 0,
    ]);
    expect(courses.map((course) => course.progress.linked)).toEqual([14, 7, 0, 0]);
  },
);
