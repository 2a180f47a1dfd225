import { refuse } from '../db/errors';

/**
 * Lets only so much of a heavy work happen at once; the rest waits its turn.
 *
 * @param atOnce how many are worked on together
 * @param waiting how many may wait; the next is refused (picture_queue_full)
 */
export function turns(atOnce: number, waiting: number) {
  let busy = 0;
  const queue: (() => void)[] = [];

  return async function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    if (busy < atOnce) busy += 1;
    else if (queue.length < waiting) await new Promise<void>((turn) => queue.push(turn));
    else refuse('picture_queue_full');
    try {
      return await work();
    } finally {
      const next = queue.shift();
      if (next) next();
      else busy -= 1;
    }
  };
}
