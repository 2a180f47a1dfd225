import { runJobsOnce } from '../../supabase/local/jobs.ts';
import { Problem } from '../../supabase/local/problem.ts';
import { run } from '../support/ending.ts';
import { addressOf, connectAsOwner } from '../support/owner.ts';
import { readOnlyAddress } from './arguments.ts';

// npm run db:jobs [-- postgres url]: the campus' jobs, once, for cron or a systemd timer where the database has no
// pg_cron. `npm start` runs them by itself.

await run(async () => {
  const sql = await connectAsOwner(await addressOf(readOnlyAddress('db:jobs')));
  try {
    const done = await runJobsOnce(sql);
    if (done === null)
      throw new Problem('That campus has no cohorts yet; npm run db:push brings them.');
    console.log(`Status words brought up to date: ${done.statusesChanged}.`);
    console.log(
      done.rosterRefreshed
        ? 'student_roster_view is refreshed.'
        : 'student_roster_view is being refreshed by another run.',
    );
  } finally {
    await sql.end();
  }
});
