import { type AuthContext, type AuthRequest, text } from './context.ts';
import { askPasswordHook } from './password-hook.ts';
import { isPassword } from './passwords.ts';
import { AuthRefusal, invalid, invalidCredentials } from './refusal.ts';
import { endSessions, refreshSession, startSession, currentUser } from './sessions.ts';
import { findUserByEmail, isBanned } from './users.ts';

/** POST /token?grant_type=password or refresh_token. */
export async function token(auth: AuthContext, request: AuthRequest) {
  switch (request.query.get('grant_type')) {
    case 'password':
      return signInWithPassword(auth, request);
    case 'refresh_token':
      return refreshSession(auth, text(request.body, 'refresh_token'), request.browser);
    default:
      throw invalid('unsupported_grant_type');
  }
}

async function signInWithPassword(auth: AuthContext, { body, browser }: AuthRequest) {
  const email = text(body, 'email')?.trim().toLowerCase();
  if (email === undefined) throw invalid('missing email or phone');
  const user = await findUserByEmail(auth.sql, email);
  if (!user) throw invalidCredentials();
  if (isBanned(user)) throw new AuthRefusal(400, 'user_banned', 'User is banned');
  const valid = await isPassword(text(body, 'password') ?? '', user.encrypted_password);
  await askPasswordHook(auth.sql, { user_id: user.id, valid });
  if (!valid) throw invalidCredentials();
  if (!user.email_confirmed_at)
    throw new AuthRefusal(400, 'email_not_confirmed', 'Email not confirmed');
  return startSession(auth, user, 'password', browser);
}

/** POST /logout?scope=global, local or others. */
export async function signOut(auth: AuthContext, { query, bearer }: AuthRequest) {
  const { claims, user } = await currentUser(auth, bearer);
  await endSessions(auth.sql, user.id, claims.session_id, query.get('scope') ?? 'global');
  return null;
}
