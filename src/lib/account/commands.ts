import { clientApart, type Db } from '../db/client';
import { Refusal, refuse, unwrap } from '../db/errors';
import { signIn, signOut } from '../people/commands';

/** A person who has just shown that they know their password: signed in anew, apart from the browser's session. */
export interface Proof {
  /** Acts as the person, with a session that has just begun. */
  db: Db;
  password: string;
}

/**
 * Signs somebody in once more, apart from their browser.
 *
 * @param userAgent of the browser, as every session notes it
 * @throws Refusal when this is not their password
 */
export async function prove(
  email: string,
  password: string,
  userAgent: string | null,
): Promise<Proof> {
  const db = clientApart(userAgent);
  try {
    await signIn(db, email, password);
  } catch (failure) {
    if (failure instanceof Refusal && failure.code === 'invalid_credentials') {
      return refuse('not_your_password');
    }
    throw failure;
  }
  return { db, password };
}

/** Ends the session that a proof began. */
async function forgetProof({ db }: Proof): Promise<void> {
  await signOut(db);
}

/**
 * Gives the person another password. Auth ends all their other sessions, so the browser goes on with the new one.
 *
 * A Supabase may ask for the present password, or for a session that has just begun: the proof is both.
 */
export async function changePassword(db: Db, proof: Proof, password: string): Promise<void> {
  const attributes = { password, current_password: proof.password };
  const { error } = await proof.db.auth.updateUser(attributes);
  if (error) {
    await forgetProof(proof);
    unwrap({ data: null, error });
  }
  const { data } = await proof.db.auth.getSession();
  if (data.session) unwrap(await db.auth.setSession(data.session));
}

/**
 * Asks for another address: mails go to both, and both must agree.
 *
 * @param leadsTo the full address that the links in the mails lead on to
 */
export async function askForAddress(
  db: Db,
  proof: Proof,
  address: string,
  leadsTo: string,
): Promise<void> {
  unwrap(await db.rpc('ask_for_address', { address }));
  const { error } = await proof.db.auth.updateUser(
    { email: address },
    { emailRedirectTo: leadsTo },
  );
  await forgetProof(proof);
  // An address that somebody has is answered like any other, "wait a minute" like a mail that was sent: only a
  // free address gets that.
  const isTelling = ['email_exists', 'over_email_send_rate_limit'].includes(error?.code ?? '');
  if (error && !isTelling) {
    await callOffAddress(db);
    unwrap({ data: null, error });
  }
}

/**
 * Has the mails of a change that waits sent once more; "wait a minute" is kept to ourselves, as above.
 *
 * @param email the present address
 * @param wanted the one that waits
 */
export async function sendAddressMails(
  db: Db,
  email: string,
  wanted: string,
  leadsTo: string,
): Promise<void> {
  unwrap(await db.rpc('ask_for_address', { address: wanted }));
  const options = { emailRedirectTo: leadsTo };
  const { error } = await clientApart(null).auth.resend({ type: 'email_change', email, options });
  if (error && (error.status ?? 500) >= 500) unwrap({ data: null, error });
}

/** Keeps the present address; the links of the mails that were sent stop working. */
export async function callOffAddress(db: Db): Promise<void> {
  unwrap(await db.rpc('call_off_address'));
}

/** Ends one of the person's own sessions, at once. @throws Refusal C4004 when it is not theirs, or over */
export async function endSession(db: Db, session: string): Promise<void> {
  unwrap(await db.rpc('end_session', { session }));
}

/** Ends all but this browser's session; answers how many. */
export async function endOtherSessions(db: Db): Promise<number> {
  return unwrap(await db.rpc('end_other_sessions'));
}

/** Notes that the person agrees to an edition of the privacy page; once is enough. */
export async function giveConsent(db: Db, version: string): Promise<void> {
  const { error } = await db.from('consents').insert({ version });
  if (error && error.code !== '23505') unwrap({ data: null, error });
}

/** Deletes the account for good, and signs the browser out. */
export async function deleteAccount(db: Db, proof: Proof): Promise<void> {
  try {
    unwrap(await proof.db.rpc('delete_my_account'));
  } catch (failure) {
    await forgetProof(proof);
    throw failure;
  }
  // Nobody is there any more to be signed out; the browser forgets.
  await signOut(db);
}
