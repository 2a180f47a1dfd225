import { chmodSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { Problem } from './problem.ts';

/** PostgreSQL refuses to run as root, so root hands it to an account without rights. */
export type Account = { uid: number; gid: number };

export function unprivilegedAccount(): Account | null {
  if (process.getuid?.() !== 0) return null;
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n');
  for (const name of ['postgres', 'nobody']) {
    const fields = lines.find((line) => line.startsWith(`${name}:`))?.split(':');
    if (fields) return { uid: Number(fields[2]), gid: Number(fields[3]) };
  }
  throw new Problem(
    'PostgreSQL refuses to run as root, and there is no account "postgres" or "nobody" to run it as.',
  );
}

/** May everybody enter this folder and all those above it? Folders that do not exist yet are left out. */
export function isReachable(folder: string): boolean {
  for (let at = path.resolve(folder); ; at = path.dirname(at)) {
    const mode = statSync(at, { throwIfNoEntry: false })?.mode;
    if (mode !== undefined && (mode & 0o001) === 0) return false;
    if (at === path.dirname(at)) return true;
  }
}

/** Where root keeps what the unprivileged account must reach when the project itself is out of its reach. */
export function sharedFolder(): string {
  const folder =
    process.platform === 'darwin' ? '/usr/local/var/c4c-campus' : '/var/lib/c4c-campus';
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o755);
  return folder;
}
