import path from 'node:path';
import { troubleOf, type Health } from '../../src/lib/health/health.ts';
import { startScript, untilAnswers } from './children.ts';
import { inProject } from './settings.ts';

/** What the app is told about its Supabase. */
export type AppEnvironment = {
  PUBLIC_SUPABASE_URL: string;
  PUBLIC_SUPABASE_ANON_KEY: string;
  SUPABASE_SERVICE_ROLE_KEY: string;
  CAMPUS_MAILBOX_URL?: string;
  CAMPUS_SEAL_KEY?: string;
};

type Where = { host: string; port: number; url: string };

/** Serves the built app and resolves when it answers. Writes to `log`, a file descriptor, or to the terminal. */
export async function serveApp(
  where: Where,
  env: AppEnvironment | object,
  { build = inProject('dist'), log }: { build?: string; log?: number } = {},
) {
  const output = log ?? 'inherit';
  const child = startScript(
    path.join(build, 'server', 'entry.mjs'),
    [],
    { ...env, NODE_ENV: 'production', HOST: where.host, PORT: String(where.port) },
    { stdio: ['ignore', output, output, 'ipc'] },
  );
  await untilAnswers(where.url, child, 'The app');
  return child;
}

/** What is wrong with the Supabase behind the app that answers at `url`, in a sentence; null when nothing is. */
export async function troubleAt(url: string): Promise<string | null> {
  const answer = await fetch(`${url}/healthz`);
  return troubleOf((await answer.json()) as Health);
}

/** Serves the app from its sources, with hot reload. */
export async function serveSources(where: Where, env: AppEnvironment | object) {
  const args = ['dev', '--host', where.host, '--port', String(where.port)];
  const child = startScript(inProject('node_modules/astro/bin/astro.mjs'), args, {
    ...env,
    ASTRO_TELEMETRY_DISABLED: '1',
  });
  await untilAnswers(where.url, child, 'astro dev');
  return child;
}
