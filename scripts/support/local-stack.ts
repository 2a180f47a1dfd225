import { openSync } from 'node:fs';
import path from 'node:path';
import type { Message } from '../../supabase/local/server.ts';
import { loadSecrets } from '../../supabase/local/secrets.ts';
import { Problem } from '../../supabase/local/problem.ts';
import { startScript, stopChild } from './children.ts';
import { inProject } from './settings.ts';

export type Stack = Extract<Message, { ready: unknown }>['ready'] & {
  stop(): Promise<void>;
  gone: Promise<void>;
};

type Options = {
  folder: string;
  siteUrl: string;
  onStep?: (step: string, seconds: number) => void;
  /** Fast and unsafe, for tests. */
  disposable?: boolean;
  /** Whose supabase/migrations to apply; the campus' own when left out. */
  workdir?: string;
  env?: NodeJS.ProcessEnv;
};

/** Starts the local Supabase as a process of its own and resolves when it answers. */
export async function startLocalStack(options: Options): Promise<Stack> {
  // Made before the log, so that the folder has the right mode and its problems their sentence.
  await loadSecrets(options.folder);
  const log = openSync(path.join(options.folder, 'supabase.log'), 'w', 0o600);
  const env = {
    // What a test writes never leaves this machine, unless it asks.
    ...(options.disposable && { CAMPUS_SMTP_URL: '' }),
    ...options.env,
    CAMPUS_DATA: options.folder,
    CAMPUS_SITE_URL: options.siteUrl,
    ...(options.disposable && { CAMPUS_DISPOSABLE: '1', CAMPUS_BCRYPT_ROUNDS: '4' }),
    ...(options.workdir && { CAMPUS_MIGRATIONS_OF: options.workdir }),
  };
  const child = startScript(inProject('supabase/local/server.ts'), [], env, {
    stdio: ['ignore', log, log, 'ipc'],
    // Ctrl-C comes to us first; the database is stopped after the app.
    detached: true,
  });
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  return new Promise((resolve, reject) => {
    child.on('message', (message: Message) => {
      if ('step' in message) options.onStep?.(message.step, message.seconds);
      if ('notice' in message) console.error(message.notice);
      if ('problem' in message) reject(new Problem(message.problem));
      if ('ready' in message) resolve({ ...message.ready, gone, stop: () => stopChild(child) });
    });
    void gone.then(() =>
      reject(new Problem(`The local Supabase ended; see ${options.folder}/supabase.log.`)),
    );
  });
}
