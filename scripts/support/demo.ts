import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Stack } from './local-stack.ts';
import { timed } from './say.ts';
import { dataFolder, inProject } from './settings.ts';

/** Somebody to look around as; `note` says who they are in the story. */
export type Account = { role: string; email: string; password: string; note: string };
type Seed = (where: {
  databaseUrl: string;
  supabaseUrl: string;
  anonKey: string;
  serviceKey: string;
}) => Promise<{ accounts: Account[] }>;

/** One line for each account. */
export const describeAccounts = (accounts: Account[]) =>
  accounts.map(
    ({ role, email, password, note }) =>
      `  ${role.padEnd(8)} ${email.padEnd(22)} ${password}  ${note}`,
  );

const script = inProject('scripts/demo/seed.ts');

/** Fills a new installation with the demonstration campus; later only remembers its accounts. CAMPUS_DEMO=0 leaves it empty. */
export async function demonstration(stack: Stack): Promise<Account[]> {
  const kept = path.join(dataFolder, 'demonstration.json');
  if (existsSync(kept))
    return (JSON.parse(readFileSync(kept, 'utf8')) as { accounts: Account[] }).accounts;
  if (process.env['CAMPUS_DEMO'] === '0' || !existsSync(script)) return [];
  const { accounts } = await timed('demonstration campus', () => seed(stack));
  writeFileSync(kept, JSON.stringify({ accounts }, null, 2), { mode: 0o600 });
  return accounts;
}

export async function seed(stack: Stack): Promise<{ accounts: Account[] }> {
  const { seedDemo } = (await import(script)) as { seedDemo: Seed };
  const { databaseUrl, supabaseUrl, anonKey, serviceKey } = stack;
  return seedDemo({ databaseUrl, supabaseUrl, anonKey, serviceKey });
}
