import { openSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { freePort } from '../../supabase/local/ports.ts';
import { serveApp } from '../support/app.ts';
import { ensureBrowser } from '../support/browser.ts';
import { environmentOf } from '../support/campus.ts';
import { stopChild } from '../support/children.ts';
import { seed } from '../support/demo.ts';
import { startLocalStack } from '../support/local-stack.ts';
import { temporaryFolder } from '../support/test-cluster.ts';
import type { Outcome } from './outcome.ts';
import { playwright } from './suites.ts';

/** The journeys in a browser, against the app in `build` and a campus of their own with the demonstration in it. */
export async function journeys(build: string, args: string[]): Promise<Outcome> {
  await ensureBrowser();
  const folder = temporaryFolder('journeys');
  const [port, apiPort] = [await freePort(), await freePort()];
  const url = `http://127.0.0.1:${port}`;
  const stack = await startLocalStack({
    folder,
    siteUrl: url,
    disposable: true,
    env: { CAMPUS_API_PORT: String(apiPort) },
  });
  const { accounts } = await seed(stack);
  const log = path.join(folder, 'app.log');
  const where = { host: '127.0.0.1', port, url };
  const app = await serveApp(
    where,
    { ...environmentOf(stack), CAMPUS_ORIGIN: '' },
    { build, log: openSync(log, 'a') },
  );
  try {
    const outcome = await playwright(args, {
      CAMPUS_URL: url,
      CAMPUS_SUPABASE_URL: stack.supabaseUrl,
      CAMPUS_ANON_KEY: stack.anonKey,
      CAMPUS_SERVICE_KEY: stack.serviceKey,
      CAMPUS_DATABASE_URL: stack.databaseUrl,
      CAMPUS_MAILBOX_URL: stack.mailboxUrl,
      CAMPUS_DEMO_ACCOUNTS: JSON.stringify(accounts),
      CAMPUS_BUILD: build,
    });
    const said = readFileSync(log, 'utf8').slice(-4000);
    return { ...outcome, output: `${outcome.output}\nThe app said last:\n${said}` };
  } finally {
    await stopChild(app);
    await stack.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
