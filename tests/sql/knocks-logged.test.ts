import { describe, expect, test } from 'vitest';
import { people } from '../support/world.ts';
import { heard, judged, knock, knockOf, signIn } from './knocking.ts';
import { openStage, type Scene } from './stage.ts';

const stage = openStage();
const play = (act: (scene: Scene) => Promise<void>) => () => stage.play(act);

const suspicions = (scene: Scene) =>
  scene.owner`select a.name, l.actor_id, l.actor_role, l.subject, l.after
    from audit_log l left join applications a on a.id::text = l.subject_id
    where l.act = 'suspicious_sign_in' order by l.id`;

describe('the log', () => {
  test(
    'has a line for an account whose tries are used up, and not one for each guess',
    play(async (scene) => {
      for (let n = 0; n < 5; n += 1) {
        await scene.at(`2027-03-15T12:${n}0:00Z`);
        await heard(scene, 9, () => knockOf('amara'));
      }
      const rows = await suspicions(scene);
      expect(rows).toMatchObject([
        {
          name: 'Amara',
          actor_id: null,
          actor_role: 'anon',
          subject: 'applications',
          after: {
            why: 'too many tries',
            new_device: true,
            network: expect.stringMatching(/^[0-9a-f]{8}$/),
          },
        },
      ]);
      await scene.at('2027-03-15T20:00:00Z');
      await heard(scene, 9, () => knockOf('amara'));
      expect(await suspicions(scene)).toHaveLength(2);
    }),
  );

  test(
    'tells of a new device that came in after three failures, and of an old one after five',
    play(async (scene) => {
      const phone = knockOf('bola', { device: 'bolas-phone' });
      for (let n = 0; n < 3; n += 1) await knock(scene, knockOf('amara'));
      for (let n = 0; n < 3; n += 1) await knock(scene, phone);
      await signIn(scene, 'amara', knockOf('amara'));
      await signIn(scene, 'bola', phone);
      expect(await suspicions(scene)).toMatchObject([
        { name: 'Amara', after: { why: 'came in after failures', failures: 3, new_device: true } },
      ]);
    }),
  );

  test(
    'tells of guesses past the app',
    play(async (scene) => {
      for (let n = 0; n < 30; n += 1) await judged(scene, people.amara, false);
      expect(await suspicions(scene)).toMatchObject([
        { name: 'Amara', after: { why: 'too many tries' } },
      ]);
    }),
  );

  test(
    'says nothing of somebody who mistypes twice',
    play(async (scene) => {
      for (let n = 0; n < 2; n += 1) await knock(scene, knockOf('amara'));
      await signIn(scene, 'amara', knockOf('amara'));
      expect(await suspicions(scene)).toEqual([]);
    }),
  );

  test(
    'says nothing of an address without an account',
    play(async (scene) => {
      await heard(scene, 9, () => knockOf('nobody'));
      expect(await suspicions(scene)).toEqual([]);
    }),
  );
});
