import { numberOf } from '../config.ts';
import { AuthRefusal } from './refusal.ts';

const perHour = numberOf('auth.rate_limit', 'email_sent');
const hour = 3_600_000;
let sent: number[] = [];

/** Refuses when so many letters were asked for within the hour that a hosted project would send no more. */
export function countLetter(): void {
  const now = Date.now();
  sent = sent.filter((at) => at > now - hour);
  if (sent.length >= perHour)
    throw new AuthRefusal(429, 'over_email_send_rate_limit', 'email rate limit exceeded');
  sent.push(now);
}
