import { describe, expect, it } from 'vitest';
import { client, password, project, service, signedIn, someEmail } from './support/project.ts';
import { mailsTo } from './support/mailbox.ts';

type LinkType = 'signup' | 'recovery' | 'invite' | 'email_change' | 'email' | 'magiclink';

describe.skipIf(project.mailboxUrl === null)('accounts by mail', () => {
  it('lets nobody in before the address is confirmed, and then by the link', async () => {
    const email = someEmail();
    const visitor = client();
    const up = await visitor.auth.signUp({ email, password, options: { data: { name: 'Amara' } } });
    expect(up.error).toBeNull();
    expect(up.data.session).toBeNull();
    expect(up.data.user!.identities).toHaveLength(1);
    expect(up.data.user!.email_confirmed_at).toBeUndefined();
    const early = await visitor.auth.signInWithPassword({ email, password });
    expect(early.error).toMatchObject({ code: 'email_not_confirmed', status: 400 });

    const [mail] = await mailsTo(email);
    expect(mail!.type).toBe('signup');
    const confirmed = await visitor.auth.verifyOtp({ token_hash: mail!.tokenHash, type: 'signup' });
    expect(confirmed.error).toBeNull();
    expect(confirmed.data.user!.email_confirmed_at).toEqual(expect.any(String));
    expect(confirmed.data.user!.user_metadata).toMatchObject({
      name: 'Amara',
      email_verified: true,
    });
    const kept = await service
      .from('contract_people')
      .select('name')
      .eq('user_id', up.data.user!.id);
    expect(kept.data).toEqual([{ name: 'Amara' }]);
  });

  it('accepts the general type "email" for the confirmation too, as the newest templates send it', async () => {
    const email = someEmail();
    await client().auth.signUp({ email, password });
    const [mail] = await mailsTo(email);
    const { error } = await client().auth.verifyOtp({ token_hash: mail!.tokenHash, type: 'email' });
    expect(error).toBeNull();
  });

  it('uses a link once', async () => {
    const email = someEmail();
    await client().auth.signUp({ email, password });
    const [mail] = await mailsTo(email);
    const link = { token_hash: mail!.tokenHash, type: 'signup' as const };
    const both = await Promise.all([client().auth.verifyOtp(link), client().auth.verifyOtp(link)]);
    expect(both.filter(({ error }) => error === null)).toHaveLength(1);
    expect((await client().auth.verifyOtp(link)).error).toMatchObject({
      code: 'otp_expired',
      status: 403,
    });
  });

  it('tells nobody that an address has an account', async () => {
    const { email } = await signedIn();
    const again = await client().auth.signUp({ email, password: 'another password' });
    expect(again.error).toBeNull();
    expect(again.data.session).toBeNull();
    expect(again.data.user!.identities).toEqual([]);
    expect(await mailsTo(email)).toEqual([]);
  });

  it('sends the confirmation again to somebody who signs up again, and keeps the first password', async () => {
    const email = someEmail();
    await client().auth.signUp({ email, password });
    await client().auth.signUp({ email, password: 'another password' });
    const mails = await mailsTo(email);
    expect(mails).toHaveLength(2);
    await client().auth.verifyOtp({ token_hash: mails[0]!.tokenHash, type: 'signup' });
    expect((await client().auth.signInWithPassword({ email, password })).error).toBeNull();
  });

  it('resends on request', async () => {
    const email = someEmail();
    await client().auth.signUp({ email, password });
    expect((await client().auth.resend({ type: 'signup', email })).error).toBeNull();
    expect(await mailsTo(email)).toHaveLength(2);
  });

  it('leads back to the campus, and nowhere else', async () => {
    const [good, bad] = [someEmail(), someEmail()];
    const next = 'http://127.0.0.1:4321/courses/x?a=1&b=2';
    await client().auth.signUp({ email: good, password, options: { emailRedirectTo: next } });
    await client().auth.signUp({
      email: bad,
      password,
      options: { emailRedirectTo: 'https://evil.example/' },
    });
    expect((await mailsTo(good))[0]!.next).toBe(next);
    expect((await mailsTo(bad))[0]!.next).toBe('http://127.0.0.1:4321');
  });

  it('recovers a forgotten password, and ends the other sessions when it is set', async () => {
    const { db, email, session } = await signedIn();
    expect((await client().auth.resetPasswordForEmail(email)).error).toBeNull();
    const [mail] = await mailsTo(email);
    const visitor = client();
    const back = await visitor.auth.verifyOtp({ token_hash: mail!.tokenHash, type: 'recovery' });
    expect(back.error).toBeNull();
    expect(
      (await visitor.auth.updateUser({ password: 'a new and longer password' })).error,
    ).toBeNull();
    expect((await mailsTo(email))[0]!.subject).toBe('Your password at C4C Campus was changed');
    expect((await client().auth.signInWithPassword({ email, password })).error).not.toBeNull();
    expect(
      (await client().auth.signInWithPassword({ email, password: 'a new and longer password' }))
        .error,
    ).toBeNull();
    expect((await db.auth.refreshSession(session!)).error).not.toBeNull();
  });

  it('answers a request for an unknown address like any other', async () => {
    const email = someEmail();
    expect((await client().auth.resetPasswordForEmail(email)).error).toBeNull();
    expect(await mailsTo(email)).toEqual([]);
  });

  it('invites, and writes again to somebody who waits', async () => {
    const email = someEmail();
    const redirectTo = 'http://127.0.0.1:4321/account';
    const invited = await service.auth.admin.inviteUserByEmail(email, {
      data: { name: 'Ben' },
      redirectTo,
    });
    expect(invited.error).toBeNull();
    expect(invited.data.user!.invited_at).toEqual(expect.any(String));
    expect((await service.auth.admin.inviteUserByEmail(email)).error).toBeNull();
    const mails = await mailsTo(email);
    expect(mails).toHaveLength(2);
    expect(mails[1]!.next).toBe(redirectTo);

    const ben = client();
    const accepted = await ben.auth.verifyOtp({ token_hash: mails[0]!.tokenHash, type: 'invite' });
    expect(accepted.data.user!.email_confirmed_at).toEqual(expect.any(String));
    expect((await ben.auth.updateUser({ password })).error).toBeNull();
    expect((await client().auth.signInWithPassword({ email, password })).error).toBeNull();
    expect((await service.auth.admin.inviteUserByEmail(email)).error).toMatchObject({
      code: 'email_exists',
      status: 422,
    });
  });

  it('changes an address when the old and the new one agree', async () => {
    const { db, email, id } = await signedIn();
    const newEmail = someEmail('amara.new');
    const asked = await db.auth.updateUser({ email: newEmail });
    expect(asked.data.user!.new_email).toBe(newEmail);
    const [toOld] = await mailsTo(email);
    const [toNew] = await mailsTo(newEmail);
    const half = await client().auth.verifyOtp({
      token_hash: toNew!.tokenHash,
      type: 'email_change',
    });
    expect(half.error).toBeNull();
    expect(half.data.session ?? null).toBeNull();
    expect((await service.auth.admin.getUserById(id)).data.user!.email).toBe(email);
    await client().auth.verifyOtp({ token_hash: toOld!.tokenHash, type: 'email_change' });
    expect((await service.auth.admin.getUserById(id)).data.user!.email).toBe(newEmail);
    expect(
      (await client().auth.signInWithPassword({ email: newEmail, password })).error,
    ).toBeNull();
  });

  it('takes no link to one address for another that was asked for since', async () => {
    const { db, email, id } = await signedIn();
    for (let round = 0; round < 20; round++) {
      const [mine, theirs] = [someEmail('mine'), someEmail('theirs')];
      await db.auth.updateUser({ email: mine });
      const [toMine] = await mailsTo(mine);
      const link = { token_hash: toMine!.tokenHash, type: 'email_change' as const };
      const asked = db.auth.updateUser({ email: theirs });
      await Promise.all([asked, client().auth.verifyOtp(link), client().auth.verifyOtp(link)]);
      const [toOld] = await mailsTo(email);
      await client().auth.verifyOtp({ token_hash: toOld!.tokenHash, type: 'email_change' });
      expect((await service.auth.admin.getUserById(id)).data.user!.email).toBe(email);
    }
  });

  it('signs in by a link', async () => {
    const { email, id } = await signedIn();
    expect(
      (await client().auth.signInWithOtp({ email, options: { shouldCreateUser: false } })).error,
    ).toBeNull();
    const [mail] = await mailsTo(email);
    const link = { token_hash: mail!.tokenHash, type: mail!.type as LinkType };
    expect((await client().auth.verifyOtp(link)).data.user!.id).toBe(id);
    const unknown = await client().auth.signInWithOtp({
      email: someEmail(),
      options: { shouldCreateUser: false },
    });
    expect(unknown.error).toMatchObject({ code: 'otp_disabled' });
  });

  it('does not take one kind of link for another', async () => {
    const { email } = await signedIn();
    await client().auth.resetPasswordForEmail(email);
    const [mail] = await mailsTo(email);
    const asSignup = await client().auth.verifyOtp({ token_hash: mail!.tokenHash, type: 'signup' });
    expect(asSignup.error).toMatchObject({ code: 'otp_expired' });
    expect(
      (await client().auth.verifyOtp({ token_hash: mail!.tokenHash, type: 'recovery' })).error,
    ).toBeNull();
  });
});

describe('sign-up', () => {
  it('refuses a weak password and a bad address', async () => {
    const weak = await client().auth.signUp({ email: someEmail(), password: 'short' });
    expect(weak.error).toMatchObject({ code: 'weak_password', status: 422 });
    const bad = await client().auth.signUp({ email: 'nobody', password });
    expect(bad.error).toMatchObject({ code: 'validation_failed', status: 400 });
  });

  it('asks for fifteen characters, as supabase/config.toml does', async () => {
    const few = await client().auth.signUp({ email: someEmail(), password: 'a long walk by' });
    expect(few.error).toMatchObject({ code: 'weak_password' });
  });

  it('refuses what cannot be kept as text, and does not break', async () => {
    const data = (name: string) => ({ email: someEmail(), password, options: { data: { name } } });
    for (const name of ['a\0b', 'a\ud800b']) {
      expect((await client().auth.signUp(data(name))).error).toMatchObject({ status: 400 });
    }
    const email = `a\0${someEmail()}`;
    expect((await client().auth.signInWithPassword({ email, password })).error?.status).toBe(400);
  });

  it('refuses a very long address at once', async () => {
    const began = performance.now();
    const { error } = await client().auth.resetPasswordForEmail(`a@${'.'.repeat(60_000)}@`);
    expect(error).toMatchObject({ code: 'validation_failed' });
    expect(performance.now() - began).toBeLessThan(500);
  });
});
