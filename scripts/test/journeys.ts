import { rmSync } from 'node:fs';
import { freePort } from '../../supabase/local/ports.ts';
import { serveApp } from '../support/app.ts';
import { ensureBrowser } from '../support/browser.ts';
import { build } from '../support/build.ts';
import { environmentOf } from '../support/campus.ts';
import { seed } from '../support/demo.ts';
import { stopChild } from '../support/children.ts';
import { startLocalStack } from '../support/local-stack.ts';
import { temporaryFolder } from '../support/test-cluster.ts';
import { playwright } from './suites.ts';

/** The journeys in a browser, against the built app and a campus of their own with the demonstration in it. */
export async function journeys(args: string[]) {
  await ensureBrowser();
  await build();
  const folder = temporaryFolder('journeys');
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const apiPort = String(await freePort());
  const stack = await startLocalStack({
    folder,
    siteUrl: url,
    disposable: true,
    env: { CAMPUS_API_PORT: apiPort },
  });
  const { accounts } = await seed(stack);
  const app = await serveApp({ host: '127.0.0.1', port, url }, environmentOf(stack));
  try {
    return await playwright(args, {
      CAMPUS_URL: url,
      CAMPUS_SUPABASE_URL: stack.supabaseUrl,
      CAMPUS_ANON_KEY: stack.anonKey,
      CAMPUS_SERVICE_KEY: stack.serviceKey,
      CAMPUS_DATABASE_URL: stack.databaseUrl,
      CAMPUS_MAILBOX_URL: stack.mailboxUrl,
      CAMPUS_DEMO_ACCOUNTS: JSON.stringify(accounts),
    });
  } finally {
    await stopChild(app);
    await stack.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
