import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { people, type Name } from '../../support/world.ts';
import { expectExact } from '../counting.ts';
import { openStage, type Scene } from '../stage.ts';
import { back, dropAs, everything } from './campus.ts';

const stage = openStage();

describe('whatever hangs on it', () => {
  const who = fc.constantFrom<Name>('amara', 'bola', 'ben', 'goran', 'hana', 'jun', 'lea', 'kofi');
  const lesson = fc.constantFrom(301, 302, 303, 304);
  const cohort = fc.constantFrom(401, 402, 403);
  const nth = fc.nat(30);
  const act = fc.oneof(
    fc.record({ does: fc.constant('mark'), who, lesson, done: fc.boolean() }),
    fc.record({ does: fc.constant('post'), who, lesson, cohort, nth }),
    fc.record({ does: fc.constant('reply'), who, nth }),
    fc.record({ does: fc.constant('hide'), nth }),
    fc.record({ does: fc.constant('topic'), who, cohort }),
    fc.record({ does: fc.constant('answer'), who, nth }),
    fc.record({ does: fc.constant('seat'), who, cohort }),
    fc.record({ does: fc.constant('self-paced'), who, cohort }),
    fc.record({ does: fc.constant('invite'), nth, cohort }),
    fc.record({ does: fc.constant('plan'), nth, cohort }),
    fc.record({ does: fc.constant('handover'), who }),
  );
  type Act = {
    does: string;
    who?: Name;
    lesson?: number;
    cohort?: number;
    nth?: number;
    done?: boolean;
  };

  async function perform({ owner }: Scene, given: Act) {
    const { does, lesson = 301, cohort = 401, nth = 0, done = true } = given;
    const id = people[given.who ?? 'amara'];
    const pick = (table: string) =>
      owner.unsafe(`(select id from ${table} order by id offset ${nth} limit 1)`);
    switch (does) {
      case 'mark':
        return owner`insert into lesson_progress (user_id, lesson_id, completed, cohort_id) values (${id}, ${lesson}, ${done}, ${cohort})
          on conflict do nothing`;
      case 'post':
        return owner`insert into lesson_discussions (lesson_id, cohort_id, user_id, content, is_pinned)
          values (${lesson}, ${cohort}, ${id}, ${`words ${nth} "and" \\ more\n`}, ${done})`;
      case 'reply':
        return owner`insert into lesson_discussions (lesson_id, cohort_id, user_id, parent_id, content)
          select lesson_id, cohort_id, ${id}, id, 'an answer' from lesson_discussions where id in ${pick('lesson_discussions')}`;
      case 'hide':
        return owner`with hidden as (
            update lesson_discussions set hidden_at = now() where id in ${pick('lesson_discussions')} returning id)
          insert into moderations (discussion_id, act, reason, moderator_role) select id, 'hide', 'a test', 'teacher' from hidden`;
      case 'topic':
        return owner`insert into course_forums (course_id, cohort_id, user_id, title, content) values (101, ${cohort}, ${id}, 'title', 'words')`;
      case 'answer':
        return owner`insert into forum_replies (forum_post_id, user_id, content)
          select id, ${id}, 'words' from course_forums where id in ${pick('course_forums')}`;
      case 'seat':
        return owner`insert into cohort_enrollments (cohort_id, user_id) values (${cohort}, ${id}) on conflict do nothing`;
      case 'self-paced':
        return owner`insert into enrollments (user_id, course_id, cohort_id) values (${id}, 101, ${cohort}) on conflict do nothing`;
      case 'invite':
        return owner`insert into invitations (cohort_id, email) values (${cohort}, ${`invited${nth}@example.org`}) on conflict do nothing`;
      case 'plan':
        return owner`with plan as (insert into imports (cohort_id, file_name) values (${cohort}, 'list.csv') returning id)
          insert into import_rows (import_id, line, email) select id, 2 + ${nth}::int, 'x@example.org' from plan`;
      default:
        // Whoever learned yesterday may teach today; what they said as a student stays said by a student.
        return owner`update applications set role = 'teacher', status = 'approved' where user_id = ${id}`;
    }
  }

  const subject = fc.constantFrom(
    ['course', 101],
    ['module', 201],
    ['module', 203],
    ['lesson', 301],
    ['lesson', 303],
    ['lesson', 304],
  );

  test(
    'it comes back to the letter, and the counters equal a recount',
    () =>
      fc.assert(
        fc.asyncProperty(
          subject,
          fc.array(act, { minLength: 5, maxLength: 40 }),
          fc.boolean(),
          ([kind, id], acts, handedOver) =>
            stage.play(async (scene) => {
              for (const one of acts as Act[]) await perform(scene, one);
              if (handedOver)
                await scene.owner`update courses set created_by = ${people.bola} where id = 101`;
              const before = await everything(scene.owner);
              const deletion = await dropAs(scene, 'femi', kind as string, id as number);
              await expectExact(scene.owner);
              expect(await everything(scene.owner)).not.toEqual(before);

              await scene.at('2027-03-18T12:00:00Z');
              await scene.as('femi', back(deletion));
              expect(await everything(scene.owner)).toEqual(before);
              await expectExact(scene.owner);
            }),
        ),
        { numRuns: Number(process.env['CAMPUS_RETURNS'] ?? 12) },
      ),
    120_000,
  );
});

test('so does what only the database’s owner could have written, with every trigger at rest', () =>
  stage.play(async (scene) => {
    const { owner } = scene;
    const resting = ['lesson_progress', 'cohort_enrollments', 'lessons'];
    for (const table of resting) await owner.unsafe(`alter table ${table} disable trigger user`);
    await owner`update lesson_progress set completed_at = null where lesson_id = 301`;
    await owner`update cohort_enrollments set paused_at = null, completed_at = null where cohort_id = 401`;
    await owner`update cohort_enrollments set paused_at = now() where status = 'completed'`;
    await owner`update lessons set resources = 'null' where id = 301`;
    for (const table of resting) await owner.unsafe(`alter table ${table} enable trigger user`);
    const before = await everything(owner);
    const deletion = await dropAs(scene, 'femi', 'course', 101);
    await scene.as('femi', back(deletion));
    expect(await everything(owner)).toEqual(before);
  }));
