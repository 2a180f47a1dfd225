import { describe, expect, test } from 'vitest';
import { people } from '../../support/world.ts';
import { seatOf } from '../counting.ts';
import { openStage } from '../stage.ts';
import { back, drop, dropAs, everything, latest } from './campus.ts';

const stage = openStage();
const whatGoes =
  (kind: string, id: number) => async (sql: Parameters<ReturnType<typeof drop>>[0]) => {
    const [row] = await sql`select what_goes(${kind}, ${id}) as told`;
    return (row!['told'] as { subject: Record<string, unknown> | null }).subject;
  };

describe('what goes', () => {
  test('is told in numbers to those who teach it', () =>
    stage.play(async (scene) => {
      const told = await scene.as('dana', whatGoes('lesson', 301));
      expect(told).toMatchObject({ kind: 'lesson', name: 'Search', students: 3, finished: 2 });
      expect(told!['counts']).toEqual({ marks: 3, posts: 3, pictures: 1, other: 1 });
      expect((await scene.as('femi', whatGoes('course', 101)))!['counts']).toEqual({
        modules: 3,
        lessons: 4,
        marks: 3,
        enrollments: 2,
        cohorts: 4,
        seats: 7,
        days: 4,
        invitations: 1,
        posts: 4,
        topics: 2,
        replies: 2,
        pictures: 3,
        // The list of an import, its line, what a post said before, and why others were hidden.
        other: 8,
      });
    }));

  for (const who of ['esi', 'amara', 'tove', 'service'] as const) {
    test(`is not for ${who}`, () =>
      stage.play(async (scene) => {
        expect(await scene.as(who, whatGoes('lesson', 301))).toBeNull();
      }));
  }

  test('is nothing for what is not there or no such thing', () =>
    stage.play(async (scene) => {
      expect(await scene.as('femi', whatGoes('lesson', 999))).toBeNull();
      expect(await scene.as('femi', whatGoes('person', 301))).toBeNull();
    }));
});

describe('a deletion', () => {
  test('says what it was, who did it and what went', () =>
    stage.play(async (scene) => {
      await scene.as('dana', drop('lesson', 301));
      expect(await latest(scene.owner)).toMatchObject({
        kind: 'lesson',
        subject_id: '301',
        name: 'Search',
        course_id: '101',
        course_name: 'Open data',
        teacher_id: people.dana,
        deleted_by: people.dana,
        rows: 9,
        counts: { marks: 3, posts: 3, pictures: 1, other: 1 },
        restored_at: null,
      });
      const [logged] =
        await scene.owner`select * from audit_log where subject = 'lessons' order by id desc limit 1`;
      expect(logged).toMatchObject({ act: 'delete', subject_id: '301', actor_id: people.dana });
    }));

  test('of several at once is one for each', () =>
    stage.play(async (scene) => {
      const before = await everything(scene.owner);
      await scene.as('dana', (sql) => sql`delete from lessons where module_id = 201`);
      const all = await scene.owner`select id, name from deletions where id > 2 order by name`;
      expect(all.map((row) => row['name'])).toEqual(['Licences', 'Search']);
      for (const { id } of all) await scene.as('dana', back(Number(id)));
      expect(await everything(scene.owner)).toEqual(before);
    }));

  test('by the service key is kept, and the database’s owner keeps nothing', () =>
    stage.play(async (scene) => {
      await scene.as('service', drop('lesson', 302));
      expect(await latest(scene.owner)).toMatchObject({ name: 'Licences', deleted_by: null });
      await scene.owner`delete from courses where id = 101`;
      expect(
        (await scene.owner`select count(*)::int as n from deletions where id > 2`)[0]!['n'],
      ).toBe(1);
    }));

  test('that is refused keeps nothing', () =>
    stage.play(async (scene) => {
      expect(await scene.as('esi', drop('lesson', 301))).toHaveLength(0);
      expect(await scene.owner`select * from deletions where id > 2`).toHaveLength(0);
    }));

  test('of more than can be kept is refused with the number, and nothing is lost', () =>
    stage.play(async (scene) => {
      await scene.owner`insert into import_rows (import_id, line, email)
        select (select id from imports limit 1), n, 'x' from generate_series(3, 100001) n`;
      const refusal = scene.as('dana', drop('course', 101));
      await expect(refusal).rejects.toMatchObject({ code: 'C4085', detail: '100047' });
      expect(await scene.owner`select * from courses where id = 101`).toHaveLength(1);
      expect(await scene.owner`select * from deletions where id > 2`).toHaveLength(0);
    }));
});

describe('bringing back', () => {
  test('is for who teaches the course, and admins', () =>
    stage.play(async (scene) => {
      const deletion = await dropAs(scene, 'dana', 'lesson', 301);
      for (const who of ['esi', 'amara', 'kofi', 'tove'] as const) {
        expect(await scene.refused(who, back(deletion)), who).toBe('C4004');
      }
      expect(await scene.refused('visitor', back(deletion))).toBe('42501');
      expect(await scene.refused('service', back(deletion))).toBe('42501');
      expect(await scene.refused('dana', back(deletion))).toBeNull();
      expect(await scene.owner`select * from lessons where id = 301`).toHaveLength(1);
    }));

  test('of a course is for who taught it to the end', () =>
    stage.play(async (scene) => {
      const lesson = await dropAs(scene, 'dana', 'lesson', 301);
      await scene.as('femi', (sql) => sql`select hand_over_course(101, ${people.esi})`);
      expect(await scene.refused('dana', back(lesson))).toBe('C4004');
      const course = await dropAs(scene, 'esi', 'course', 101);
      expect(await scene.refused('dana', back(course))).toBe('C4004');
      expect(await scene.refused('dana', back(lesson))).toBe('C4004');
      expect(await scene.refused('esi', back(course))).toBeNull();
      expect(await scene.refused('esi', back(lesson))).toBeNull();
      expect(await scene.owner`select created_by from courses where id = 101`).toEqual([
        { created_by: people.esi },
      ]);
    }));

  test('is not for a teacher who is none any more', () =>
    stage.play(async (scene) => {
      const deletion = await dropAs(scene, 'dana', 'course', 101);
      await scene.owner`update applications set role = 'student' where user_id = ${people.dana}`;
      expect(await scene.refused('dana', back(deletion))).toBe('C4004');
      expect(await scene.refused('femi', back(deletion))).toBeNull();
    }));

  test('waits for what it belongs to', () =>
    stage.play(async (scene) => {
      const lesson = await dropAs(scene, 'dana', 'lesson', 301);
      const module = await dropAs(scene, 'dana', 'module', 201);
      const course = await dropAs(scene, 'dana', 'course', 101);
      expect(await scene.refused('dana', back(lesson))).toBe('C4086');
      expect(await scene.refused('dana', back(module))).toBe('C4086');
      for (const deletion of [course, module, lesson]) await scene.as('dana', back(deletion));
      expect(await scene.owner`select * from lesson_progress where lesson_id = 301`).toHaveLength(
        3,
      );
    }));

  test('leaves out what belonged to somebody who is gone, and keeps their words', () =>
    stage.play(async (scene) => {
      const deletion = await dropAs(scene, 'dana', 'course', 101);
      await scene.owner`delete from auth.users where id = ${people.amara}`;
      const theirs = await scene.owner`
        select distinct relation from private.deleted_rows where row ->> 'user_id' = ${people.amara} order by 1`;
      expect(theirs.map((row) => row['relation'])).toEqual([
        'public.course_forums',
        'public.lesson_discussions',
      ]);
      await scene.as('dana', back(deletion));
      expect(
        await scene.owner`select * from lesson_progress where user_id = ${people.amara}`,
      ).toHaveLength(0);
      expect(
        await scene.owner`select * from cohort_enrollments where cohort_id = 401`,
      ).toHaveLength(5);
      expect(
        (await scene.owner`select user_id, content from lesson_discussions where id = 501`)[0],
      ).toEqual({
        user_id: null,
        content: 'Amara asks',
      });
      expect((await scene.owner`select private.seats_taken(401) as n`)[0]!['n']).toBe(4);
    }));

  test('lets in who was invited and signed up meanwhile', () =>
    stage.play(async (scene) => {
      const deletion = await dropAs(scene, 'dana', 'course', 101);
      const id = '00000000-0000-4000-8000-000000000099';
      await scene.owner`insert into auth.users (id, email, email_confirmed_at) values (${id}, 'nia@example.org', now())`;
      await scene.as('dana', back(deletion));
      expect(await seatOf(scene.owner, id, 401)).toMatchObject({ status: 'active' });
    }));

  test('a second time changes nothing', () =>
    stage.play(async (scene) => {
      const deletion = await dropAs(scene, 'dana', 'lesson', 301);
      await scene.as('dana', back(deletion));
      await scene.owner`update lessons set name = 'Renamed' where id = 301`;
      expect(await scene.refused('femi', back(deletion))).toBeNull();
      const acts = await scene.owner`select act from audit_log where act = 'bring_back'`;
      expect(acts).toHaveLength(1);
      expect((await latest(scene.owner))['restored_by']).toBe(people.dana);
      expect((await scene.owner`select name from lessons where id = 301`)[0]!['name']).toBe(
        'Renamed',
      );
    }));

  test('puts a number behind an address that another course has taken', () =>
    stage.play(async (scene) => {
      const deletion = await dropAs(scene, 'dana', 'course', 104);
      await scene.as('esi', (sql) => sql`insert into courses (name, slug) values ('Bare', 'bare')`);
      await scene.as('dana', back(deletion));
      const [row] = await scene.owner`select slug from courses where id = 104`;
      expect(row).toEqual({ slug: 'bare-2' });
    }));

  test('is logged once, and not a row at a time', () =>
    stage.play(async (scene) => {
      const deletion = await dropAs(scene, 'dana', 'course', 101);
      const [{ n }] = (await scene.owner`select count(*)::int as n from audit_log`) as [
        { n: number },
      ];
      await scene.as('dana', back(deletion));
      const logged = await scene.owner`select * from audit_log order by id offset ${n}`;
      expect(logged.map(({ act, subject, subject_id }) => [act, subject, subject_id])).toEqual([
        ['bring_back', 'courses', '101'],
      ]);
    }));

  test('ends after thirty days, and then nothing is left of it', () =>
    stage.play(async (scene) => {
      const deletion = await dropAs(scene, 'dana', 'lesson', 301);
      await scene.at('2027-04-14T12:00:00Z');
      expect(await scene.refused('dana', back(deletion))).toBe('C4004');
      await scene.owner`select * from private.run_jobs()`;
      expect(await scene.owner`select * from deletions`).toHaveLength(0);
      expect(await scene.owner`select * from private.deleted_rows`).toHaveLength(0);
    }));

  test('lasts until the last second of them', () =>
    stage.play(async (scene) => {
      const deletion = await dropAs(scene, 'dana', 'lesson', 301);
      await scene.at('2027-04-14T11:59:59Z');
      await scene.owner`select * from private.run_jobs()`;
      expect(await scene.refused('dana', back(deletion))).toBeNull();
    }));

  test('forgets what is too old at the next deletion, too', () =>
    stage.play(async (scene) => {
      await dropAs(scene, 'dana', 'lesson', 301);
      await scene.at('2027-04-14T12:00:00Z');
      await dropAs(scene, 'dana', 'lesson', 302);
      expect((await scene.owner`select name from deletions`).map((row) => row['name'])).toEqual([
        'Licences',
      ]);
    }));
});

describe('a client cannot pretend to put something back', () => {
  test('by setting what bringing back sets', () =>
    stage.play(async (scene) => {
      await scene.as('amara', async (sql) => {
        await sql`select set_config('campus.replaying', 'yes', true)`;
        expect((await sql`select private.caller() as who`)[0]!['who']).toBe('authenticated');
      });
    }));
  test('by saying so in the table', () =>
    stage.play(async (scene) => {
      for (const who of ['amara', 'femi', 'service'] as const) {
        expect(
          await scene.refused(
            who,
            (sql) => sql`insert into private.replays values (pg_current_xact_id())`,
          ),
        ).toBe('42501');
      }
    }));
  test('and nobody is an owner after a bringing back', () =>
    stage.play(async (scene) => {
      const deletion = await dropAs(scene, 'dana', 'lesson', 301);
      await scene.as('dana', async (sql) => {
        await back(deletion)(sql);
        expect((await sql`select private.caller() as who`)[0]!['who']).toBe('authenticated');
      });
      expect(await scene.owner`select * from private.replays`).toHaveLength(0);
    }));
});

describe('tables that come later', () => {
  test('are kept and brought back as their foreign keys say, circles of links included', () =>
    stage.play(async (scene) => {
      await scene.owner.unsafe(`
        create table public.drafts (id bigint generated always as identity primary key,
          lesson_id bigint not null references public.lessons (id) on delete cascade, words text,
          size int generated always as (char_length(words)) stored, bytes bytea);
        alter table public.lessons add column draft_id bigint references public.drafts (id) on delete set null;
        alter table public.courses add column taken_from bigint references public.courses (id) on delete set null;
        insert into public.drafts (lesson_id, words, bytes) values (301, 'once', '\\x00ff');
        update public.lessons set draft_id = (select id from public.drafts) where id = 301;
        update public.courses set taken_from = 101 where id = 102;`);
      const before = await everything(scene.owner);
      const deletion = await dropAs(scene, 'dana', 'course', 101);
      expect((await latest(scene.owner))['counts']).toMatchObject({ other: 9 });
      expect(
        (await scene.owner`select taken_from from courses where id = 102`)[0]!['taken_from'],
      ).toBeNull();
      await scene.as('dana', back(deletion));
      const after = await everything(scene.owner);
      // Cutting and tying a link are writings, of which the rows keep count.
      const uncounted = (rows: string[]) =>
        rows.map((row) => row.replace(/"(updated_at|version)": ("[^"]*"|\d+),? ?/g, ''));
      for (const table of Object.keys(before)) {
        expect(uncounted(after[table]!), table).toEqual(uncounted(before[table]!));
      }
    }));

  test('have a key, and do not hang on one another in a circle', async () => {
    const [{ keyless }] = (await stage.db.owner`
      select count(*)::int as keyless from private.cascade_of('public.courses') c where private.key_of(c.relation) is null`) as [
      { keyless: number },
    ];
    expect(keyless).toBe(0);
    const circles = await stage.db.owner`
      with recursive way (start, here, steps) as (
        select conrelid, confrelid, 1 from pg_constraint where contype = 'f' and confdeltype = 'c' and conrelid <> confrelid
        union
        select w.start, k.confrelid, w.steps + 1 from way w join pg_constraint k on k.conrelid = w.here
        where k.contype = 'f' and k.confdeltype = 'c' and k.conrelid <> k.confrelid and w.steps < 12)
      select distinct start::regclass::text from way where start = here`;
    expect(circles).toHaveLength(0);
  });
});
