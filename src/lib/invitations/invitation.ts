import { counted, grouped } from '../words';

/** A seat held for an address. */
export interface Invitation {
  id: number;
  cohort_id: number;
  email: string;
  name: string | null;
}

/** What became of a batch of mails. */
export interface Posted {
  sent: number;
  /** Addresses that have an account meanwhile, and need no mail. */
  known: number;
  failed: string[];
  /** Whether the mail service asked for a pause. */
  paused: boolean;
}

/** "25 mails sent, 1,887 to go." */
export function postedInWords({ sent, known, failed, paused }: Posted, left: number): string {
  const parts = [`${counted(sent, 'mail', 'mails')} sent`];
  if (known > 0) parts.push(`${counted(known, 'address needs', 'addresses need')} none`);
  if (failed.length > 0) parts.push(`${failed.length} could not be sent (${someOf(failed)})`);
  parts.push(left === 0 ? 'none to go' : `${grouped(left)} to go`);
  const pause = paused ? ' The mail service asks for a pause: go on in a while.' : '';
  return `${parts.join(', ')}.${pause}`;
}

// The message travels in a cookie, so it names a few.
function someOf(addresses: string[]): string {
  const shown = addresses.slice(0, 3).join(', ');
  return addresses.length > 3 ? `${shown} …` : shown;
}
