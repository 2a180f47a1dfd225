import { backfill } from '../migrations/backfill.ts';
import { run } from '../support/ending.ts';
import { addressOf } from '../support/owner.ts';
import { readArguments } from './arguments.ts';

// npm run db:backfill: moves older, self-paced enrollments into Legacy Cohorts. May be stopped and run again.

const usage = 'db:backfill -- [postgres url] [--dry-run] [--batch rows] [--courses-with-cohorts]';
const options = {
  'dry-run': { type: 'boolean', default: false },
  batch: { type: 'string' },
  'courses-with-cohorts': { type: 'boolean', default: false },
} as const;

await run(async () => {
  const { url, ...chosen } = read();
  await backfill(await addressOf(url), { ...chosen, say: console.log });
});

function read() {
  return readArguments(usage, { options, most: 1 }, ({ values, positionals }) => {
    const batch = Number(values.batch ?? 1);
    if (!(Number.isInteger(batch) && batch >= 1 && batch <= 100_000))
      throw new Error('a batch has 1 to 100,000 rows');
    return {
      url: positionals[0],
      dryRun: values['dry-run'],
      coursesWithCohorts: values['courses-with-cohorts'],
      ...(values.batch && { batch }),
    };
  });
}
