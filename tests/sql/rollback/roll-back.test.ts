import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { applyFiles } from '../../../scripts/migrations/apply.ts';
import { cohortFiles } from '../../../scripts/migrations/files.ts';
import { restoreCohorts } from '../../../scripts/migrations/restore-cohorts.ts';
import { rollBack } from '../../../scripts/migrations/roll-back.ts';
import { openOlderCampus, refusal } from '../../support/database.ts';
import { people } from '../../support/world.ts';
import { everything, openCampus } from './campus.ts';
import { schemaOf } from '../schema.ts';

const campus = openCampus();

// One campus goes the whole way; each test is a stretch of it.
describe('there and back', () => {
  let before: Record<string, string>;

  test('the rollback leaves the catalog of a campus that never had cohorts', async () => {
    before = await everything(campus.db.owner);
    await rollBack(campus.db.url, { folder: campus.folder('export') });
    const older = await openOlderCampus();
    const wanted = await schemaOf(older.owner);
    await older.close();
    expect(await schemaOf(campus.db.owner)).toEqual(wanted);
  });

  test('meanwhile the older campus serves its students, and nobody else', async () => {
    const lessonsOf = async (who: string) =>
      (await campus.db.asIf(who, (sql) => sql`select id::int from lessons order by id`)).map(
        (row) => row['id'] as number,
      );
    expect(await lessonsOf(people.jun)).toEqual([301, 302, 303, 304]);
    expect(await lessonsOf(people.dana)).toEqual([301, 302, 303, 304, 306, 307]);
    expect(await lessonsOf(people.amara)).toEqual([]);
    const complete = (who: string, lesson: number) =>
      refusal(
        campus.db.asIf(
          who,
          (sql) => sql`
            insert into lesson_progress (user_id, lesson_id, completed) values (${who}, ${lesson}, true)`,
        ),
      );
    expect(await complete(people.jun, 304)).toBeNull();
    expect(await complete(people.kofi, 304)).toMatchObject({ code: '42501' });
    const enroll = (course: number) =>
      refusal(
        campus.db.asIf(
          people.kofi,
          (sql) =>
            sql`insert into enrollments (user_id, course_id) values (${people.kofi}, ${course})`,
        ),
      );
    expect(await enroll(102)).toBeNull();
    expect(await enroll(103)).toMatchObject({ code: '42501' });
  });

  test('the manifest says what the files hold', () => {
    const manifest = JSON.parse(readFileSync(campus.folder('export/manifest.json'), 'utf8'));
    expect(manifest.versions).toContain('20251029100000');
    expect(
      Object.fromEntries(
        manifest.parts.map((part: { name: string; rows: number }) => [part.name, part.rows]),
      ),
    ).toMatchObject({
      cohorts: 6,
      cohort_enrollments: 8,
      lesson_discussions: 6,
      moderations: 4,
      post_versions: 6,
      courses: 1,
      enrollments: 1,
      lesson_progress: 1,
    });
  });

  test('a restore asks for the migration first', async () => {
    await expect(restoreCohorts(campus.db.url, campus.folder('export'))).rejects.toThrow(
      /migrate it first/,
    );
  });

  test('after a push and a restore everything is as it was', async () => {
    await applyFiles(campus.db.url, cohortFiles());
    const { tables } = await restoreCohorts(campus.db.url, campus.folder('export'));
    expect(tables.map((table) => [table.table, table.rows])).toContainEqual(['public.cohorts', 6]);
    expect(await everything(campus.db.owner)).toEqual(before);
  });

  test('a second restore finds everything there', async () => {
    const said: string[] = [];
    await restoreCohorts(campus.db.url, campus.folder('export'), {
      say: (line) => said.push(line),
    });
    expect(said.at(-1)).toBe('Everything was there already: nothing was changed.');
    expect(await everything(campus.db.owner)).toEqual(before);
  });

  test('a row that was never in the export is not mixed with it', async () => {
    await campus.db.owner`delete from forum_replies`;
    await expect(restoreCohorts(campus.db.url, campus.folder('export'))).rejects.toThrow(
      /holds rows that are not of this export/,
    );
  });

  test('a file that somebody changed is refused', async () => {
    const file = campus.folder('export/moderations.csv');
    writeFileSync(file, readFileSync(file, 'utf8').replace('a test', 'another'));
    await expect(restoreCohorts(campus.db.url, campus.folder('export'))).rejects.toThrow(
      /was changed/,
    );
  });

  test('a rollback writes over no folder, and leaves the cohorts open then', async () => {
    await expect(rollBack(campus.db.url, { folder: campus.folder('export') })).rejects.toThrow(
      /exists already/,
    );
    expect(existsSync(path.join(campus.folder('export.unfinished')))).toBe(false);
    await campus.db.owner`update cohorts set name = name where id = 401`;
  });
});
