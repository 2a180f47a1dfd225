import { findRunning } from '../../supabase/local/claim.ts';
import { isFree } from '../../supabase/local/ports.ts';
import { Problem } from '../../supabase/local/problem.ts';
import type { AppEnvironment } from './app.ts';
import { startLocalStack, type Stack } from './local-stack.ts';
import { sayStep } from './say.ts';
import { dataFolder, host, port, siteUrl } from './settings.ts';

/** Refuses in one sentence when this campus runs already or its port is somebody else's. */
export async function checkPlace(): Promise<void> {
  const running = await findRunning(dataFolder);
  if (running) {
    throw new Problem(
      `The campus is already running, at ${running.siteUrl} (process ${running.pid}).`,
    );
  }
  if (!(await isFree(port, host))) {
    throw new Problem(
      `Port ${port} of ${host} is taken; choose another, for example: PORT=${port + 10} npm start`,
    );
  }
}

export const startCampusStack = () =>
  startLocalStack({ folder: dataFolder, siteUrl, onStep: sayStep });

export function environmentOf(stack: Stack): AppEnvironment {
  return {
    PUBLIC_SUPABASE_URL: stack.supabaseUrl,
    PUBLIC_SUPABASE_ANON_KEY: stack.anonKey,
    SUPABASE_SERVICE_ROLE_KEY: stack.serviceKey,
    CAMPUS_MAILBOX_URL: stack.mailboxUrl,
  };
}
