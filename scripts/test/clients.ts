import { rmSync } from 'node:fs';
import postgres from 'postgres';
import { freePort } from '../../supabase/local/ports.ts';
import { seedDemo } from '../demo/seed.ts';
import { startLocalStack } from '../support/local-stack.ts';
import { temporaryFolder } from '../support/test-cluster.ts';
import { vitest } from './suites.ts';

/** The day on which the examples of docs/api.md are told; it is noon in UTC. */
const today = '2027-03-15';

/** The campus as clients that are not ours meet it: a stack of its own with the demonstration, on a fixed day. */
export async function clients(args: string[]) {
  const folder = temporaryFolder('clients');
  const stack = await startLocalStack({
    folder,
    siteUrl: 'http://127.0.0.1:4321',
    disposable: true,
    env: { CAMPUS_API_PORT: String(await freePort()) },
  });
  try {
    const owner = postgres(stack.databaseUrl, { max: 1, onnotice() {} });
    await owner`insert into private.frozen_clock (instant) values (${`${today}T12:00:00Z`})`;
    await owner.end();
    const { accounts } = await seedDemo({ ...stack, today });
    return await vitest('api', args, {
      CLIENT_SUPABASE_URL: stack.supabaseUrl,
      CLIENT_ANON_KEY: stack.anonKey,
      CLIENT_PASSWORD: accounts[0]!.password,
    });
  } finally {
    await stack.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
