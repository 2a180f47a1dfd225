import { spawn } from 'node:child_process';
import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '../../supabase/local/ports.ts';

/** The built app, with a counter between it and its Supabase. */
export type CountedApp = {
  url: string;
  /** The API calls since it was last asked, step by step; those of one step were under way together. */
  steps(): string[][];
  stop(): Promise<void>;
};

/** Milliseconds: calls that are made together overlap, even on a busy machine. */
const DELAY = 40;

export async function startCountedApp(): Promise<CountedApp> {
  const supabase = process.env['CAMPUS_SUPABASE_URL'] ?? '';
  let steps: string[][] = [];
  let open = 0;

  const counter = http.createServer(async (request, response) => {
    const call = `${request.method} ${request.url?.split('?')[0]}`;
    if (open === 0) steps.push([]);
    steps.at(-1)?.push(call);
    open += 1;
    await pause(DELAY);
    const onward = http.request(
      supabase + request.url,
      { method: request.method, headers: request.headers },
      (answer) => {
        open -= 1;
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      },
    );
    request.pipe(onward);
  });
  await once(counter.listen(0, '127.0.0.1'), 'listening');

  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const app = spawn(
    process.execPath,
    [path.join(process.env['CAMPUS_BUILD'] ?? 'dist', 'server', 'entry.mjs')],
    {
      env: {
        ...process.env,
        NODE_ENV: 'production',
        HOST: '127.0.0.1',
        PORT: String(port),
        CAMPUS_ORIGIN: '',
        LOG_LEVEL: 'warn',
        PUBLIC_SUPABASE_URL: `http://127.0.0.1:${(counter.address() as AddressInfo).port}`,
        PUBLIC_SUPABASE_ANON_KEY: process.env['CAMPUS_ANON_KEY'],
        SUPABASE_SERVICE_ROLE_KEY: process.env['CAMPUS_SERVICE_KEY'],
      },
      stdio: ['ignore', 'inherit', 'inherit'],
    },
  );
  for (let tries = 0; tries < 200 && !(await answers(url)); tries += 1) await pause(50);

  return {
    url,
    steps() {
      const seen = steps;
      steps = [];
      return seen;
    },
    async stop() {
      app.kill();
      counter.closeAllConnections();
      counter.close();
      await once(app, 'exit');
    },
  };
}

const answers = (url: string) => fetch(`${url}/sign-in`).then(Boolean, () => false);
