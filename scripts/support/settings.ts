import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder. */
export const project = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');

export const inProject = (...names: string[]) => path.join(project, ...names);

/** Where this installation keeps its database and secrets. */
export const dataFolder = path.resolve(project, process.env['CAMPUS_DATA'] ?? '.campus');

export const host = process.env['HOST'] || '127.0.0.1';
export const port = Number(process.env['PORT'] || 4321);

/** Where this machine reaches the app. */
export const localUrl = `http://${visitable(host)}:${port}`;

/** The address that people type, and that mails link to. */
export const siteUrl = process.env['CAMPUS_ORIGIN']?.replace(/\/+$/, '') || localUrl;

/** With a Supabase of their own the operator configures its address; then no local one is ever started. */
export const configuredSupabase = process.env['PUBLIC_SUPABASE_URL'] || null;

function visitable(name: string): string {
  if (name === '0.0.0.0' || name === '::') return '127.0.0.1';
  return name.includes(':') ? `[${name}]` : name;
}
