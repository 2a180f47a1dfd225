import type postgres from 'postgres';
import { type AuthContext, type AuthRequest, fields, text } from './context.ts';
import { sendInvitation } from './letters.ts';
import { checkLength, checkPassword, hashPassword } from './passwords.ts';
import { AuthRefusal, emailTaken, invalid, userNotFound } from './refusal.ts';
import { endSessions } from './sessions.ts';
import { viewOfUser } from './user-view.ts';
import {
  createUser,
  findUserByEmail,
  findUserById,
  merged,
  normalEmail,
  type User,
} from './users.ts';

// auth.admin.* of the client library: for the holder of the secret key alone.

export function requireAdmin({ isAdmin }: AuthRequest): void {
  if (!isAdmin) throw new AuthRefusal(403, 'not_admin', 'User not allowed');
}

/** POST /admin/users */
export async function addUser(auth: AuthContext, { body }: AuthRequest) {
  const email = normalEmail(text(body, 'email'));
  const password = text(body, 'password');
  if (password !== undefined) checkLength(password);
  const user = await createUser(auth.sql, {
    id: text(body, 'id'),
    email,
    password,
    metadata: fields(body, 'user_metadata'),
    appMetadata: fields(body, 'app_metadata'),
    confirmed: body['email_confirm'] === true,
  });
  return viewOfUser(auth.sql, user);
}

/** GET /admin/users?page=1&per_page=50, newest first. The number of all goes into a header. */
export async function listUsers(auth: AuthContext, { query }: AuthRequest) {
  const size = Number(query.get('per_page')) || 50;
  const page = Number(query.get('page')) || 1;
  const [all] = await auth.sql<{ count: number }[]>`select count(*)::int as count from auth.users`;
  const users = await auth.sql<User[]>`
    select * from auth.users order by created_at desc, id limit ${size} offset ${(page - 1) * size}`;
  const views = await Promise.all(users.map((user) => viewOfUser(auth.sql, user)));
  return { users: views, aud: 'authenticated', total: all!.count };
}

/** GET /admin/users/:id */
export async function readUser(auth: AuthContext, _request: AuthRequest, id: string) {
  return viewOfUser(auth.sql, await required(auth, id));
}

/** PUT /admin/users/:id */
export async function changeUser(auth: AuthContext, { body }: AuthRequest, id: string) {
  const { sql } = auth;
  const user = await required(auth, id);
  const email = text(body, 'email') === undefined ? user.email : normalEmail(text(body, 'email'));
  if (email !== user.email && (await findUserByEmail(sql, email!))) throw emailTaken();
  const password = text(body, 'password');
  if (password !== undefined) checkPassword(password);
  const change = {
    email,
    encrypted_password:
      password === undefined ? user.encrypted_password : await hashPassword(password),
    email_confirmed_at:
      user.email_confirmed_at ?? (body['email_confirm'] === true ? new Date() : null),
    banned_until:
      body['ban_duration'] === undefined ? user.banned_until : endOfBan(text(body, 'ban_duration')),
    raw_user_meta_data: sql.json(
      merged(user.raw_user_meta_data, fields(body, 'user_metadata')) as postgres.JSONValue,
    ),
    raw_app_meta_data: sql.json(
      merged(user.raw_app_meta_data, fields(body, 'app_metadata')) as postgres.JSONValue,
    ),
    updated_at: new Date(),
  };
  await sql`update auth.users set ${sql(change)} where id = ${id}`;
  if (email !== user.email) {
    await sql`
      update auth.identities set identity_data = identity_data || ${sql.json({ email })}
      where user_id = ${id} and provider = 'email'`;
  }
  if (password !== undefined) await endSessions(sql, id, null, 'global');
  return viewOfUser(sql, await required(auth, id));
}

/** DELETE /admin/users/:id */
export async function removeUser(auth: AuthContext, _request: AuthRequest, id: string) {
  await required(auth, id);
  await auth.sql`delete from auth.users where id = ${id}`;
  return {};
}

/** POST /invite: an account without a password, and a letter. Somebody who waits is written to again. */
export async function invite(auth: AuthContext, { body, query }: AuthRequest) {
  const email = normalEmail(text(body, 'email'));
  const before = await findUserByEmail(auth.sql, email);
  if (before?.email_confirmed_at) throw emailTaken();
  const user =
    before ??
    (await createUser(auth.sql, { email, metadata: fields(body, 'data'), invited: true }));
  await sendInvitation(auth, user, query.get('redirect_to'));
  return viewOfUser(auth.sql, await required(auth, user.id));
}

async function required(auth: AuthContext, id: string): Promise<User> {
  if (!/^[0-9a-f-]{36}$/i.test(id)) throw invalid('user_id must be an UUID');
  const user = await findUserById(auth.sql, id);
  if (!user) throw userNotFound();
  return user;
}

/** Go's notation, for example 24h or 90m; `none` lifts the ban. */
function endOfBan(duration = 'none'): Date | null {
  if (duration === 'none') return null;
  const seconds = { h: 3600, m: 60, s: 1 };
  const parts = [...duration.matchAll(/(\d+(?:\.\d+)?)([hms])/g)];
  if (parts.length === 0) throw invalid('invalid format for ban duration');
  const length = parts.reduce(
    (sum, [, n, unit]) => sum + Number(n) * seconds[unit as 'h' | 'm' | 's'],
    0,
  );
  return new Date(Date.now() + length * 1000);
}
