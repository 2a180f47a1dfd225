import { restoreCohorts } from '../migrations/restore-cohorts.ts';
import { looksLikeAddress } from '../support/address.ts';
import { run } from '../support/ending.ts';
import { addressOf } from '../support/owner.ts';
import { readArguments } from './arguments.ts';

// npm run db:restore-cohorts: brings back what a rollback wrote, after migrating again. May be run again.

await run(async () => {
  const { url, folder } = read();
  await restoreCohorts(await addressOf(url), folder, { say: (line) => console.log(line) });
});

function read() {
  const usage = 'db:restore-cohorts -- [postgres url] folder';
  return readArguments(usage, { options: {}, most: 2 }, ({ positionals }) => {
    const folder = positionals.at(-1);
    if (!folder || looksLikeAddress(folder)) throw new Error('a folder is needed at its end');
    return { folder, url: positionals.length === 2 ? positionals[0] : undefined };
  });
}
