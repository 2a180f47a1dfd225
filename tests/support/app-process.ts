import { spawn } from 'node:child_process';
import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '../../supabase/local/ports.ts';

/** The built app as a process of its own, as in production: node dist/server/entry.mjs */
export type AppProcess = {
  url: string;
  /** The lines of its log. */
  lines(): Record<string, unknown>[];
  /** Everything it has written. */
  said(): string;
  signal(name: NodeJS.Signals): void;
  /** How it ended. */
  gone: Promise<number | null>;
};

export async function startApp(env: NodeJS.ProcessEnv): Promise<AppProcess> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const entry = path.join(process.env['CAMPUS_BUILD'] ?? 'dist', 'server', 'entry.mjs');
  const child = spawn(process.execPath, [entry], {
    env: {
      PATH: process.env['PATH'],
      PORT: String(port),
      PUBLIC_SUPABASE_ANON_KEY: process.env['CAMPUS_ANON_KEY'],
      SUPABASE_SERVICE_ROLE_KEY: process.env['CAMPUS_SERVICE_KEY'],
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  }
  const gone = once(child, 'close').then(([code]) => code as number | null);
  for (let tries = 0; tries < 200 && !said.includes('\n'); tries += 1) await pause(50);
  return {
    url,
    said: () => said,
    lines: () =>
      said
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as Record<string, unknown>),
    signal: (name) => child.kill(name),
    gone,
  };
}

/** A Supabase that answers what and when `answer` says, or never where that gives null. */
export async function startSupabase(answer: (path: string) => unknown) {
  const server = http.createServer(async (request, response) => {
    const body = await answer(request.url ?? '');
    if (body === null) return;
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
}
