import { createHash, randomInt } from 'node:crypto';
import type postgres from 'postgres';
import { linkExpired } from './refusal.ts';
import { findUserById, type User } from './users.ts';

export type TokenType =
  'confirmation_token' | 'recovery_token' | 'email_change_token_new' | 'email_change_token_current';

const validSeconds = 3600;

/** Makes the token that a mail carries, as a code of six digits and as a hash for links; an older one ends. */
export async function issueToken(sql: postgres.Sql, user: User, type: TokenType, email: string) {
  const code = String(randomInt(1_000_000)).padStart(6, '0');
  const hash = hashOf(email, code);
  await sql`
    insert into auth.one_time_tokens (user_id, token_type, token_hash, relates_to)
    values (${user.id}, ${type}, ${hash}, ${email})
    on conflict (user_id, token_type) do update
      set token_hash = excluded.token_hash, relates_to = excluded.relates_to, created_at = now()`;
  return { code, hash };
}

/** Takes a token once: of two requests with the same link, one gets the person. `address` is where it was sent. */
export async function claimToken(
  sql: postgres.TransactionSql,
  hash: string,
  types: TokenType[],
): Promise<{ user: User; type: TokenType; address: string }> {
  const [token] = await sql`
    delete from auth.one_time_tokens where token_hash = ${hash} and token_type in ${sql(types)}
    returning user_id, token_type, relates_to, created_at > now() - make_interval(secs => ${validSeconds}) as valid`;
  const user = token?.['valid'] ? await findUserById(sql, token['user_id']) : null;
  if (!user) throw linkExpired();
  return { user, type: token!['token_type'] as TokenType, address: token!['relates_to'] as string };
}

export function hashOf(email: string, code: string): string {
  return createHash('sha224')
    .update(email + code)
    .digest('hex');
}
