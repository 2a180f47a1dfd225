import { acts } from './acts.ts';
import type { Phase } from './rehearse.ts';
import type { Diary, Sample } from './students.ts';

/** Milliseconds. */
export type Timing = { count: number; p50: number; p99: number; longest: number };

/** How long the acts took that ended within `phase`; those of one kind only, when one is given. */
export function timingOf(diary: Diary, phase: Phase, kind?: string): Timing {
  const within = ([of, ended]: Sample) =>
    ended >= phase.began && ended <= phase.ended && (kind === undefined || acts[of]!.kind === kind);
  const took = diary.samples
    .filter(within)
    .map((sample) => sample[2])
    .toSorted((a, b) => a - b);
  const at = (share: number) => took[Math.ceil(took.length * share) - 1] ?? 0;
  return { count: took.length, p50: at(0.5), p99: at(0.99), longest: at(1) };
}
