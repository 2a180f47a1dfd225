import type postgres from 'postgres';
import { type AuthContext, type AuthRequest, text } from './context.ts';
import { claimToken, hashOf, type TokenType } from './one-time-tokens.ts';
import { AuthRefusal, emailTaken, invalid, linkExpired } from './refusal.ts';
import { startSession } from './sessions.ts';
import { isBanned, type User } from './users.ts';

const accepts: Record<string, TokenType[]> = {
  signup: ['confirmation_token'],
  invite: ['confirmation_token'],
  recovery: ['recovery_token'],
  magiclink: ['recovery_token'],
  email: ['confirmation_token', 'recovery_token'],
  email_change: ['email_change_token_new', 'email_change_token_current'],
};

/** POST /verify: a link's token hash, or an address with the six digits, becomes a session. */
export async function verify(auth: AuthContext, { body, browser }: AuthRequest) {
  const types = accepts[text(body, 'type') ?? ''];
  if (!types) throw invalid('Verify requires a verification type');
  const hash =
    text(body, 'token_hash') ??
    hashOf(text(body, 'email')?.toLowerCase() ?? '', text(body, 'token') ?? '');

  const outcome = await auth.sql.begin(async (tx) => {
    const { user, type, address } = await claimToken(tx, hash, types);
    if (isBanned(user)) throw new AuthRefusal(403, 'user_banned', 'User is banned');
    if (text(body, 'type') === 'email_change') return changeEmail(tx, user, type, address);
    await confirm(tx, user);
    return user;
  });
  if (outcome === 'half') {
    return {
      msg: 'Confirmation link accepted. Please proceed to confirm link sent to the other email',
      code: 200,
    };
  }
  return startSession(auth, outcome, 'otp', browser);
}

/** Whoever has read the mail has the address. */
async function confirm(tx: postgres.TransactionSql, user: User): Promise<void> {
  if (user.email_confirmed_at) return;
  const verified = tx.json({ email_verified: true });
  await tx`
    update auth.users set email_confirmed_at = now(), updated_at = now(),
      raw_user_meta_data = coalesce(raw_user_meta_data, '{}') || ${verified} where id = ${user.id}`;
  await tx`update auth.identities set identity_data = identity_data || ${verified} where user_id = ${user.id}`;
}

async function changeEmail(
  tx: postgres.TransactionSql,
  { id }: User,
  type: TokenType,
  address: string,
): Promise<User | 'half'> {
  // Whoever asks for one address and then for another has not read the mail to the second; the lock keeps
  // them from doing so just now.
  const [user] = await tx<User[]>`select * from auth.users where id = ${id} for update`;
  const expected = type === 'email_change_token_current' ? user?.email : user?.email_change;
  if (!user || address !== expected) throw linkExpired();
  const bit = type === 'email_change_token_current' ? 1 : 2;
  const agreed = user.email_change_confirm_status | bit;
  if (agreed !== 3) {
    await tx`update auth.users set email_change_confirm_status = ${agreed} where id = ${user.id}`;
    return 'half';
  }
  const email = user.email_change!;
  const [taken] = await tx`select 1 from auth.users where email = ${email}`;
  if (taken) throw emailTaken();
  const about = tx.json({ email, email_verified: true });
  await tx`
    update auth.users set email = ${email}, email_change = '', email_change_confirm_status = 0, updated_at = now(),
      raw_user_meta_data = coalesce(raw_user_meta_data, '{}') || ${about} where id = ${user.id}`;
  await tx`
    update auth.identities set identity_data = identity_data || ${about}, updated_at = now()
    where user_id = ${user.id} and provider = 'email'`;
  return { ...user, email };
}
