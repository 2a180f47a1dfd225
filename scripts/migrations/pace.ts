/** How long a batch may hold its row locks, in ms. */
const wanted = 50;

/** The size of the next batch, from the time that the last one took. */
export type Pace = { size(): number; took(milliseconds: number): void };

/** `fixed`: batches of this many rows, whatever they take. */
export function startPace(fixed?: number): Pace {
  let size = fixed ?? 50;
  return {
    size: () => size,
    took(milliseconds) {
      if (fixed !== undefined) return;
      // At most twice as many at once: a first batch is slow, one that meets few rows is fast.
      const factor = Math.min(2, Math.max(0.25, wanted / Math.max(milliseconds, 1)));
      size = Math.min(10_000, Math.max(10, Math.round(size * factor)));
    },
  };
}
