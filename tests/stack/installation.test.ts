import { execFileSync } from 'node:child_process';
import http from 'node:http';
import { readFileSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import postgres from 'postgres';
import { afterAll, describe, expect, it } from 'vitest';
import { startLocalStack } from '../../scripts/support/local-stack.ts';
import { temporaryFolder } from '../../scripts/support/test-cluster.ts';
import { findRunning } from '../../supabase/local/claim.ts';
import { freePort } from '../../supabase/local/ports.ts';

// One installation, started and ended in every way that happens. Only the local stack can be asked this.

const folder = temporaryFolder('installation');
const start = async () =>
  startLocalStack({
    folder,
    siteUrl: 'http://127.0.0.1:4321',
    disposable: true,
    workdir: path.resolve('tests/stack/fixture'),
    env: { CAMPUS_API_PORT: String(await freePort()) },
  });
const processesOn = (text: string) =>
  execFileSync('ps', ['-eo', 'pid=,args='], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => line.includes(text))
    .map((line) => Number(line.trim().split(' ')[0]));

async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 60; tries += 1) {
    if (await isSo()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('It did not happen within three seconds.');
}

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.skipIf(process.env['CONTRACT_MAILBOX_URL'] === undefined)('an installation', () => {
  it('keeps its secrets to its owner and its data from start to start', async () => {
    const first = await start();
    expect(statSync(path.join(folder, 'secrets.json')).mode & 0o777).toBe(0o600);
    const sql = postgres(first.databaseUrl, { max: 1 });
    await sql`insert into public.contract_shelves (name) values ('Kept')`;
    await sql.end();
    await first.stop();
    expect(processesOn(folder)).toEqual([]);

    const second = await start();
    expect(second.anonKey).toBe(first.anonKey);
    const headers = { apikey: second.anonKey };
    const answer = await fetch(`${second.supabaseUrl}/rest/v1/contract_shelves?name=eq.Kept`, {
      headers,
    });
    expect(await answer.json()).toHaveLength(1);
    await second.stop();
  });

  it('listens to this machine alone', async () => {
    const stack = await start();
    const hosts = [stack.supabaseUrl, stack.databaseUrl, stack.mailboxUrl].map(
      (url) => new URL(url).hostname,
    );
    expect(new Set(hosts)).toEqual(new Set(['127.0.0.1']));
    // A page elsewhere can point a name of its own at 127.0.0.1, but not pretend to be it.
    expect(await statusAs('127.0.0.1', stack.mailboxUrl)).toBe(200);
    expect(await statusAs('evil.example', stack.mailboxUrl)).toBe(404);
    await stack.stop();
  });

  it('runs once, and says where', async () => {
    const stack = await start();
    await expect(start()).rejects.toThrow(/already running, at http:\/\/127\.0\.0\.1:4321/);
    await stack.stop();
  });

  it('recovers from a killed server, whose database ends by itself', async () => {
    const stack = await start();
    const { pid } = (await findRunning(folder))!;
    process.kill(pid, 'SIGKILL');
    await stack.gone;
    await until(() => processesOn(`${folder}/postgres`).length === 0);
    const again = await start();
    await again.stop();
  });

  it('takes over from a database that nobody owns any more', async () => {
    const stack = await start();
    const { pid } = (await findRunning(folder))!;
    const watchers = processesOn('read -r _').filter((watcher) => parentOf(watcher) === pid);
    for (const victim of [...watchers, pid]) process.kill(victim, 'SIGKILL');
    await stack.gone;
    const [abandoned] = readFileSync(path.join(folder, 'postgres/postmaster.pid'), 'utf8').split(
      '\n',
    );
    expect(processesOn(`${folder}/postgres`)).toContain(Number(abandoned));
    const again = await start();
    expect(processesOn(`${folder}/postgres`)).not.toContain(Number(abandoned));
    await again.stop();
  });
});

const statusAs = (host: string, url: string) =>
  new Promise<number | undefined>((resolve, reject) => {
    http
      .get(url, { headers: { host } }, (answer) => resolve(answer.resume().statusCode))
      .on('error', reject);
  });

const parentOf = (pid: number) =>
  Number(execFileSync('ps', ['-o', 'ppid=', '-p', String(pid)], { encoding: 'utf8' }));
