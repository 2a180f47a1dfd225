import { createInterface } from 'node:readline/promises';
import { Problem } from '../../supabase/local/problem.ts';
import { reopenIfCutOff, rollBack } from '../migrations/roll-back.ts';
import { foreseeRollBack } from '../migrations/roll-back/foresee.ts';
import { looksLikeAddress } from '../support/address.ts';
import { atEnd, run } from '../support/ending.ts';
import { addressOf } from '../support/owner.ts';
import { readArguments } from './arguments.ts';

// npm run db:rollback: takes the cohort system out of a campus, after writing down what it holds. If it is stopped,
// run it again with the same folder.

const usage =
  'db:rollback -- [postgres url] --folder new-folder [--yes], or with --dry-run or --reopen alone';
const options = {
  folder: { type: 'string' },
  'dry-run': { type: 'boolean', default: false },
  reopen: { type: 'boolean', default: false },
  yes: { type: 'boolean', default: false },
} as const;
const say = (line: string) => console.log(line);

await run(async () => {
  const given = read();
  const url = await addressOf(given.url);
  if (given.reopen) {
    say(
      (await reopenIfCutOff(url))
        ? 'The cohorts are open again.'
        : 'There is nothing to open: no rollback was cut off before its export was complete.',
    );
    return;
  }
  if (!(await foreseeRollBack(url, say))) return;
  if (given.dryRun) {
    say('This was a dry run: nothing was changed.');
    return;
  }
  if (!given.yes) await confirm();
  const stopped = new AbortController();
  atEnd(async () => {
    stopped.abort();
    await reopenIfCutOff(url);
  });
  await rollBack(url, { folder: given.folder!, say, signal: stopped.signal });
});

async function confirm(): Promise<void> {
  if (!process.stdin.isTTY)
    throw new Problem('Nobody is here to be asked; to go on without a question, add --yes.');
  const asking = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await asking.question('The older campus stays in use meanwhile. Go on? (yes/no) ');
  asking.close();
  if (answer.trim().toLowerCase() !== 'yes') throw new Problem('Nothing was changed.');
}

function read() {
  return readArguments(usage, { options, most: 1 }, ({ values, positionals }) => {
    const { folder, reopen, yes } = values;
    if (!folder && !reopen && !values['dry-run']) throw new Error('a folder is needed');
    if (folder && looksLikeAddress(folder)) throw new Error('a folder is needed, not an address');
    return { url: positionals[0], folder, reopen, yes, dryRun: values['dry-run'] };
  });
}
