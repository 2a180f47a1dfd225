import { compare, hash } from 'bcryptjs';
import { AuthRefusal, invalid } from './refusal.ts';

/** As in supabase/config.toml. */
const shortest = 10;
// bcrypt reads no more than 72 bytes; hosted refuses longer passwords too.
const longest = 72;

// Ten rounds, as hosted. Tests make many accounts and say otherwise.
const rounds = Number(process.env['CAMPUS_BCRYPT_ROUNDS'] ?? 10);

export function checkPassword(password: string): void {
  if (Buffer.byteLength(password) > longest)
    throw invalid(`Password cannot be longer than ${longest} characters`);
  if (password.length >= shortest) return;
  throw new AuthRefusal(
    422,
    'weak_password',
    `Password should be at least ${shortest} characters.`,
    {
      weak_password: { reasons: ['length'] },
    },
  );
}

export const hashPassword = (password: string) => hash(password, rounds);

export const isPassword = (password: string, kept: string | null) =>
  kept ? compare(password, kept) : Promise.resolve(false);
