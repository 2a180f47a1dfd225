import { type AuthContext, type AuthRequest, fields, text } from './context.ts';
import { sendConfirmation, sendEmailChange, sendMagicLink, sendRecovery } from './letters.ts';
import { AuthRefusal, invalid } from './refusal.ts';
import { createUser, findUserByEmail, normalEmail } from './users.ts';

// Requests for a mail. Nearly all answer the same whether or not the address is known.

/** POST /recover */
export async function recover(auth: AuthContext, { body, query }: AuthRequest) {
  const user = await findUserByEmail(auth.sql, normalEmail(text(body, 'email')));
  if (user) await sendRecovery(auth, user, query.get('redirect_to'));
  return {};
}

/** POST /resend */
export async function resend(auth: AuthContext, { body, query }: AuthRequest) {
  const user = await findUserByEmail(auth.sql, normalEmail(text(body, 'email')));
  switch (text(body, 'type')) {
    case 'signup':
      if (user && !user.email_confirmed_at)
        await sendConfirmation(auth, user, query.get('redirect_to'));
      return {};
    case 'email_change':
      if (user?.email_change)
        await sendEmailChange(auth, user, user.email_change, query.get('redirect_to'));
      return {};
    default:
      throw invalid('Missing one of these types: signup, email_change, sms, phone_change');
  }
}

/** POST /otp: a link to sign in with; an unknown address gets an account unless the caller says no. */
export async function signInByMail(auth: AuthContext, { body, query }: AuthRequest) {
  const email = normalEmail(text(body, 'email'));
  let user = await findUserByEmail(auth.sql, email);
  if (!user && body['create_user'] === false) {
    throw new AuthRefusal(422, 'otp_disabled', 'Signups not allowed for otp');
  }
  user ??= await createUser(auth.sql, { email, metadata: fields(body, 'data') });
  if (user.email_confirmed_at) await sendMagicLink(auth, user, query.get('redirect_to'));
  else await sendConfirmation(auth, user, query.get('redirect_to'));
  return {};
}
