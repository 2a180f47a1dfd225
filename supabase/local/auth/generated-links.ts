import { type AuthContext, type AuthRequest, fields, text } from './context.ts';
import { issueToken, type TokenType } from './one-time-tokens.ts';
import { checkPassword } from './passwords.ts';
import { emailTaken, invalid, userNotFound } from './refusal.ts';
import { viewOfUser } from './user-view.ts';
import { createUser, findUserByEmail, normalEmail, type User } from './users.ts';

/** POST /admin/generate_link: what a letter would carry, for the caller to deliver. */
export async function generateLink(auth: AuthContext, { body }: AuthRequest) {
  const type = text(body, 'type') ?? '';
  const email = normalEmail(text(body, 'email'));
  const user = await personFor(auth, type, email, body);
  const kept: TokenType =
    type === 'signup' || type === 'invite' ? 'confirmation_token' : 'recovery_token';
  const { code, hash } = await issueToken(auth.sql, user, kept, email);
  const redirectTo = text(body, 'redirect_to') ?? auth.siteUrl;
  return {
    ...(await viewOfUser(auth.sql, user)),
    action_link: `${auth.siteUrl}/auth/confirm?token_hash=${hash}&type=${type}&next=${encodeURIComponent(redirectTo)}`,
    email_otp: code,
    hashed_token: hash,
    verification_type: type,
    redirect_to: redirectTo,
  };
}

async function personFor(
  auth: AuthContext,
  type: string,
  email: string,
  body: Record<string, unknown>,
): Promise<User> {
  const user = await findUserByEmail(auth.sql, email);
  const metadata = fields(body, 'data');
  const password = text(body, 'password');
  switch (type) {
    case 'signup':
    case 'invite':
      if (user?.email_confirmed_at) throw emailTaken();
      if (type === 'signup' && password === undefined)
        throw invalid('Signup requires a valid password');
      if (password !== undefined) checkPassword(password);
      return (
        user ?? createUser(auth.sql, { email, password, metadata, invited: type === 'invite' })
      );
    case 'magiclink':
    case 'recovery':
      if (!user) throw userNotFound();
      return user;
    default:
      throw invalid(`Link type ${type || '(none)'} is not offered here`);
  }
}
