import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { applyFiles } from '../../../scripts/migrations/apply.ts';
import { cohortFiles } from '../../../scripts/migrations/files.ts';
import { restoreCohorts } from '../../../scripts/migrations/restore-cohorts.ts';
import { rollBack } from '../../../scripts/migrations/roll-back.ts';
import { inProject } from '../../../scripts/support/settings.ts';
import { openOlderCampus } from '../../support/database.ts';
import { people } from '../../support/world.ts';
import { everything, openCampus } from './campus.ts';
import { schemaOf } from '../schema.ts';

const campus = openCampus();

/** Runs a command of the campus, and kills it as soon as it tells this, as a power cut would. */
async function killed(at: string, file: string, ...args: string[]): Promise<void> {
  const child = spawn(
    process.execPath,
    [inProject('scripts', 'db', file), campus.db.url, ...args],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  let told = '';
  child.stdout.on('data', (chunk: Buffer) => {
    told += chunk.toString();
    if (told.includes(at)) child.kill('SIGKILL');
  });
  await once(child, 'exit');
  expect(told).toContain(at);
}

test(
  'killed at any moment and run again, it ends as if it had not been',
  { timeout: 120_000 },
  async () => {
    const before = await everything(campus.db.owner);
    const folder = campus.folder('export');
    const older = await openOlderCampus();
    const wanted = await schemaOf(older.owner);
    await older.close();

    for (const at of [
      'exporting',
      'rows to courses',
      'everything is in',
      'decides for itself',
      'as they were',
      'cut from',
    ]) {
      await killed(at, 'rollback.ts', '--folder', folder, '--yes');
      // Whatever was done by then, the older campus serves its students.
      const seen = await campus.db.asIf(people.jun, (sql) => sql`select id from lessons`);
      expect(seen).toHaveLength(4);
    }
    await rollBack(campus.db.url, { folder });
    expect(await schemaOf(campus.db.owner)).toEqual(wanted);

    await applyFiles(campus.db.url, cohortFiles());
    for (const at of ['files read', 'public.cohorts', 'public.courses'])
      await killed(at, 'restore-cohorts.ts', folder);
    await restoreCohorts(campus.db.url, folder);
    expect(await everything(campus.db.owner)).toEqual(before);
  },
);

test('stopped where it tells something, the cohorts are open again or it goes on with the same folder', async () => {
  const before = await everything(campus.db.owner);
  const open = await schemaOf(campus.db.owner);
  const folder = campus.folder('again');
  for (let lines = 1; ; lines += 1) {
    let told = 0;
    const say = () => {
      if ((told += 1) === lines) throw new Error('stop');
    };
    const stopped = await rollBack(campus.db.url, { folder, say }).then(
      () => false,
      (error: Error) => error.message === 'stop',
    );
    if (!stopped) break;
    if (existsSync(folder)) continue;
    expect(await schemaOf(campus.db.owner)).toEqual(open);
    // Nobody has lost anything: a topic can be opened, and taken back.
    const topic = await campus.db.asIf(
      people.hana,
      (sql) => sql`
        insert into course_forums (course_id, cohort_id, user_id, title, content)
        values (101, 402, ${people.hana}, 'here', 'we are')`,
    );
    expect(topic.count).toBe(1);
  }
  await expect(campus.db.owner`select 1 from cohorts`).rejects.toThrow(/does not exist/);
  await applyFiles(campus.db.url, cohortFiles());
  await restoreCohorts(campus.db.url, folder);
  expect({ ...(await everything(campus.db.owner)), course_forums_id_seq: '' }).toEqual({
    ...before,
    course_forums_id_seq: '',
  });
});

test('half done, it asks for the folder that it wrote to', async () => {
  const folder = campus.folder('right');
  const say = (line: string) => {
    if (line.includes('decides for itself')) throw new Error('stop');
  };
  await expect(rollBack(campus.db.url, { folder, say })).rejects.toThrow('stop');
  await expect(rollBack(campus.db.url, { folder: campus.folder('wrong') })).rejects.toThrow(
    `its export is in ${folder}`,
  );
  await rollBack(campus.db.url, { folder });
});
