import type { Db } from '../db/client';
import { forgetSession, type Claims } from '../db/claims';
import { refusalOf, refuse, unwrap } from '../db/errors';
import { log } from '../log/log';
import { described } from '../log/words';
import { findViewer } from '../viewer/queries';
import type { LinkType } from './person';

interface NewPerson {
  name: string;
  email: string;
  password: string;
  /** IANA name */
  time_zone: string;
  /** The edition of the privacy page that they agree to. */
  consent: string;
  /** The mark of the browser in which they do it. */
  begun_in: string;
}

/**
 * Makes an account and has a mail sent to its address.
 *
 * An address that is known already gets the same answer, so nobody learns who is on the campus.
 *
 * @param leadsTo the full address that the link in the mail leads on to
 * @returns whether the person is signed in at once (a Supabase that asks for no confirmation)
 */
export async function signUp(db: Db, person: NewPerson, leadsTo: string): Promise<boolean> {
  const { email, password, ...data } = person;
  const result = await db.auth.signUp({
    email,
    password,
    options: { data, emailRedirectTo: leadsTo },
  });
  if (result.error && isTaken(result.error.code)) return false;
  return unwrap(result).session !== null;
}

/** Sends the confirmation mail once more; says nothing about whether the address is known. */
export async function sendConfirmation(db: Db, email: string, leadsTo: string): Promise<void> {
  const options = { emailRedirectTo: leadsTo };
  quietly(await db.auth.resend({ type: 'signup', email, options }));
}

/** Sends a mail with a link to choose a new password; says nothing about whether the address is known. */
export async function sendRecovery(db: Db, email: string, leadsTo: string): Promise<void> {
  quietly(await db.auth.resetPasswordForEmail(email, { redirectTo: leadsTo }));
}

/** @throws Refusal C4034 when the password is right and the person is suspended */
export async function signIn(db: Db, email: string, password: string): Promise<void> {
  const result = await db.auth.signInWithPassword({ email, password });
  // Auth has limits of its own; what it calls them depends on which.
  if (result.error?.status === 429) refuse('over_request_rate_limit');
  // Auth says so whatever the password is, which would tell strangers who has an account.
  if (result.error?.code === 'user_banned') refuse('invalid_credentials');
  unwrap(result);
  // Only where Auth has not heard of a suspension yet.
  if ((await findViewer(db)) === null) {
    await forgetSession(db);
    refuse('C4034');
  }
}

/** Ends this browser's session; others go on. */
export async function signOut(db: Db): Promise<void> {
  const { error } = await db.auth.signOut({ scope: 'local' });
  if (error) unwrap({ data: null, error });
}

/**
 * Uses up the link of a mail and signs its person in.
 *
 * @param before who was signed in with this browser: the session of the same person ends, since it is left behind
 * @returns whose it is, and the mark of the browser in which they signed up; null when the link in the other mail of a
 *   change of address is still to be followed
 */
export async function followLink(
  db: Db,
  tokenHash: string,
  type: LinkType,
  before: Claims | null,
): Promise<{ email: string; begun_in: unknown } | null> {
  const { session, user } = unwrap(await db.auth.verifyOtp({ token_hash: tokenHash, type }));
  if (session && before?.session && before.id === user?.id) {
    await db.rpc('end_session', { session: before.session });
  }
  return session && user && { email: user.email ?? '', begun_in: user.user_metadata['begun_in'] };
}

/** Sets the password; whether it is another than before. */
export async function choosePassword(db: Db, password: string): Promise<boolean> {
  const { error } = await db.auth.updateUser({ password });
  if (error?.code === 'same_password') return false;
  if (error) unwrap({ data: null, error });
  return true;
}

/** Changes how the person is called, and where and in which language they read times. */
export async function updatePerson(
  db: Db,
  id: string,
  person: { name: string; time_zone: string; locale?: string | null },
): Promise<void> {
  unwrap(await db.from('applications').update(person).eq('user_id', id));
}

/** What only a known address is answered. */
const isTaken = (code: string | undefined) =>
  ['user_already_exists', 'email_exists', 'over_email_send_rate_limit'].includes(code ?? '');

/**
 * Every refusal is kept to ourselves, even "wait a minute" and "the mail did not go out": only a known address gets one.
 */
function quietly({ error }: { error: (Error & { status?: number | undefined }) | null }) {
  if (!error || (error.status ?? 500) < 500) return;
  if (refusalOf(error)?.code !== 'mail_not_sent') unwrap({ data: null, error });
  log('error', described(error));
}
