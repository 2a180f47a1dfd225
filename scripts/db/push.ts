import { addressOf } from '../migrations/address.ts';
import { push } from '../migrations/push.ts';
import { run } from '../support/ending.ts';
import { timed } from '../support/say.ts';

// npm run db:push [-- <postgres url>]: brings a database up to supabase/migrations while people use it. Without an
// address: DATABASE_URL, else the campus that runs on this machine.

await run(async () => {
  const url = await addressOf(process.argv[2]);
  const { applied, rebuilt } = await timed('pushed', () => push(url, { say: console.log }));
  for (const name of applied) console.log(`  applied ${name}`);
  for (const index of rebuilt) console.log(`  built again: ${index}`);
  if (applied.length === 0) console.log('Nothing to do: the database has every migration.');
});
