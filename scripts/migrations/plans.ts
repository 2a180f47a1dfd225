import type postgres from 'postgres';

// A batch touches few rows of large tables, and what it asks and sets off must find them by index. The planner cannot
// know: to it the cohort tables are as empty as they were when somebody last counted.

/** Whether statements of this connection, and the triggers they set off, find their rows by index. */
export async function planByIndex(sql: postgres.Sql, yes: boolean): Promise<void> {
  await sql`
    select set_config(name, ${yes ? 'off' : 'on'}, false)
    from unnest(array['enable_seqscan', 'enable_hashjoin', 'enable_mergejoin']) as s (name)`;
}

/** Counts the cohort tables whenever they have grown fourfold. */
export function countGrowth(sql: postgres.Sql): (rows: number) => Promise<void> {
  let next = 0;
  return async (rows) => {
    if (rows < next) return;
    next = Math.max(100, rows * 4);
    await sql`analyze public.cohorts, public.cohort_enrollments`;
  };
}
