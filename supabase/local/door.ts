import { randomUUID } from 'node:crypto';
import type http from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import { whoPath } from './claim.ts';

type Answer = (request: Request) => Promise<Response>;

/** A door that listens before there is anything behind it, so that its port is ours from the start. */
export type Door = {
  url: string;
  /** Told to whoever asks, see claim.ts. */
  instance: string;
  opensTo(answer: Answer): void;
  close(): Promise<void>;
};

export async function openDoor(port: number): Promise<Door> {
  let answer: Answer = async () =>
    Response.json({ message: 'The local Supabase is starting' }, { status: 503 });
  const instance = randomUUID();
  const fetch = async (request: Request) => {
    if (new URL(request.url).pathname === whoPath) return new Response(instance);
    try {
      return await answer(request);
    } catch (error) {
      console.error(error);
      return Response.json(
        { code: 500, error_code: 'unexpected_failure', msg: 'Unexpected failure' },
        { status: 500 },
      );
    }
  };
  const server = createAdaptorServer({ fetch }) as http.Server;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${port}`,
    instance,
    opensTo(next) {
      answer = next;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
