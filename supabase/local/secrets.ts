import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { exportJWK, generateKeyPair, type JWK } from 'jose';
import { Problem } from './problem.ts';

/** What only this installation knows. Made once, kept in one file that its owner alone may read. */
export type Secrets = {
  publishableKey: string;
  secretKey: string;
  signingKey: JWK;
  passwords: Record<DatabaseLogin, string>;
};

/** The roles that log in to PostgreSQL; they are named as on a hosted project. */
export type DatabaseLogin = 'supabase_admin' | 'postgres' | 'authenticator' | 'supabase_auth_admin';

async function makeSecrets(): Promise<Secrets> {
  const pair = await generateKeyPair('ES256', { extractable: true });
  const word = (bytes: number) => randomBytes(bytes).toString('base64url');
  return {
    publishableKey: `sb_publishable_${word(24)}`,
    secretKey: `sb_secret_${word(24)}`,
    signingKey: { ...(await exportJWK(pair.privateKey)), kid: randomUUID(), alg: 'ES256' },
    passwords: {
      supabase_admin: word(24),
      postgres: word(24),
      authenticator: word(24),
      supabase_auth_admin: word(24),
    },
  };
}

/** The secrets kept in `folder`; made there on the first call. */
export async function loadSecrets(folder: string): Promise<Secrets> {
  const file = path.join(folder, 'secrets.json');
  if (!existsSync(file)) {
    makeFolder(folder);
    writeFileSync(file, JSON.stringify(await makeSecrets(), null, 2), { mode: 0o600, flag: 'wx' });
  }
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Secrets;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new Problem(`${file} is damaged. Restore it, or delete ${folder} to begin afresh.`);
  }
}

/**
 * Makes a folder and those above it. Others may pass through, because PostgreSQL may run as another
 * account, but not look around. One by one, because Node's `recursive` never returns below /proc.
 */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(path.dirname(folder));
  mkdirSync(folder, { mode: 0o711 });
}
