import postgres from 'postgres';

const everyMinutes = 5;

/** What one run of the jobs did. */
export type JobsDone = {
  /** Cohorts whose stored status word followed their dates. */
  statusesChanged: number;
  /** False while another run refreshes the roster view. */
  rosterRefreshed: boolean;
};

/** Runs the campus' jobs once; null where the database has none. */
export async function runJobsOnce(sql: postgres.Sql): Promise<JobsDone | null> {
  const [found] = await sql`select to_regprocedure('private.run_jobs()') is not null as yes`;
  if (!found?.['yes']) return null;
  const [done] = await sql`
    select statuses_changed as "statusesChanged", roster_refreshed as "rosterRefreshed"
    from private.run_jobs()`;
  return done as unknown as JobsDone;
}

/** What pg_cron does on a hosted project: runs the campus' jobs, where the database has them. */
export function runJobs(url: string): { stop(): void } {
  const run = async () => {
    const sql = postgres(url, { max: 1, onnotice() {} });
    try {
      await runJobsOnce(sql);
    } catch (error) {
      console.error('The jobs of the campus failed.', error);
    } finally {
      await sql.end({ timeout: 1 });
    }
  };
  // Also at once: this machine may have been off for days.
  void run();
  const timer = setInterval(run, everyMinutes * 60_000);
  return { stop: () => clearInterval(timer) };
}
