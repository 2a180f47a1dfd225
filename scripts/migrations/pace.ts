import { setTimeout as pause } from 'node:timers/promises';

/** How long a batch may hold its row locks, in ms. */
const wanted = 50;

export type Pace = {
  /** How many rows the next batch takes, from the time that the last one took. */
  size(): number;
  /**
   * Does a batch, and then rests as long as it took. One that followed the other at once would keep the disk to itself:
   * whoever commits meanwhile, or reads what is not in memory, would stand behind all that it writes.
   */
  batch<Result>(work: () => Promise<Result>): Promise<Result>;
};

/** `fixed`: batches of this many rows, whatever they take. */
export function startPace(fixed?: number): Pace {
  let size = fixed ?? 50;
  return {
    size: () => size,
    async batch(work) {
      const began = performance.now();
      const result = await work();
      const took = performance.now() - began;
      size = fixed ?? next(size, took);
      await pause(took);
      return result;
    },
  };
}

function next(size: number, took: number): number {
  // At most twice as many at once: a first batch is slow, one that meets few rows is fast.
  const factor = Math.min(2, Math.max(0.25, wanted / Math.max(took, 1)));
  return Math.min(10_000, Math.max(10, Math.round(size * factor)));
}
