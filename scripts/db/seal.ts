import { Problem } from '../../supabase/local/problem.ts';
import { readSealKey, renewSealKey } from '../../supabase/local/seal-key.ts';
import { run } from '../support/ending.ts';
import { addressOf, connectAsOwner } from '../support/owner.ts';
import { readArguments } from './arguments.ts';

// npm run db:seal [-- postgres url] [--renew]: the line of .env with which the app proves to the database that a
// knock is its own (docs/guides/doors.md). --renew makes a new key first, for when the old one was seen.

await run(async () => {
  const { address, renew } = readArguments(
    'db:seal -- [postgres url] [--renew]',
    { options: { renew: { type: 'boolean' } }, most: 1 },
    ({ values, positionals }) => ({ address: positionals[0], renew: values.renew ?? false }),
  );
  const sql = await connectAsOwner(await addressOf(address));
  try {
    if ((await readSealKey(sql)) === null)
      throw new Problem('That campus counts no tries yet; npm run db:push brings it up to date.');
    if (renew) await renewSealKey(sql);
    console.log(`CAMPUS_SEAL_KEY=${await readSealKey(sql)}`);
  } finally {
    await sql.end();
  }
});
