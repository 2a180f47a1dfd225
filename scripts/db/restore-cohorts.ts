import { parseArgs } from 'node:util';
import { Problem } from '../../supabase/local/problem.ts';
import { addressOf } from '../migrations/address.ts';
import { restoreCohorts } from '../migrations/restore-cohorts.ts';
import { run } from '../support/ending.ts';

// npm run db:restore-cohorts: brings back what a rollback wrote, after migrating again. May be run again.

await run(async () => {
  const { url, folder } = read();
  await restoreCohorts(await addressOf(url), folder, { say: (line) => console.log(line) });
});

function read() {
  try {
    const { positionals } = parseArgs({ allowPositionals: true, options: {} });
    const folder = positionals.at(-1);
    if (!folder || positionals.length > 2) throw new Error('one folder is needed');
    return { folder, url: positionals.length === 2 ? positionals[0] : undefined };
  } catch (error) {
    throw new Problem(
      `Say: npm run db:restore-cohorts -- [postgres url] folder (${(error as Error).message}).`,
    );
  }
}
