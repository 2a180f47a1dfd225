import { existsSync } from 'node:fs';
import { Problem } from '../../supabase/local/problem.ts';
import { vitest } from './suites.ts';

/** The campus's letters through Debian's Exim, which no package of ours brings. It wants to be started by root. */
export async function mail(args: string[]) {
  if (!existsSync('/usr/sbin/exim4') || process.getuid?.() !== 0) {
    throw new Problem(
      'These tests need a mail server, and root to start it: apt-get install --no-install-recommends exim4-daemon-light',
    );
  }
  return vitest('mail', args);
}
