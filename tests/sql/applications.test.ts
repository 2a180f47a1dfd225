import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { people, type Name } from '../support/world.ts';
import { openStage, type Scene, type Sql, type Who } from './stage.ts';

const stage = openStage();
type Verb = 'approve' | 'reject' | 'reopen';

const decide =
  (verb: Verb, who: (Name | { id: string })[], reason?: string) => async (sql: Sql) => {
    const ids = who.map((one) => (typeof one === 'string' ? people[one] : one.id));
    const [row] =
      verb === 'reject'
        ? await sql`select reject_applications(${ids}::uuid[], ${reason ?? null}) as decided`
        : await sql.unsafe(`select ${verb}_applications($1::uuid[]) as decided`, [ids]);
    return row!['decided'] as number;
  };
const statusOf = async ({ owner }: Scene, who: Name) => {
  const [row] = await owner`select status from applications where user_id = ${people[who]}`;
  return row!['status'] as string;
};
const opensCourse = (scene: Scene, who: Name) =>
  scene.attempt(who, `insert into courses (name, slug) values ('T', '${randomUUID()}')`);

describe('an application', () => {
  test('approved makes the role count, turned down or open again takes it back', () =>
    stage.play(async (scene) => {
      for (const [verb, comes] of [
        ['approve', 1],
        ['reject', '42501'],
        ['approve', 1],
        ['reopen', '42501'],
      ] as const) {
        expect(await scene.as('femi', decide(verb, ['tove']))).toBe(1);
        expect([verb, await opensCourse(scene, 'tove')]).toEqual([verb, comes]);
      }
    }));

  test('turned down takes no new seat, and keeps the one there is', () =>
    stage.play(async (scene) => {
      await scene.as('femi', decide('reject', ['kofi', 'amara']));
      expect(await scene.refused('kofi', (sql) => sql`select enroll_in_cohort(401)`)).toBe('C4013');
      expect(await scene.as('amara', (sql) => sql`select * from lessons`)).toHaveLength(2);
      await scene.as('femi', decide('approve', ['kofi']));
      expect(await scene.refused('kofi', (sql) => sql`select enroll_in_cohort(401)`)).toBe(null);
    }));

  test('decided together with others: all or nobody, and only changes count', () =>
    stage.play(async (scene) => {
      expect(await scene.as('femi', decide('approve', ['kofi', 'mats', 'dana']))).toBe(2);
      expect(await scene.as('femi', decide('approve', []))).toBe(0);
      const unknown = { id: randomUUID() };
      expect(await scene.refused('femi', decide('reject', ['kofi', unknown]))).toBe('C4004');
      expect(await statusOf(scene, 'kofi')).toBe('approved');
    }));

  const refused: [Who, Name[], string][] = [
    ['visitor', ['kofi'], '42501'],
    ['kofi', ['kofi'], 'C4030'],
    ['dana', ['amara'], 'C4030'],
    ['tove', ['tove'], 'C4030'],
    ['rosa', ['kofi'], 'C4030'],
    ['femi', ['femi'], 'C4035'],
    ['femi', ['kofi', 'femi'], 'C4035'],
    ['service', ['kofi'], '42501'],
  ];
  for (const [by, who, code] of refused) {
    for (const verb of ['approve', 'reject', 'reopen'] as const) {
      test(`${String(by)} cannot ${verb} ${who.join(' and ')}: ${code}`, () =>
        stage.play(async (scene) => {
          expect(await scene.refused(by, decide(verb, who))).toBe(code);
          expect(await statusOf(scene, 'kofi')).toBe('pending');
        }));
    }
  }
});

type Act = { id: number; actor_id: string; before: object; after: object; reason: string | null };

describe('the log of a person', () => {
  const acts = async (scene: Scene, who: Name, before: number | null = null) => {
    const [row] = await scene.as(
      'femi',
      (sql) => sql`select person_page(${people[who]}, ${before}) -> 'person' -> 'acts' as acts`,
    );
    return row!['acts'] as Act[];
  };
  const undo = (act: { id: number }) => (sql: Sql) => sql`select undo_act(${act.id})`;
  const standing = async ({ owner }: Scene, who: Name) =>
    (await owner`select role, status from applications where user_id = ${people[who]}`)[0];

  test('says who did what, when and why; a reason that is empty is none', () =>
    stage.play(async (scene) => {
      await scene.as('femi', decide('reject', ['kofi'], ' no place left '));
      await scene.as('femi', decide('approve', ['kofi']));
      await scene.as('femi', decide('reject', ['kofi'], '  '));
      // What else the log keeps about somebody is nothing that was done to them.
      await scene.owner`
        select private.log_act('a note', 'applications', id::text, null, '{}') from applications
        where user_id = ${people.kofi}`;
      const femi = { actor_id: people.femi, actor: 'Femi', actor_role: 'admin' };
      const said = await acts(scene, 'kofi');
      expect(said).toHaveLength(3);
      expect(said).toMatchObject([
        { ...femi, after: { status: 'rejected' }, reason: null },
        { ...femi, before: { status: 'rejected' }, after: { status: 'approved' }, reason: null },
        { ...femi, before: { status: 'pending' }, reason: 'no place left' },
      ]);
      const long = 'x'.repeat(501);
      expect(await scene.refused('femi', decide('reject', ['mats', 'jun'], long))).toBe('23514');
    }));

  test('comes in pages', () =>
    stage.play(async (scene) => {
      for (let n = 0; n < 15; n += 1) {
        await scene.as('femi', decide('reject', ['kofi']));
        await scene.as('femi', decide('reopen', ['kofi']));
      }
      const first = await acts(scene, 'kofi');
      const rest = await acts(scene, 'kofi', first[19]!.id);
      expect([first.length, rest.length]).toEqual([21, 10]);
      expect(rest[0]!.id).toBe(first[20]!.id);
    }));

  test('what was done last can be undone, role and status together', () =>
    stage.play(async (scene) => {
      const before = await standing(scene, 'mats');
      await scene.as('femi', (sql) => sql`select set_role(${people.mats}, 'teacher')`);
      await scene.as('femi', undo((await acts(scene, 'mats'))[0]!));
      expect(await standing(scene, 'mats')).toEqual(before);
      await scene.as('femi', undo((await acts(scene, 'mats'))[0]!));
      expect(await standing(scene, 'mats')).toEqual({ role: 'teacher', status: 'approved' });
    }));

  test('what was changed again since cannot', () =>
    stage.play(async (scene) => {
      await scene.as('femi', decide('reject', ['kofi']));
      const [act] = await acts(scene, 'kofi');
      await scene.as('femi', decide('approve', ['kofi']));
      expect(await scene.refused('femi', undo(act!))).toBe('C4074');
      expect(await statusOf(scene, 'kofi')).toBe('approved');
    }));

  test('nor what is no such act, or concerns oneself, or is for others to undo', () =>
    stage.play(async (scene) => {
      await scene.as('femi', decide('reject', ['kofi']));
      const [act] = await acts(scene, 'kofi');
      for (const who of ['kofi', 'dana', 'rosa'] as const) {
        expect(await scene.refused(who, undo(act!))).toBe('C4030');
      }
      await scene.as('femi', (sql) => sql`select suspend(${people.kofi}, 'x')`);
      const [suspension] = await acts(scene, 'kofi');
      expect(await scene.refused('femi', undo(suspension!))).toBe('C4004');
      expect(await scene.refused('femi', undo({ id: 0 }))).toBe('C4004');
      const [own] = await acts(scene, 'femi');
      expect(await scene.refused('femi', undo(own!))).toBe('C4035');
      await scene.as('dana', (sql) => sql`update courses set name = 'N' where id = 101`);
      const [other] = await scene.owner`select max(id)::int as id from audit_log`;
      expect(await scene.refused('femi', undo(other as { id: number }))).toBe('C4004');
    }));
});

describe('the list of people', () => {
  const found = async (scene: Scene, standing: string | null, search: string | null = null) =>
    (
      await scene.as(
        'femi',
        (sql) => sql`select name from find_people(${search}, null, 50, ${standing})`,
      )
    ).map((row) => row['name']);

  test('shows those who stand in a certain way; a role counts while it is approved', () =>
    stage.play(async (scene) => {
      expect(await found(scene, 'teacher')).toEqual(['Dana', 'Esi']);
      expect(await found(scene, 'admin')).toEqual(['Femi', 'Rosa']);
      expect(await found(scene, 'rejected')).toEqual(['Mats']);
      expect(await found(scene, 'waitlisted')).toEqual([]);
      expect(await found(scene, 'suspended')).toEqual(['Rosa']);
      expect(await found(scene, 'suspended', 'mats')).toEqual([]);
      expect(await found(scene, 'pending', 'KOFI')).toEqual(['Kofi']);
      expect(await found(scene, 'pending')).toHaveLength(11);
      expect(await found(scene, 'strange')).toEqual([]);
    }));
});
