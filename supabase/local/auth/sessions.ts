import { randomBytes, randomUUID } from 'node:crypto';
import type postgres from 'postgres';
import type { Claims } from '../tokens.ts';
import type { AuthContext, Browser } from './context.ts';
import { AuthRefusal } from './refusal.ts';
import { viewOfUser } from './user-view.ts';
import { findUserById, isBanned, type User } from './users.ts';

const tokenSeconds = 3600;
// Two requests of one browser may refresh at once; hosted forgives the second within this time.
const reuseSeconds = 10;

type Sql = postgres.Sql | postgres.TransactionSql;

/** Signs `user` in: a new session, as the client libraries expect it. */
export async function startSession(
  auth: AuthContext,
  user: User,
  method: 'password' | 'otp',
  { userAgent, ip }: Browser,
) {
  const session = randomUUID();
  await auth.sql`
    insert into auth.sessions (id, user_id, user_agent, ip)
    values (${session}, ${user.id}, ${userAgent}, ${ip})`;
  await auth.sql`update auth.users set last_sign_in_at = now() where id = ${user.id}`;
  const refreshToken = await addRefreshToken(auth.sql, user.id, session, null);
  return sessionAnswer(auth, user.id, session, refreshToken, method);
}

/** Gives a new pair for a refresh token; a token that was used before ends its session. */
export async function refreshSession(
  auth: AuthContext,
  given: string | undefined,
  { userAgent, ip }: Browser,
) {
  const next = await auth.sql.begin(async (tx) => {
    const [token] =
      await tx`select * from auth.refresh_tokens where token = ${given ?? ''} for update`;
    if (!token?.['session_id'])
      return refreshRefused('refresh_token_not_found', 'Refresh Token Not Found');
    const user = await findUserById(tx, token['user_id']);
    if (!user) return refreshRefused('refresh_token_not_found', 'Refresh Token Not Found');
    if (isBanned(user))
      return new AuthRefusal(400, 'user_banned', 'Invalid Refresh Token: User Banned');
    const session = token['session_id'] as string;
    if (!token['revoked']) {
      await tx`update auth.refresh_tokens set revoked = true, updated_at = now() where id = ${token['id']}`;
      await tx`
        update auth.sessions set refreshed_at = now() at time zone 'utc', updated_at = now(),
          user_agent = ${userAgent}, ip = ${ip} where id = ${session}`;
      return { user, session, refreshToken: await addRefreshToken(tx, user.id, session, given!) };
    }
    const [current] =
      await tx`select * from auth.refresh_tokens where session_id = ${session} and not revoked`;
    const recently = Date.now() - token['updated_at'].getTime() < reuseSeconds * 1000;
    if (current && (recently || current['parent'] === given)) {
      return { user, session, refreshToken: current['token'] as string };
    }
    await tx`delete from auth.sessions where id = ${session}`;
    return refreshRefused('refresh_token_already_used', 'Already Used');
  });
  // Thrown out here, because ending the session must not be rolled back.
  if (next instanceof AuthRefusal) throw next;
  return sessionAnswer(auth, next.user.id, next.session, next.refreshToken, 'password');
}

function refreshRefused(code: string, why: string): AuthRefusal {
  return new AuthRefusal(400, code, `Invalid Refresh Token: ${why}`);
}

/** Whose token this is: the claims and the person, if the session has not been ended. */
export async function currentUser(
  auth: AuthContext,
  bearer: string | null,
): Promise<{ claims: Claims; user: User }> {
  if (!bearer)
    throw new AuthRefusal(401, 'no_authorization', 'This endpoint requires a valid Bearer token');
  const claims = await auth.tokens.verify(bearer).catch(() => {
    throw new AuthRefusal(403, 'bad_jwt', 'invalid JWT: unable to parse or verify signature');
  });
  const user = await findUserById(auth.sql, claims.sub);
  if (!user)
    throw new AuthRefusal(403, 'user_not_found', 'User from sub claim in JWT does not exist');
  const [session] = await auth.sql`select 1 from auth.sessions where id = ${claims.session_id}`;
  if (!session)
    throw new AuthRefusal(
      403,
      'session_not_found',
      'Session from session_id claim in JWT does not exist',
    );
  return { claims, user };
}

/** Ends this session, the others, or all. Refresh tokens go with their session. */
export async function endSessions(
  sql: Sql,
  userId: string,
  session: string | null,
  scope: string,
): Promise<void> {
  await sql`
    delete from auth.sessions where user_id = ${userId}
      and (${scope} = 'global' or (${scope} = 'others') = (id is distinct from ${session}::uuid))`;
}

async function addRefreshToken(
  sql: Sql,
  userId: string,
  session: string,
  parent: string | null,
): Promise<string> {
  const token = randomBytes(12).toString('base64url');
  await sql`
    insert into auth.refresh_tokens (token, user_id, session_id, parent)
    values (${token}, ${userId}, ${session}, ${parent})`;
  return token;
}

async function sessionAnswer(
  auth: AuthContext,
  userId: string,
  session: string,
  refreshToken: string,
  method: string,
) {
  const user = (await findUserById(auth.sql, userId))!;
  const now = Math.floor(Date.now() / 1000);
  const claims = {
    sub: user.id,
    aud: 'authenticated',
    role: 'authenticated',
    email: user.email ?? '',
    phone: '',
    app_metadata: user.raw_app_meta_data ?? {},
    user_metadata: user.raw_user_meta_data ?? {},
    aal: 'aal1',
    amr: [{ method, timestamp: now }],
    session_id: session,
    is_anonymous: false,
  };
  return {
    access_token: await auth.tokens.sign(claims, now + tokenSeconds),
    token_type: 'bearer',
    expires_in: tokenSeconds,
    expires_at: now + tokenSeconds,
    refresh_token: refreshToken,
    user: await viewOfUser(auth.sql, user),
  };
}
