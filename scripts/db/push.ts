import { Problem } from '../../supabase/local/problem.ts';
import { push } from '../migrations/push.ts';
import { run } from '../support/ending.ts';
import { addressOf, connect } from '../support/owner.ts';
import { timed } from '../support/say.ts';
import { readOnlyAddress } from './arguments.ts';

// npm run db:push [-- <postgres url>]: brings a database up to supabase/migrations while people use it. Without an
// address: DATABASE_URL, else the campus that runs on this machine.

await run(async () => {
  const url = await addressOf(readOnlyAddress('db:push'));
  const { applied, rebuilt } = await timed('pushed', () => push(url, { say: console.log }));
  for (const name of applied) console.log(`  applied ${name}`);
  for (const index of rebuilt) console.log(`  built again: ${index}`);
  if (applied.length > 0) return;
  await refuseHalf(url);
  console.log('Nothing to do: the database has every migration.');
});

/** Tables that were dropped by hand are still noted as made. */
async function refuseHalf(url: string): Promise<void> {
  const sql = await connect(url);
  const [row] = await sql`select to_regclass('public.cohorts') is null as gone`;
  await sql.end();
  if (row!['gone']) {
    throw new Problem(
      'The migrations are noted as applied, but the cohort tables are gone, as after a rollback by hand. End that with ' +
        '"npm run db:rollback -- <postgres url> --folder new-folder", then run this again.',
    );
  }
}
