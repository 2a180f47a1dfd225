import { compare, hash } from 'bcryptjs';
import { numberOf } from '../config.ts';
import { AuthRefusal, invalid } from './refusal.ts';

const shortest = numberOf('auth', 'minimum_password_length');
// bcrypt reads no more than 72 bytes; hosted refuses longer passwords too.
const longest = 72;

// Ten rounds, as hosted. Tests make many accounts and say otherwise.
const rounds = Number(process.env['CAMPUS_BCRYPT_ROUNDS'] ?? 10);

/** A password that somebody chose for themselves. */
export function checkPassword(password: string): void {
  checkLength(password);
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

/** What nobody can have; the holder of the secret key may give a short one, as on a hosted project. */
export function checkLength(password: string): void {
  if (Buffer.byteLength(password) > longest)
    throw invalid(`Password cannot be longer than ${longest} characters`);
}

export const hashPassword = (password: string) => hash(password, rounds);

export const isPassword = (password: string, kept: string | null) =>
  kept ? compare(password, kept) : Promise.resolve(false);
