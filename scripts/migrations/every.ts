import type { Say } from './alone.ts';

/** Says a line at most once in so many milliseconds, beginning after the first. */
export function every(milliseconds: number, say: Say): (line: () => string) => void {
  let next = performance.now() + milliseconds;
  return (line) => {
    if (performance.now() < next) return;
    next = performance.now() + milliseconds;
    say(line());
  };
}
