import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { startApp } from './app-process.ts';

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

  const { port } = counter.address() as AddressInfo;
  const app = await startApp({ PUBLIC_SUPABASE_URL: `http://127.0.0.1:${port}` });
  return {
    url: app.url,
    steps() {
      const seen = steps;
      steps = [];
      return seen;
    },
    async stop() {
      app.signal('SIGTERM');
      await app.gone;
      counter.closeAllConnections();
      counter.close();
    },
  };
}
