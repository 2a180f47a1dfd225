import postgres from 'postgres';
import { castOf } from './cast.ts';
import { median } from './median.ts';

export type Enrolling = {
  /** Taking a seat, to the end of the transaction, with and without what keeps the roster view up to date. */
  withRefresh: number;
  withoutRefresh: number;
  /** One refresh of the view beside its readers. */
  refresh: number;
};

const BATCHES = 6;
const SEATS = 20;

/**
 * Times taking a seat, in milliseconds as the client sees them. By turns the view's trigger is at rest; every seat
 * is given back by undoing, after the triggers that wait for the end of the transaction have run.
 */
export async function timeEnrolling(url: string): Promise<Enrolling> {
  const sql = postgres(url, { max: 1, onnotice() {} });
  try {
    const { outsider } = await castOf(sql);
    const claims = JSON.stringify({ role: 'authenticated', sub: outsider.id });
    const enroll = async () => {
      const began = performance.now();
      await sql.unsafe(`begin; select set_config('request.jwt.claims', '${claims}', true), set_config('role', 'authenticated', true);
        select public.enroll_in_cohort(1); set constraints all immediate; rollback`);
      return performance.now() - began;
    };
    const times = { on: [] as number[], off: [] as number[] };
    for (let batch = 0; batch < BATCHES; batch += 1) {
      const [way, act] =
        batch % 2 === 0 ? (['on', 'enable'] as const) : (['off', 'disable'] as const);
      await sql.unsafe(`alter table public.cohort_enrollments ${act} trigger refresh_small_roster`);
      for (let seat = -3; seat < SEATS; seat += 1) {
        const took = await enroll();
        if (seat >= 0) times[way].push(took);
      }
    }
    await sql.unsafe('alter table public.cohort_enrollments enable trigger refresh_small_roster');
    const began = performance.now();
    await sql`select public.refresh_student_roster_view()`;
    const refresh = performance.now() - began;
    return { withRefresh: median(times.on), withoutRefresh: median(times.off), refresh };
  } finally {
    await sql.end();
  }
}

export const reportEnrolling = ({ withRefresh, withoutRefresh, refresh }: Enrolling): string =>
  [
    `  enrolling with the roster view's refresh in place ${withRefresh.toFixed(2)} ms, without ${withoutRefresh.toFixed(2)} ms` +
      ` (ratio ${(withRefresh / withoutRefresh).toFixed(2)}; to the client and back)`,
    `  one refresh of the roster view ${refresh.toFixed(0)} ms`,
  ].join('\n');
