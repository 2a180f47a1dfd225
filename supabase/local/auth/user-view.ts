import type postgres from 'postgres';
import type { User } from './users.ts';

const shownWhenSet = [
  'email_confirmed_at',
  'invited_at',
  'confirmation_sent_at',
  'recovery_sent_at',
  'email_change_sent_at',
  'last_sign_in_at',
  'banned_until',
  'confirmed_at',
];

/** A person as Auth shows them: never the password, never a token. */
export async function viewOfUser(sql: postgres.Sql, user: User): Promise<Record<string, unknown>> {
  const identities = await sql`
    select id as identity_id, provider_id as id, user_id, identity_data, provider, last_sign_in_at, created_at,
      updated_at, email
    from auth.identities where user_id = ${user.id} order by created_at`;
  return { ...describe(user), identities };
}

export function describe(user: User): Record<string, unknown> {
  const set = shownWhenSet.filter((column) => user[column] !== null && user[column] !== undefined);
  return {
    id: user.id,
    aud: 'authenticated',
    role: 'authenticated',
    email: user.email ?? '',
    phone: '',
    ...Object.fromEntries(set.map((column) => [column, user[column]])),
    ...(user.email_change && { new_email: user.email_change }),
    app_metadata: user.raw_app_meta_data ?? {},
    user_metadata: user.raw_user_meta_data ?? {},
    created_at: user['created_at'],
    updated_at: user['updated_at'],
    is_anonymous: false,
  };
}
