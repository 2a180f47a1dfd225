import { describe, expect, test } from 'vitest';
import { keyOf, knock, knockOf, say, sealFor } from './knocking.ts';
import { openStage, type Scene } from './stage.ts';

const stage = openStage();
const play = (act: (scene: Scene) => Promise<void>) => () => stage.play(act);

describe('a seal', () => {
  const about = knockOf('amara');

  test.each([
    ['made with another key', () => sealFor(about, 'ab'.repeat(32))],
    ['for another account', (key: string) => sealFor(knockOf('bola'), key)],
    ['for another network', (key: string) => sealFor({ ...about, network: '192.0.2.2' }, key)],
    ['for another device', (key: string) => sealFor({ ...about, device: 'a-phone' }, key)],
    ['for another kind', (key: string) => sealFor({ ...about, kind: 'recovery' }, key)],
    ['of three minutes ago', (key: string) => sealFor(about, key, Date.now() - 240_000)],
    ['of tomorrow', (key: string) => sealFor(about, key, Date.now() + 86_400_000)],
    ['that is none', () => `1805544000000.${'0'.repeat(63)}`],
    ['that is empty', () => ''],
  ])('%s opens nothing and counts for nobody', async (_, make) =>
    stage.play(async (scene) => {
      const seal = make(await keyOf(scene.owner));
      expect(await scene.refused('visitor', (sql) => say(sql, about, seal))).toBe('42501');
      expect(await scene.owner`select 1 from private.tries`).toEqual([]);
    }),
  );

  test(
    'is heard once',
    play(async (scene) => {
      const { seal } = await knock(scene, about);
      const before = await scene.owner`select until from private.tries order by key`;
      expect(await scene.refused('visitor', (sql) => say(sql, about, seal))).toBe('42501');
      expect(await scene.owner`select until from private.tries order by key`).toEqual(before);
    }),
  );
});
