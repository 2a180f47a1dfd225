import type postgres from 'postgres';
import { type AuthContext, type AuthRequest, fields, text } from './context.ts';
import { sendEmailChange } from './letters.ts';
import { checkPassword, hashPassword, isPassword } from './passwords.ts';
import { AuthRefusal, emailTaken } from './refusal.ts';
import { currentUser, endSessions } from './sessions.ts';
import { viewOfUser } from './user-view.ts';
import { findUserByEmail, findUserById, merged, normalEmail } from './users.ts';

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
