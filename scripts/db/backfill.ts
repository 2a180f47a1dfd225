import { parseArgs } from 'node:util';
import { Problem } from '../../supabase/local/problem.ts';
import { addressOf } from '../migrations/address.ts';
import { backfill } from '../migrations/backfill.ts';
import { run } from '../support/ending.ts';

// npm run db:backfill: moves older, self-paced enrollments into Legacy Cohorts. May be stopped and run again.

const usage =
  'Say: npm run db:backfill -- [postgres url] [--dry-run] [--batch rows] [--courses-with-cohorts]';

await run(async () => {
  const { url, dryRun, batch, coursesWithCohorts } = read();
  const options = { dryRun, coursesWithCohorts, say: (line: string) => console.log(line) };
  await backfill(await addressOf(url), batch === undefined ? options : { ...options, batch });
});

function read() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        'dry-run': { type: 'boolean', default: false },
        batch: { type: 'string' },
        'courses-with-cohorts': { type: 'boolean', default: false },
      },
    });
    const batch = values.batch === undefined ? undefined : Number(values.batch);
    if (positionals.length > 1) throw new Error('one address is enough');
    if (batch !== undefined && !(Number.isInteger(batch) && batch >= 1 && batch <= 100_000))
      throw new Error('a batch has 1 to 100,000 rows');
    return {
      url: positionals[0],
      dryRun: values['dry-run'],
      batch,
      coursesWithCohorts: values['courses-with-cohorts'],
    };
  } catch (error) {
    throw new Problem(`${usage} (${(error as Error).message}).`);
  }
}
