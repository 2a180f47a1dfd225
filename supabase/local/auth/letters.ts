import type { AuthContext } from './context.ts';
import { countLetter } from './letter-limit.ts';
import { issueToken } from './one-time-tokens.ts';
import type { User } from './users.ts';

// One function a letter. Each notes when it was sent, makes its token and hands both to the mailer.

export async function sendConfirmation(auth: AuthContext, user: User, redirectTo: string | null) {
  countLetter();
  const token = await issueToken(auth.sql, user, 'confirmation_token', user.email!);
  await auth.sql`update auth.users set confirmation_sent_at = now() where id = ${user.id}`;
  await auth.mailer.send('confirmation', { to: user.email!, ...token, redirectTo });
}

export async function sendInvitation(auth: AuthContext, user: User, redirectTo: string | null) {
  const token = await issueToken(auth.sql, user, 'confirmation_token', user.email!);
  await auth.sql`update auth.users set invited_at = now(), confirmation_sent_at = now() where id = ${user.id}`;
  await auth.mailer.send('invite', { to: user.email!, ...token, redirectTo });
}

export async function sendRecovery(auth: AuthContext, user: User, redirectTo: string | null) {
  countLetter();
  const token = await issueToken(auth.sql, user, 'recovery_token', user.email!);
  await auth.sql`update auth.users set recovery_sent_at = now() where id = ${user.id}`;
  await auth.mailer.send('recovery', { to: user.email!, ...token, redirectTo });
}

export async function sendMagicLink(auth: AuthContext, user: User, redirectTo: string | null) {
  countLetter();
  const token = await issueToken(auth.sql, user, 'recovery_token', user.email!);
  await auth.sql`update auth.users set recovery_sent_at = now() where id = ${user.id}`;
  await auth.mailer.send('magic_link', { to: user.email!, ...token, redirectTo });
}

/** Tells, and asks for nothing. */
export async function sendPasswordChanged(auth: AuthContext, user: User) {
  const letter = { to: user.email!, code: '', hash: '', redirectTo: null };
  await auth.mailer.send('password_changed', letter);
}

/** To the old and to the new address: both must agree. */
export async function sendEmailChange(
  auth: AuthContext,
  user: User,
  newEmail: string,
  redirectTo: string | null,
) {
  countLetter();
  await auth.sql`
    update auth.users set email_change = ${newEmail}, email_change_sent_at = now(), email_change_confirm_status = 0
    where id = ${user.id}`;
  const old = await issueToken(auth.sql, user, 'email_change_token_current', user.email!);
  await auth.mailer.send('email_change', { to: user.email!, ...old, redirectTo, newEmail });
  const fresh = await issueToken(auth.sql, user, 'email_change_token_new', newEmail);
  await auth.mailer.send('email_change', {
    to: newEmail,
    about: user.email!,
    ...fresh,
    redirectTo,
    newEmail,
  });
}
