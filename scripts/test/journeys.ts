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
import { namesIn, personalIn } from './app-log.ts';
import type { Outcome } from './outcome.ts';
import { roundRobin } from './round-robin.ts';
import { playwright } from './suites.ts';

/**
 * The journeys in a browser, against the app in `build` and a campus of their own with the demonstration in it. With
 * `--processes 2` among `args`, two processes of the app take the requests in turn. In the end the app's log is read:
 * it must not tell of anybody.
 */
export async function journeys(build: string, args: string[]): Promise<Outcome> {
  await ensureBrowser();
  const { processes, rest } = readProcesses(args);
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
  const serve = (at: number) =>
    serveApp(
      { host: '127.0.0.1', port: at, url: `http://127.0.0.1:${at}` },
      { ...environmentOf(stack), CAMPUS_ORIGIN: '', LOG_LEVEL: 'debug' },
      { build, log: openSync(log, 'a') },
    );
  const backends: number[] = [];
  for (let n = 0; n < processes; n += 1) backends.push(processes === 1 ? port : await freePort());
  const apps = await Promise.all(backends.map(serve));
  const balancer = processes > 1 ? await roundRobin(port, backends) : null;
  try {
    const outcome = await playwright(rest, {
      CAMPUS_URL: url,
      CAMPUS_SUPABASE_URL: stack.supabaseUrl,
      CAMPUS_ANON_KEY: stack.anonKey,
      CAMPUS_SERVICE_KEY: stack.serviceKey,
      CAMPUS_DATABASE_URL: stack.databaseUrl,
      CAMPUS_MAILBOX_URL: stack.mailboxUrl,
      CAMPUS_DEMO_ACCOUNTS: JSON.stringify(accounts),
      CAMPUS_BUILD: build,
    });
    const said = readFileSync(log, 'utf8');
    const personal = personalIn(said, await namesIn(stack.databaseUrl));
    return {
      passed: outcome.passed + (personal.length > 0 ? 0 : 1),
      failed: outcome.failed + (personal.length > 0 ? 1 : 0),
      output: `${outcome.output}\n${personal.slice(0, 20).join('\n')}\nThe app said last:\n${said.slice(-4000)}`,
    };
  } finally {
    balancer?.closeAllConnections();
    balancer?.close();
    await Promise.all(apps.map(stopChild));
    await stack.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

function readProcesses(args: string[]): { processes: number; rest: string[] } {
  const at = args.indexOf('--processes');
  if (at < 0) return { processes: Number(process.env['CAMPUS_PROCESSES'] || 1), rest: args };
  return { processes: Number(args[at + 1]) || 1, rest: args.toSpliced(at, 2) };
}
