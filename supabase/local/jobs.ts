import postgres from 'postgres';

const everyMinutes = 5;

/** What pg_cron does on a hosted project: runs the campus' jobs, where the database has them. */
export function runJobs(url: string): { stop(): void } {
  const run = async () => {
    const sql = postgres(url, { max: 1, onnotice() {} });
    try {
      const [found] = await sql`select to_regprocedure('private.run_jobs()') is not null as yes`;
      if (found?.['yes']) await sql`select private.run_jobs()`;
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
