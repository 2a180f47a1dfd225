import { describe, expect, test } from 'vitest';
import { lessons, modules, people, type Name } from '../support/world.ts';
import { isOpen, finish, seat } from './lesson-view.ts';
import { openStage, type Scene, type Who } from './stage.ts';

const stage = openStage();

type Preview = {
  viewer: { role: string } | null;
  at: string;
  cohort: { id: number; name: string; time_zone: string; course: { slug: string } } | null;
  student: string | null;
  modules: {
    id: number;
    name: string;
    open: boolean;
    may_write: boolean;
    why: string;
    opens_at: string | null;
    closes_at: string | null;
    lessons: { id: number; name: string }[];
  }[];
};

async function preview(scene: Scene, who: Who, at: string | null = null, student?: Name) {
  const [row] = await scene.as(
    who,
    (sql) => sql`select preview_cohort(401, ${at}, ${student ? people[student] : null}) as answer`,
  );
  return row!['answer'] as Preview;
}
const whys = ({ modules: list }: Preview) => list.map(({ why }) => why);

describe('Dana looks at Spring as a student will', () => {
  test('by default as somebody who is active in it now', () =>
    stage.play(async (scene) => {
      const answer = await preview(scene, 'dana');
      expect(answer).toMatchObject({
        at: '2027-03-15T12:00:00+00:00',
        cohort: {
          id: 401,
          name: 'Spring',
          time_zone: 'Europe/Berlin',
          course: { slug: 'open-data' },
        },
        student: null,
      });
      expect(answer.modules).toEqual([
        {
          id: modules.finding,
          name: 'Finding',
          open: true,
          may_write: true,
          why: 'open',
          opens_at: '2027-02-28T23:00:00+00:00',
          closes_at: null,
          lessons: [
            { id: lessons.search, name: 'Search' },
            { id: lessons.licences, name: 'Licences' },
          ],
        },
        expect.objectContaining({
          name: 'Cleaning',
          open: false,
          why: 'not_yet',
          opens_at: '2027-03-21T23:00:00+00:00',
        }),
        expect.objectContaining({
          name: 'Publishing',
          open: false,
          why: 'closed',
          closes_at: '2027-03-07T23:00:00+00:00',
        }),
      ]);
    }));

  const instants: [string, string[]][] = [
    ['2027-02-28T22:59:59Z', ['not_started', 'not_started', 'not_started']],
    ['2027-02-28T23:00:00Z', ['open', 'not_yet', 'open']],
    ['2027-03-07T22:59:59Z', ['open', 'not_yet', 'open']],
    ['2027-03-07T23:00:00Z', ['open', 'not_yet', 'closed']],
    ['2027-03-21T23:00:00Z', ['open', 'open', 'closed']],
  ];
  for (const [at, found] of instants) {
    test(`at ${at}: ${found.join(', ')}`, () =>
      stage.play(async (scene) => {
        expect(whys(await preview(scene, 'dana', at))).toEqual(found);
      }));
  }

  const standings: [Name, string[]][] = [
    ['amara', ['open', 'not_yet', 'closed']],
    ['ben', ['left', 'left', 'left']],
    ['chidi', ['waiting', 'waiting', 'waiting']],
  ];
  for (const [student, found] of standings) {
    test(`as ${student}: ${found.join(', ')}`, () =>
      stage.play(async (scene) => {
        const answer = await preview(scene, 'dana', null, student);
        expect(answer.student?.toLowerCase()).toBe(student);
        expect(whys(answer)).toEqual(found);
      }));
  }

  test('what another cohort of the course opens to a student is open in the preview, too', () =>
    stage.play(async (scene) => {
      await seat(scene, 'amara', 402);
      expect(whys(await preview(scene, 'dana', null, 'amara'))).toEqual(['open', 'open', 'open']);
    }));
});

test('what the preview says of an instant is what each student finds when it has come', () =>
  stage.play(async (scene) => {
    const first = [lessons.search, lessons.tidy, lessons.release];
    for (const at of [
      '2027-02-28T12:00:00Z',
      '2027-03-02T12:00:00Z',
      '2027-03-25T12:00:00Z',
      '2027-06-01T12:00:00Z',
    ]) {
      for (const student of ['amara', 'goran', 'lea', 'ben', 'chidi'] as const) {
        const said = (await preview(scene, 'dana', at, student)).modules;
        await scene.at(at);
        for (const [place, module] of said.entries()) {
          const where = `${student} at ${at}, ${module.name}`;
          const lesson = first[place]!;
          expect([where, await isOpen(scene, student, lesson)]).toEqual([where, module.open]);
          expect([where, await finish(scene, student, lesson)]).toEqual([
            where,
            module.may_write ? null : '42501',
          ]);
        }
        await scene.at('2027-03-15T12:00:00Z');
      }
    }
  }));

describe('who may look', () => {
  test('Femi, the admin, may', () =>
    stage.play(async (scene) => {
      expect((await preview(scene, 'femi')).cohort).toMatchObject({ id: 401 });
    }));
  for (const who of ['amara', 'lea', 'hana', 'kofi', 'esi', 'tove'] as const) {
    test(`${who} finds no cohort and no module`, () =>
      stage.play(async (scene) => {
        for (const student of [undefined, 'amara'] as const) {
          expect(await preview(scene, who, null, student)).toMatchObject({
            cohort: null,
            student: null,
            modules: [],
          });
        }
      }));
  }
  test('a visitor has no such door', () =>
    stage.play(async (scene) => {
      expect(await scene.refused('visitor', (sql) => sql`select preview_cohort(401)`)).toBe(
        '42501',
      );
    }));
  test('Dana finds nobody through it who is not of this cohort', () =>
    stage.play(async (scene) => {
      for (const student of ['hana', 'kofi', 'femi'] as const) {
        expect(await preview(scene, 'dana', null, student)).toMatchObject({
          cohort: null,
          student: null,
          modules: [],
        });
      }
    }));
});

describe('a day and a time on the cohort’s clock', () => {
  const at = (scene: Scene, day: string | null, time: string | null) =>
    scene.as('dana', async (sql) => {
      const [row] =
        await sql`select preview_cohort(401, on_day => ${day}, wall_time => ${time}) ->> 'at' as at`;
      return new Date(row!['at'] as string).toISOString();
    });

  test('are an instant in its zone, over the change of the clocks', () =>
    stage.play(async (scene) => {
      expect(await at(scene, '2027-03-27', '09:30')).toBe('2027-03-27T08:30:00.000Z');
      expect(await at(scene, '2027-03-28', '09:30')).toBe('2027-03-28T07:30:00.000Z');
    }));
  test('a day alone is the moment at which modules open on it', () =>
    stage.play(async (scene) => {
      await scene.owner`update cohorts set unlock_time = '18:00' where id = 401`;
      expect(await at(scene, '2027-03-22', null)).toBe('2027-03-22T17:00:00.000Z');
    }));
  test('a time alone is now', () =>
    stage.play(async (scene) => {
      expect(await at(scene, null, '09:30')).toBe('2027-03-15T12:00:00.000Z');
    }));
});
