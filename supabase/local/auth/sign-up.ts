import { randomUUID } from 'node:crypto';
import { type AuthContext, type AuthRequest, fields, text } from './context.ts';
import { sendConfirmation } from './letters.ts';
import { checkPassword } from './passwords.ts';
import { invalid } from './refusal.ts';
import { viewOfUser } from './user-view.ts';
import { createUser, findUserByEmail, findUserById, normalEmail } from './users.ts';

/**
 * POST /signup. The address must be confirmed, so nobody is signed in yet. For an address that has an
 * account the answer looks the same and no mail goes out: nobody learns who is registered.
 */
export async function signUp(auth: AuthContext, { body, query }: AuthRequest) {
  const password = text(body, 'password');
  if (password === undefined) throw invalid('Signup requires a valid password');
  const email = normalEmail(text(body, 'email'));
  checkPassword(password);
  const metadata = fields(body, 'data');

  const before = await findUserByEmail(auth.sql, email);
  if (before?.email_confirmed_at) return pretended(email, metadata);
  const user = before ?? (await createUser(auth.sql, { email, password, metadata }));
  try {
    await sendConfirmation(auth, user, query.get('redirect_to'));
  } catch (error) {
    // Whoever tries again may choose another password.
    if (!before) await auth.sql`delete from auth.users where id = ${user.id}`;
    throw error;
  }
  return viewOfUser(auth.sql, (await findUserById(auth.sql, user.id))!);
}

function pretended(email: string, metadata: Record<string, unknown>) {
  const now = new Date();
  return {
    id: randomUUID(),
    aud: 'authenticated',
    role: '',
    email,
    phone: '',
    confirmation_sent_at: now,
    app_metadata: { provider: 'email', providers: ['email'] },
    user_metadata: metadata,
    identities: [],
    created_at: now,
    updated_at: now,
    is_anonymous: false,
  };
}
