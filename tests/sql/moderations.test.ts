import { describe, expect, test } from 'vitest';
import { people } from '../support/world.ts';
import { openStage, type Sql } from './stage.ts';
import { talk } from './talk.ts';

const stage = openStage();

const hide = (post: number, reason: string | null) => (sql: Sql) =>
  sql`select hide_post(${post}, ${reason})`;
const restore = (post: number) => (sql: Sql) => sql`select restore_post(${post})`;

describe('hiding', () => {
  test('a hidden post keeps its place, and its words are gone for classmates', () =>
    stage.play(async (scene) => {
      await scene.as('dana', hide(501, 'off topic'));
      const posts = await talk(scene, 'bola');
      expect(posts.map((post) => [post.id, post.content, post.hidden])).toEqual([
        [501, null, true],
        [502, 'Dana answers', false],
      ]);
      expect(posts[0]).toMatchObject({ author: null, hidden_reason: null, mine: false });
      expect(
        await scene.as('bola', (sql) => sql`select * from lesson_discussions where id = 501`),
      ).toHaveLength(0);
      expect(
        await scene.as('bola', (sql) => sql`select * from moderations where discussion_id = 501`),
      ).toHaveLength(0);
    }));

  test('its author still reads it and is told why and by whom; who teaches sees it all', () =>
    stage.play(async (scene) => {
      await scene.as('femi', hide(501, '  off topic '));
      for (const who of ['amara', 'dana', 'femi'] as const) {
        expect((await talk(scene, who))[0]).toMatchObject({
          content: 'Amara asks',
          hidden: true,
          hidden_reason: 'off topic',
          hidden_by_role: 'admin',
        });
      }
      const told = await scene.as(
        'amara',
        (sql) => sql`select reason, moderator_id from moderations where discussion_id = 501`,
      );
      expect(told).toEqual([{ reason: 'off topic', moderator_id: people.femi }]);
    }));

  test('its author can neither edit nor delete it, and restoring brings everything back', () =>
    stage.play(async (scene) => {
      const before = await talk(scene, 'bola');
      await scene.as('dana', hide(501, 'off topic'));
      expect(
        await scene.attempt('amara', `update lesson_discussions set content = 'x' where id = 501`),
      ).toBe(0);
      expect(await scene.attempt('amara', 'delete from lesson_discussions where id = 501')).toBe(0);
      await scene.as('dana', restore(501));
      expect(await talk(scene, 'bola')).toEqual(before);
      const acts =
        await scene.owner`select act, reason, moderator_role from moderations where discussion_id = 501 order by id`;
      expect(acts).toEqual([
        { act: 'hide', reason: 'off topic', moderator_role: 'teacher' },
        { act: 'restore', reason: null, moderator_role: 'teacher' },
      ]);
    }));

  test('hiding twice is hiding once', () =>
    stage.play(async (scene) => {
      await scene.as('dana', hide(501, 'off topic'));
      await scene.as('femi', hide(501, 'again'));
      expect(await scene.owner`select 1 from moderations where discussion_id = 501`).toHaveLength(
        1,
      );
    }));

  const reasons: [string | null, string][] = [
    [null, '23514'],
    ['', '23514'],
    ['   ', '23514'],
    ['x'.repeat(501), '23514'],
  ];
  for (const [reason, code] of reasons) {
    test(`hiding without a good reason is refused (${reason === null ? 'none' : reason.length} letters)`, () =>
      stage.play(async (scene) => {
        expect(await scene.refused('dana', hide(501, reason))).toBe(code);
        expect(
          await scene.owner`select 1 from lesson_discussions where id = 501 and hidden_at is null`,
        ).toHaveLength(1);
      }));
  }

  for (const who of ['amara', 'bola', 'hana', 'kofi', 'esi', 'tove'] as const) {
    test(`${who} cannot hide or restore`, () =>
      stage.play(async (scene) => {
        expect(await scene.refused(who, hide(501, 'mine'))).toBe('C4004');
        expect(await scene.refused(who, restore(505))).toBe('C4004');
        expect(
          await scene.owner`select id from lesson_discussions where hidden_at is not null`,
        ).toEqual([{ id: '505' }]);
      }));
  }

  test('a visitor finds no door, and a post that is not there no answer', () =>
    stage.play(async (scene) => {
      expect(await scene.refused('visitor', hide(501, 'x'))).toBe('42501');
      expect(await scene.refused('dana', hide(999, 'x'))).toBe('C4004');
    }));
});
