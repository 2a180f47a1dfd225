import { openSync } from 'node:fs';
import path from 'node:path';
import { Problem } from '../supabase/local/problem.ts';
import { serveApp, troubleAt } from './support/app.ts';
import { build } from './support/build.ts';
import { checkPlace, environmentOf, startCampusStack } from './support/campus.ts';
import { demonstration, describeAccounts, type Account } from './support/demo.ts';
import { run } from './support/ending.ts';
import type { Stack } from './support/local-stack.ts';
import { timed } from './support/say.ts';
import {
  configuredSupabase,
  dataFolder,
  host,
  localUrl,
  port,
  siteUrl,
} from './support/settings.ts';

// npm start: the whole campus on this machine, or only the app when a Supabase is configured.

const where = { host, port, url: localUrl };

await run(async () => {
  await checkPlace();
  if (configuredSupabase) {
    console.log(`Starting the app for the Supabase at ${configuredSupabase} …`);
    await timed('build', build);
    const app = await timed('app', () => serveApp(where, {}));
    const trouble = await troubleAt(localUrl);
    console.log(`\nThe campus: ${siteUrl}\n${trouble ? `${trouble}\n` : ''}`);
    await new Promise((resolve) => app.once('exit', resolve));
    throw new Problem('The app has ended.');
  }

  console.log(`Starting the campus; its data is in ${dataFolder} …`);
  const [stack] = await Promise.all([startCampusStack(), timed('build', build)]);
  const accounts = await demonstration(stack);
  const log = openSync(path.join(dataFolder, 'app.log'), 'w', 0o600);
  const app = await timed('app', () => serveApp(where, environmentOf(stack), { log }));
  welcome(stack, accounts);

  await Promise.race([stack.gone, new Promise((resolve) => app.once('exit', resolve))]);
  throw new Problem(
    `A part of the campus has ended unexpectedly; see app.log and supabase.log in ${dataFolder}.`,
  );
});

function welcome({ mailboxUrl, supabaseUrl, anonKey }: Stack, accounts: Account[]): void {
  console.log(`\nThe campus:  ${siteUrl}`);
  if (mailboxUrl) console.log(`Its mailbox: ${mailboxUrl}`);
  console.log(`Its log:     ${path.join(dataFolder, 'app.log')}`);
  console.log(`Its API:     ${supabaseUrl} for programs, with the key ${anonKey}`);
  if (accounts.length > 0) console.log('\nTo look around as somebody (demonstration accounts):');
  for (const line of describeAccounts(accounts)) console.log(line);
  console.log('\nCtrl-C ends it; the data stays.\n');
}
