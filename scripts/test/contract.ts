import { rmSync } from 'node:fs';
import { freePort } from '../../supabase/local/ports.ts';
import { inProject } from '../support/settings.ts';
import { startLocalStack } from '../support/local-stack.ts';
import { temporaryFolder } from '../support/test-cluster.ts';
import { vitest } from './suites.ts';

/**
 * What the campus relies on in Supabase, against a fresh local stack with a small schema of its own.
 * With CONTRACT_SUPABASE_URL set (and the other CONTRACT_… of tests/stack/support/project.ts) the same
 * tests run against that project instead.
 */
export async function contract(args: string[]) {
  if (process.env['CONTRACT_SUPABASE_URL']) return vitest('stack', args);
  const folder = temporaryFolder('contract');
  const stack = await startLocalStack({
    folder,
    siteUrl: 'http://127.0.0.1:4321',
    disposable: true,
    workdir: inProject('tests/stack/fixture'),
    env: { CAMPUS_API_PORT: String(await freePort()) },
  });
  try {
    return await vitest('stack', args, {
      CONTRACT_SUPABASE_URL: stack.supabaseUrl,
      CONTRACT_ANON_KEY: stack.anonKey,
      CONTRACT_SERVICE_KEY: stack.serviceKey,
      CONTRACT_MAILBOX_URL: stack.mailboxUrl,
    });
  } finally {
    await stack.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
