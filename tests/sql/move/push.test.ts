import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import postgres from 'postgres';
import { afterEach, expect, test } from 'vitest';
import { applyFiles } from '../../../scripts/migrations/apply.ts';
import { cohortFiles } from '../../../scripts/migrations/files.ts';
import { push } from '../../../scripts/migrations/push.ts';
import { temporaryFolder } from '../../../scripts/support/test-cluster.ts';
import { openOlderCampus, type Database } from '../../support/database.ts';
import { schemaOf } from '../schema.ts';
import { readSteps } from './steps.ts';

// The push itself, with the Supabase CLI in it.

const opened: Database[] = [];
afterEach(async () => {
  for (const database of opened.splice(0)) await database.close();
});
async function olderCampus(): Promise<Database> {
  const older = await openOlderCampus();
  opened.push(older);
  return older;
}

/** A project with these files, by version, as the only ones. */
function projectWith(files: Record<string, string>): string {
  const workdir = temporaryFolder('project');
  const folder = path.join(workdir, 'supabase', 'migrations');
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(workdir, 'supabase', 'config.toml'), '');
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
  return workdir;
}

async function until(sql: postgres.Sql, condition: string): Promise<void> {
  for (let tries = 0; tries < 2000; tries += 1) {
    const [found] = await sql.unsafe(condition);
    if (found) return;
    await pause(5);
  }
  throw new Error(`never came true: ${condition}`);
}

const waiting = (query: string) => `
  select pid from pg_stat_activity
  where datname = current_database() and wait_event_type = 'Lock' and query ilike '%${query}%'`;

test('a push that is killed in the middle of a file leaves nothing of the file, and goes on there', async () => {
  const { owner, url } = await olderCampus();
  await owner`delete from supabase_migrations.schema_migrations`;
  const workdir = projectWith({
    '20300101000000_whole.sql': 'create table public.whole ();',
    '20300101000100_torn.sql':
      'create table public.torn (); select pg_advisory_xact_lock(7); create table public.rest ();',
  });
  const tables = async () =>
    (
      await owner`select relname from pg_class where relname in ('whole', 'torn', 'rest') order by 1`
    ).map((row) => row['relname'] as string);

  await owner.begin(async (holder) => {
    await holder`select pg_advisory_xact_lock(7)`;
    const killed = push(url, { workdir }).then(
      () => 'done',
      () => 'killed',
    );
    await until(owner, waiting('pg_advisory_xact_lock(7)'));
    await owner.unsafe(
      `select pg_terminate_backend(pid) from (${waiting('pg_advisory_xact_lock(7)')}) w`,
    );
    expect(await killed).toBe('killed');
  });
  expect(await tables()).toEqual(['whole']);

  expect((await push(url, { workdir })).applied).toEqual(['20300101000100_torn.sql']);
  expect(await tables()).toEqual(['rest', 'torn', 'whole']);
}, 60_000);

test('a file whose number comes before the last that was applied is applied, too', async () => {
  const { owner, url } = await olderCampus();
  await owner`delete from supabase_migrations.schema_migrations`;
  const later = { '20300101000100_later.sql': 'create table public.later ();' };
  await push(url, { workdir: projectWith(later) });
  const earlier = { '20300101000000_earlier.sql': 'create table public.earlier ();' };
  const { applied } = await push(url, { workdir: projectWith({ ...earlier, ...later }) });
  expect(applied).toEqual(Object.keys(earlier));
  const [row] = await owner`select to_regclass('public.earlier') is not null as made`;
  expect(row!['made']).toBe(true);
});

test('an index that an interrupted build left invalid is dropped and built again', async () => {
  const { owner, url } = await olderCampus();
  const files = cohortFiles();
  const build = files.findIndex((file) => file.isConcurrent);
  await applyFiles(url, files.slice(0, build));
  await owner.begin(async (student) => {
    await student`update public.enrollments set status = status`;
    const interrupted = owner.unsafe(files[build]!.text).then(
      () => 'built',
      (error: postgres.PostgresError) => error.code,
    );
    await until(owner, waiting('create index concurrently'));
    await owner.unsafe(
      `select pg_cancel_backend(pid) from (${waiting('create index concurrently')}) w`,
    );
    expect(await interrupted).toBe('57014');
  });
  const said: string[] = [];

  const { rebuilt } = await push(url, { say: (line) => said.push(line) });

  expect(rebuilt).toEqual(['enrollments_cohort']);
  expect(said.join('\n')).toContain('Dropped enrollments_cohort');
  expect(await schemaOf(owner)).toEqual((await readSteps()).uninterrupted);
}, 60_000);

test('a push tries again while a long transaction goes on, and another push waits for it', async () => {
  const { owner, url } = await olderCampus();
  const said: string[] = [];
  const say = (line: string) => said.push(line);
  let first: ReturnType<typeof push>;
  let second: ReturnType<typeof push>;
  await owner.begin(async (report) => {
    await report`select count(*) from public.lesson_progress`;
    first = push(url, { say });
    second = push(url, { say });
    while (!said.some((line) => line.includes('trying again'))) await pause(20);
  });
  const applied = [await first!, await second!].map((pushed) => pushed.applied.length);

  expect(applied.toSorted((a, b) => a - b)).toEqual([0, cohortFiles().length]);
  expect(said.join('\n')).toContain('is at work on this database; waiting for it to end.');
  expect(said.join('\n')).toContain(
    '20251029100340_link_lesson_progress.sql could not have a lock in time',
  );
  expect(said.join('\n')).toMatch(/process \d+ .* has held .*lesson_progress/);
}, 60_000);

test('a push that cannot have its lock at all gives up and says why', async () => {
  const { owner, url } = await olderCampus();
  await owner.begin(async (report) => {
    await report`select count(*) from public.courses`;
    await expect(push(url, { patience: 1 })).rejects.toThrow(
      /could not have a lock in time[^]*Given up/,
    );
  });
}, 60_000);
