import { Problem } from '../../../../supabase/local/problem.ts';

/** How many rows of everything a campus has. What is looked at is the same at every size. */
export type Shape = {
  courses: number;
  cohorts: number;
  enrollments: number;
  large_cohort: number;
  students: number;
  progress: number;
  posts: number;
  /** Multiplied by it, the number of a seat is its place in the row of people's seats. */
  unstride: number;
};

/** @param size 1: 100,000 enrollments in 1,000 cohorts. Courses do not grow beyond 100, their cohorts do. */
export function shapeOf(size: number): Shape {
  if (!(size >= 0.1 && size <= 20)) throw new Problem('A size is a number from 0.1 to 20.');
  const enrollments = 15 * Math.round((100_000 * size) / 15);
  return {
    courses: Math.round(Math.max(6, 100 * Math.min(1, size))),
    cohorts: Math.max(60, Math.round(1000 * size)),
    enrollments,
    large_cohort: Math.min(5000, Math.floor(enrollments / 10)),
    students: (enrollments / 15) * 10,
    progress: Math.round(2_000_000 * size),
    posts: Math.round(200_000 * size),
    unstride: unstrideOf(enrollments),
  };
}

/** Goes back from a stride of about 0.618 of the way round, which keeps neighbours far from each other. */
function unstrideOf(seats: number): number {
  for (let stride = Math.round(seats * 0.618); ; stride += 1) {
    const inverse = inverseOf(BigInt(stride), BigInt(seats));
    if (inverse !== null) return Number(inverse);
  }
}

/** The number that times `n` leaves 1, modulo `m`; null when they have a common factor. */
function inverseOf(n: bigint, m: bigint): bigint | null {
  let [a, b, x, y] = [n, m, 1n, 0n];
  while (b > 0n) [a, b, x, y] = [b, a % b, y, x - (a / b) * y];
  return a === 1n ? ((x % m) + m) % m : null;
}
