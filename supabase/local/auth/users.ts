import { randomUUID } from 'node:crypto';
import type postgres from 'postgres';
import { AuthRefusal, emailTaken, invalid } from './refusal.ts';
import { hashPassword } from './passwords.ts';

export type User = {
  id: string;
  email: string | null;
  encrypted_password: string | null;
  email_confirmed_at: Date | null;
  email_change: string | null;
  email_change_confirm_status: number;
  banned_until: Date | null;
  raw_app_meta_data: Record<string, unknown> | null;
  raw_user_meta_data: Record<string, unknown> | null;
} & Record<string, unknown>;

type Sql = postgres.Sql | postgres.TransactionSql;

export type NewUser = {
  email: string;
  password?: string | undefined;
  metadata: Record<string, unknown>;
  appMetadata?: Record<string, unknown>;
  id?: string | undefined;
  confirmed?: boolean;
  invited?: boolean;
};

/** An address as it is stored; refuses what cannot be one. */
export function normalEmail(given: string | undefined): string {
  const email = given?.trim().toLowerCase() ?? '';
  // The length first: on a long run of dots the pattern takes for ever.
  if (email.length > 255 || !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) {
    throw invalid('Unable to validate email address: invalid format');
  }
  return email;
}

export async function findUserByEmail(sql: Sql, email: string): Promise<User | null> {
  const [user] = await sql<
    User[]
  >`select * from auth.users where email = ${email} and not is_sso_user`;
  return user ?? null;
}

export async function findUserById(sql: Sql, id: string): Promise<User | null> {
  const [user] = await sql<User[]>`select * from auth.users where id = ${id}`;
  return user ?? null;
}

/** Makes an account with its e-mail identity; the campus' own triggers run with it. */
export async function createUser(sql: postgres.Sql, given: NewUser): Promise<User> {
  if (await findUserByEmail(sql, given.email)) throw emailTaken();
  const id = given.id ?? randomUUID();
  const verified = given.confirmed ?? false;
  const about = { sub: id, email: given.email, email_verified: verified, phone_verified: false };
  const appMetadata = { provider: 'email', providers: ['email'], ...given.appMetadata };
  const password = given.password === undefined ? null : await hashPassword(given.password);
  try {
    await sql.begin(async (tx) => {
      await tx`
        insert into auth.users (instance_id, id, aud, role, email, encrypted_password,
          email_confirmed_at, invited_at, raw_app_meta_data, raw_user_meta_data)
        values ('00000000-0000-0000-0000-000000000000', ${id}, 'authenticated', 'authenticated', ${given.email},
          ${password ?? ''}, ${verified ? tx`now()` : null}, ${given.invited ? tx`now()` : null},
          ${tx.json(appMetadata as postgres.JSONValue)}, ${tx.json({ ...given.metadata, ...about } as postgres.JSONValue)})`;
      await tx`
        insert into auth.identities (provider, provider_id, user_id, identity_data, last_sign_in_at)
        values ('email', ${id}, ${id}, ${tx.json({ ...given.metadata, ...about } as postgres.JSONValue)}, now())`;
    });
  } catch (error) {
    if ((error as { constraint_name?: string }).constraint_name === 'users_email_partial_key')
      throw emailTaken();
    console.error(error);
    throw new AuthRefusal(500, 'unexpected_failure', 'Database error saving new user');
  }
  return (await findUserById(sql, id))!;
}

/** Merges into the metadata that the person may change; null removes a key. */
export function merged(
  before: Record<string, unknown> | null,
  changes: Record<string, unknown>,
): Record<string, unknown> {
  const after = { ...before, ...changes };
  return Object.fromEntries(Object.entries(after).filter(([, value]) => value !== null));
}

export function isBanned(user: User): boolean {
  return user.banned_until !== null && user.banned_until > new Date();
}
