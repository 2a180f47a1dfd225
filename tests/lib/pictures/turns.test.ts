import { expect, it } from 'vitest';
import { turns } from '../../../src/lib/pictures/turns.ts';

function work() {
  let busy = 0;
  let most = 0;
  return {
    most: () => most,
    async once(nth: number) {
      busy += 1;
      most = Math.max(most, busy);
      await new Promise((done) => setTimeout(done, 2));
      busy -= 1;
      if (nth % 3 === 2) throw new Error(`${nth} failed`);
      return nth;
    },
  };
}

it('lets no more than so many happen at once, and each in its turn, also after one that failed', async () => {
  const inTurn = turns(2, 20);
  const { once, most } = work();
  const all = await Promise.allSettled(Array.from({ length: 9 }, (_, n) => inTurn(() => once(n))));
  expect(most()).toBe(2);
  expect(all.map(({ status }) => status === 'fulfilled')).toEqual(
    Array.from({ length: 9 }, (_, n) => n % 3 !== 2),
  );
});

it('refuses whom it has no room to let wait, and takes them later', async () => {
  const inTurn = turns(1, 1);
  const { once } = work();
  const both = [inTurn(() => once(0)), inTurn(() => once(1))];
  await expect(inTurn(() => once(3))).rejects.toMatchObject({ code: 'picture_queue_full' });
  expect(await Promise.all(both)).toEqual([0, 1]);
  expect(await inTurn(() => once(3))).toBe(3);
});
