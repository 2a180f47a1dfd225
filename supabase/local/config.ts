import { readFileSync } from 'node:fs';

const file = readFileSync(new URL('../config.toml', import.meta.url), 'utf8');

/** A number of supabase/config.toml, where a hosted project gets it too: `numberOf('auth.rate_limit', 'email_sent')`. */
export function numberOf(section: string, name: string): number {
  const lines = file.split(`\n[${section}]\n`)[1]?.split('\n[')[0];
  const value = lines?.match(new RegExp(`^${name} = (\\d+)$`, 'm'))?.[1];
  if (!value) throw new Error(`supabase/config.toml gives no ${name} in [${section}].`);
  return Number(value);
}
