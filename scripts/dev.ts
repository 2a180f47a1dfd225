import { serveSources } from './support/app.ts';
import { checkPlace, environmentOf, startCampusStack } from './support/campus.ts';
import { demonstration, describeAccounts } from './support/demo.ts';
import { forever, run } from './support/ending.ts';
import { configuredSupabase, host, localUrl, port, siteUrl } from './support/settings.ts';

// npm run dev: the app from its sources with hot reload, on the same local Supabase as npm start.

const where = { host, port, url: localUrl };

await run(async () => {
  await checkPlace();
  if (configuredSupabase) {
    await serveSources(where, {});
    return forever();
  }
  const stack = await startCampusStack();
  const accounts = await demonstration(stack);
  await serveSources(where, environmentOf(stack));
  console.log(`\nThe campus:  ${siteUrl}`);
  if (stack.mailboxUrl) console.log(`Its mailbox: ${stack.mailboxUrl}`);
  for (const line of describeAccounts(accounts)) console.log(line);
  await stack.gone;
  return 1;
});
