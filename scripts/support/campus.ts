import { namesSupabase, placeProblem, settingsProblem } from '../../src/lib/db/settings-problem.ts';
import { findRunning } from '../../supabase/local/claim.ts';
import { obstacleAt } from '../../supabase/local/ports.ts';
import { Problem } from '../../supabase/local/problem.ts';
import type { AppEnvironment } from './app.ts';
import { startLocalStack, type Stack } from './local-stack.ts';
import { sayStep } from './say.ts';
import { dataFolder, host, port, siteUrl } from './settings.ts';

/** Refuses in one sentence when the campus cannot start here: it runs already, or a setting makes no sense. */
export async function checkPlace(): Promise<void> {
  const isLocal = !namesSupabase(process.env);
  const problem = (isLocal ? placeProblem : settingsProblem)(process.env);
  if (problem) throw new Problem(problem);
  if (isLocal) await checkFolder();

  if (!(port > 0 && port < 65_536)) {
    throw new Problem('PORT is not the number of a port, such as 4321.');
  }
  const obstacle = await obstacleAt(port, host);
  if (obstacle === 'EADDRINUSE') {
    throw new Problem(
      `Port ${port} of ${host} is taken; choose another, for example: PORT=${port + 10} npm start`,
    );
  }
  if (obstacle === 'EACCES') {
    throw new Problem(`Port ${port} is not open to this account; set PORT to one above 1023.`);
  }
  if (obstacle) throw new Problem(`HOST is ${host}, which is no address of this machine.`);
}

async function checkFolder(): Promise<void> {
  const running = await findRunning(dataFolder);
  if (running) {
    throw new Problem(
      `The campus is already running, at ${running.siteUrl} (process ${running.pid}).`,
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
    CAMPUS_SEAL_KEY: stack.sealKey ?? '',
  };
}
