import { spawnSync } from 'node:child_process';
import { beforeAll, describe, expect, test } from 'vitest';
import { readCatalog, type Entry } from '../../../scripts/verify/catalog.ts';
import type { Finding } from '../../../scripts/verify/finding.ts';
import { verify } from '../../../scripts/verify/verify.ts';
import { openDatabase, openOlderCampus } from '../../support/database.ts';
import { openStage, type Sql } from '../stage.ts';

// npm run db:verify finds nothing on a clean campus, and exactly what was done to a spoilt one.
const stage = openStage();
let expected: Entry[];
beforeAll(async () => {
  const fresh = await openDatabase();
  expected = await fresh.owner.begin(readCatalog);
  await fresh.close();
  await stage.db.owner`delete from private.frozen_clock`;
});

const complaintsOf = (findings: Finding[]) => findings.flatMap(({ complaints }) => complaints);
const verified = async (sql: Sql) => complaintsOf(await verify(sql, expected));

describe('a clean campus', () => {
  test('has nothing to put right, and says what runs its jobs', () =>
    stage.play(async ({ owner }) => {
      const findings = await verify(owner, expected);
      expect(complaintsOf(findings)).toEqual([]);
      expect(findings).toHaveLength(17);
      expect(findings.find(({ check }) => check.includes('jobs'))?.note).toContain('db:jobs');
      expect(findings.map(({ note }) => note ?? '').join()).not.toContain('not tried');
    }));

  test('is as it was afterwards', () =>
    stage.play(async ({ owner }) => {
      await verify(owner, expected);
      expect(await owner`select 1 from cohorts where name like 'Test%'`).toHaveLength(0);
    }));

  test('may have tables, indexes and functions of its own', () =>
    stage.play(async ({ owner }) => {
      await owner.unsafe(`
        create table public.donations (id int); alter table public.donations enable row level security;
        grant select on public.donations to anon;
        create index own on public.cohorts (name);
        create function public.own() returns int language sql as 'select 1';`);
      expect(await verified(owner)).toEqual([]);
    }));

  test('without courses and people is verified but for step 8', async () => {
    const empty = await openDatabase();
    const findings = (await empty.owner.begin((sql) => verify(sql, expected))) as Finding[];
    expect(complaintsOf(findings)).toEqual([]);
    expect(findings.at(-1)?.note).toContain('not tried');
    await empty.close();
  });
});

describe('it notices', () => {
  const spoilt: [statement: string, complaint: RegExp][] = [
    [
      'drop index idx_cohorts_status',
      /^index idx_cohorts_status on cohorts is missing.* as 20251029100000_create_cohorts/,
    ],
    [
      'drop index idx_cohorts_status; create index idx_cohorts_status on cohorts (name)',
      /^index idx_cohorts_status on cohorts is not what/,
    ],
    [
      'alter table cohorts disable trigger auto_update_cohort_status',
      /^trigger auto_update_cohort_status on cohorts is disabled: alter/,
    ],
    [
      'drop trigger check_seat on cohort_enrollments',
      /^trigger check_seat on cohort_enrollments is missing.*keep_seats.sql/,
    ],
    [
      `create trigger extra before insert on cohorts for each row execute function private.touch_updated_at()`,
      /^trigger extra on cohorts is not of the migrations/,
    ],
    [
      `drop policy "visitors read schedules of cohorts they see" on cohort_schedules`,
      /^policy "visitors read schedules of cohorts they see" on cohort_schedules is missing.*create_cohort_schedules/,
    ],
    [
      `alter policy "visitors read schedules of cohorts they see" on cohort_schedules using (true)`,
      /^policy "visitors read schedules of cohorts they see" on cohort_schedules is not what/,
    ],
    [
      `create policy "all in" on cohorts to anon using (true)`,
      /^policy "all in" on cohorts is not of the migrations: drop/,
    ],
    [
      'alter table cohorts disable row level security',
      /^row security is off on cohorts: alter table public.cohorts enable/,
    ],
    ['create table public.notes (id int)', /^row security is off on notes/],
    [
      'grant select on student_roster_view to anon',
      /^grant select on student_roster_view to anon is not of the migrations: revoke/,
    ],
    [
      'grant select (email) on student_roster_view to authenticated',
      /^grant select of columns on student_roster_view to authenticated is not/,
    ],
    [
      'grant update (role) on applications to authenticated',
      /^grant update of columns on applications to authenticated is not what/,
    ],
    [
      'revoke insert on cohort_schedules from authenticated',
      /^grant insert of columns on cohort_schedules to authenticated is missing: grant it again/,
    ],
    [
      'grant execute on function refresh_student_roster_view() to public',
      /^grant execute on refresh_student_roster_view\(\) to everybody is not of/,
    ],
    [
      'revoke execute on function viewer() from authenticated',
      /^grant execute on viewer\(\) to authenticated is missing/,
    ],
    [
      'grant create on schema private to authenticated',
      /^grant create on schema private to authenticated is not of/,
    ],
    [
      'alter table cohort_schedules drop column created_at',
      /^column cohort_schedules.created_at is missing.*create_cohort_schedules/,
    ],
    [
      'alter table courses alter column name drop not null',
      /^column courses.name is not what.*create_courses/,
    ],
    [
      'alter table cohorts alter column max_students drop default',
      /^column cohorts.max_students is not what/,
    ],
    [
      'alter table cohorts drop constraint cohorts_dates_in_order',
      /^constraint cohorts_dates_in_order on cohorts is missing/,
    ],
    [
      `alter table cohorts drop constraint cohorts_dates_in_order;
       alter table cohorts add constraint cohorts_dates_in_order check (end_date >= start_date) not valid`,
      /^constraint cohorts_dates_in_order on cohorts was never validated: alter/,
    ],
    [
      'alter function private.is_admin() security definer',
      /^function private.is_admin\(\) is not what/,
    ],
    [
      `create or replace function private.is_admin() returns boolean language sql stable set search_path = '' as 'select true'`,
      /^function private.is_admin\(\) is not what the migrations say.*create_applications/,
    ],
    [
      `create function public.backdoor() returns int language sql security definer as 'select 1'`,
      /^function backdoor\(\) is not of the migrations/,
    ],
    [
      'create view public.everybody as select * from applications',
      /^table everybody is not of the migrations/,
    ],
    [
      'refresh materialized view student_roster_view with no data',
      /^this fails: .*student_roster_view.* has not been populated/,
    ],
    [
      `insert into private.frozen_clock (instant) values ('2027-01-01')`,
      /^the campus's clock stands at 2027-01-01/,
    ],
    [`alter role anon bypassrls`, /^role anon passes over row security/],
    [
      `delete from supabase_migrations.schema_migrations where version = '20251029102900'`,
      /^20251029102900_schedule_jobs.sql is not applied: npm run db:push/,
    ],
    [
      `insert into supabase_migrations.schema_migrations (version) values ('20990101000000')`,
      /^migration 20990101000000 is applied, but/,
    ],
    [
      `update supabase_migrations.schema_migrations set statements = '{select 1}' where version = '20251029102900'`,
      /^20251029102900_schedule_jobs.sql was changed after it was applied/,
    ],
  ];
  for (const [statement, complaint] of spoilt) {
    test(statement.replace(/\s+/g, ' ').slice(0, 100), () =>
      stage.play(async ({ owner }) => {
        await owner.unsafe(statement);
        expect(await verified(owner)).toEqual([expect.stringMatching(complaint)]);
      }),
    );
  }

  test('an index that an interrupted build left invalid', async () => {
    const { owner } = stage.db;
    await owner`create unique index concurrently unfinished on lesson_progress (completed)`.catch(
      () => {},
    );
    await stage.play(async (scene) => {
      expect(await verified(scene.owner)).toEqual([
        expect.stringMatching(/^index unfinished on lesson_progress is invalid.*drop index/),
      ]);
    });
    await owner`drop index unfinished`;
  });

  test('a table that is gone, without a word about its columns', () =>
    stage.play(async ({ owner }) => {
      await owner`drop table import_rows`;
      expect(await verified(owner)).toEqual([
        expect.stringMatching(/^table import_rows is missing.*create_imports/),
      ]);
    }));

  test('that nothing makes a record of who signs up', () =>
    stage.play(async ({ owner }) => {
      await owner`drop function private.create_application() cascade`;
      expect(await verified(owner)).toEqual([
        expect.stringMatching(/^function private.create_application\(\) is missing/),
        expect.stringMatching(/^trigger create_application on auth.users is missing/),
      ]);
    }));

  test('a campus that is not migrated, and says only how to migrate it', async () => {
    const older = await openOlderCampus();
    const findings = (await older.owner.begin((sql) => verify(sql, expected))) as Finding[];
    await older.close();
    expect(complaintsOf(findings)).toEqual([
      expect.stringMatching(
        /^\d+ migrations, 20251029100000_create_cohorts.sql to \S+, are not applied: npm run db:push/,
      ),
    ]);
  });

  test('a cohort that cannot be made', () =>
    stage.play(async ({ owner }) => {
      await owner.unsafe(`
        create or replace function private.check_schedule() returns trigger language plpgsql as
        'begin raise exception ''no''; end'`);
      expect(await verified(owner)).toEqual([
        expect.stringMatching(/^function private.check_schedule\(\) is not what/),
        'making a schedule fails: no.',
      ]);
    }));
});

describe('the command', () => {
  const command = (url: string) =>
    spawnSync(process.execPath, ['scripts/db/verify.ts', url], { encoding: 'utf8' });

  test('prints a line a check, keeps the password to itself, and ends with 0', () => {
    const { status, stdout, stderr } = command(stage.db.url);
    expect(stderr).toBe('');
    expect(stdout.match(/^ {2}ok /gm)).toHaveLength(17);
    expect(stdout).toContain('All is as it should be.');
    expect(stdout).not.toContain(new URL(stage.db.url).password);
    expect(status).toBe(0);
  }, 60_000);

  test('says in a sentence that no database answers, and ends with 1', () => {
    const url = new URL(stage.db.url);
    url.port = '1';
    const { status, stdout, stderr } = command(url.href);
    expect(stderr).toMatch(/^The database does not let us in: .+\.\n$/);
    expect(stdout + stderr).not.toContain(url.password);
    expect(status).toBe(1);
  }, 60_000);
});
