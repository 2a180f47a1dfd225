import type postgres from 'postgres';
import type { Claims } from '../tokens.ts';
import { type AuthContext, type AuthRequest, fields, text } from './context.ts';
import { sendEmailChange, sendPasswordChanged } from './letters.ts';
import { checkPassword, hashPassword, isPassword } from './passwords.ts';
import { AuthRefusal, emailTaken } from './refusal.ts';
import { currentUser, endSessions } from './sessions.ts';
import { viewOfUser } from './user-view.ts';
import { findUserByEmail, findUserById, merged, normalEmail, type User } from './users.ts';

/** GET /user: the person as they are now, not as the token remembers them. */
export async function readAccount(auth: AuthContext, { bearer }: AuthRequest) {
  return viewOfUser(auth.sql, (await currentUser(auth, bearer)).user);
}

/** PUT /user: a new password, metadata or address. A new password ends the person's other sessions. */
export async function changeAccount(auth: AuthContext, { body, query, bearer }: AuthRequest) {
  const { sql } = auth;
  const { claims, user } = await currentUser(auth, bearer);

  const password = text(body, 'password');
  if (password !== undefined) {
    checkPassword(password);
    await requirePresentPassword(claims, user, text(body, 'current_password'));
    if (await isPassword(password, user.encrypted_password)) {
      throw new AuthRefusal(
        422,
        'same_password',
        'New password should be different from the old password.',
      );
    }
    await sql`
      update auth.users set encrypted_password = ${await hashPassword(password)}, updated_at = now()
      where id = ${user.id}`;
    await endSessions(sql, user.id, claims.session_id, 'others');
    await sendPasswordChanged(auth, user);
  }

  if (body['data'] !== undefined) {
    const metadata = sql.json(
      merged(user.raw_user_meta_data, fields(body, 'data')) as postgres.JSONValue,
    );
    await sql`update auth.users set raw_user_meta_data = ${metadata}, updated_at = now() where id = ${user.id}`;
  }

  if (text(body, 'email') !== undefined) {
    const email = normalEmail(text(body, 'email'));
    if (email !== user.email) {
      if (await findUserByEmail(sql, email)) throw emailTaken();
      await sendEmailChange(auth, user, email, query.get('redirect_to'));
    }
  }
  return viewOfUser(sql, (await findUserById(sql, user.id))!);
}

/** As supabase/config.toml asks; who came through a mail, and who has no password yet, knows none. */
async function requirePresentPassword(
  claims: Claims,
  { encrypted_password }: User,
  present: string | undefined,
): Promise<void> {
  const ways = claims['amr'] as { method: string }[] | undefined;
  if (!encrypted_password || ways?.some(({ method }) => method === 'otp')) return;
  if (present === undefined) {
    throw new AuthRefusal(
      400,
      'current_password_required',
      'Current password required when setting new password.',
    );
  }
  if (!(await isPassword(present, encrypted_password))) {
    throw new AuthRefusal(400, 'current_password_invalid', 'Current password is not correct.');
  }
}
