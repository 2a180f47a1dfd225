import { createServerClient } from '@supabase/ssr';
import { createClient } from '@supabase/supabase-js';
import { SignJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import {
  client,
  password,
  project,
  service,
  signedIn,
  someEmail,
  type Traffic,
} from './support/project.ts';

describe('sessions', () => {
  it('says the same for a wrong password and an unknown address', async () => {
    const { email } = await signedIn();
    const wrong = await client().auth.signInWithPassword({ email, password: 'wrong password' });
    const unknown = await client().auth.signInWithPassword({ email: someEmail(), password });
    expect(wrong.error).toMatchObject({ code: 'invalid_credentials', status: 400 });
    expect(unknown.error).toMatchObject({
      code: 'invalid_credentials',
      message: wrong.error!.message,
    });
  });

  it('verifies a token locally, with no request after the first', async () => {
    const traffic: Traffic = [];
    const { db, id, email } = await signedIn('amara', traffic);
    traffic.length = 0;
    const first = await db.auth.getClaims();
    expect(first.data!.header.alg).toBe('ES256');
    expect(first.data!.claims).toMatchObject({
      sub: id,
      email,
      role: 'authenticated',
      aal: 'aal1',
    });
    expect(first.data!.claims).not.toHaveProperty('is_admin');
    expect(traffic).toEqual(['GET /auth/v1/.well-known/jwks.json']);
    traffic.length = 0;
    await db.auth.getClaims();
    expect(traffic).toEqual([]);
  });

  it('turns the pair of tokens with each refresh and forgives a second tab', async () => {
    const { db, session } = await signedIn();
    const refreshed = await db.auth.refreshSession(session!);
    expect(refreshed.error).toBeNull();
    expect(refreshed.data.session!.refresh_token).not.toBe(session!.refresh_token);
    const secondTab = await client().auth.refreshSession(session!);
    expect(secondTab.data.session!.refresh_token).toBe(refreshed.data.session!.refresh_token);
  });

  it('ends with sign-out, at once for Auth', async () => {
    const { db, session } = await signedIn();
    expect((await db.auth.signOut()).error).toBeNull();
    expect((await client().auth.refreshSession(session!)).error).toMatchObject({
      code: 'refresh_token_not_found',
    });
    const after = await client().auth.getUser(session!.access_token);
    expect(after.error!.name).toBe('AuthSessionMissingError');
  });

  it('ends only this session with the scope "local"', async () => {
    const { db, email } = await signedIn();
    const other = client();
    await other.auth.signInWithPassword({ email, password });
    await db.auth.signOut({ scope: 'local' });
    expect((await other.auth.refreshSession()).error).toBeNull();
  });

  it('sets a password only for somebody with a session, and not the same again', async () => {
    expect(
      (await client().auth.updateUser({ password: 'a new and longer password' })).error,
    ).not.toBeNull();
    const { db } = await signedIn();
    const again = { password, current_password: password };
    expect((await db.auth.updateUser(again)).error).toMatchObject({
      code: 'same_password',
      status: 422,
    });
  });

  it('asks for the present password before it takes a new one', async () => {
    const { db, email } = await signedIn();
    const change = (present?: string) =>
      db.auth.updateUser({
        password: 'a new and longer password',
        ...(present && { current_password: present }),
      });
    expect((await change()).error).toMatchObject({ code: 'current_password_required' });
    expect((await change('not this one')).error).toMatchObject({
      code: 'current_password_invalid',
    });
    expect((await change(password)).error).toBeNull();
    const entry = await client().auth.signInWithPassword({
      email,
      password: 'a new and longer password',
    });
    expect(entry.error).toBeNull();
  });

  it('lets a new password end every session but the one that set it', async () => {
    const { db, email, session } = await signedIn();
    const other = client();
    await other.auth.signInWithPassword({ email, password });
    await db.auth.updateUser({ password: 'a new and longer password', current_password: password });
    expect((await other.auth.refreshSession()).error).not.toBeNull();
    expect((await db.auth.refreshSession(session!)).error).toBeNull();
  });

  it('notes the browser that signs in, and the one that renews', async () => {
    const { email } = await signedIn();
    const as = (userAgent: string) =>
      createClient(project.url, project.anonKey, {
        auth: { persistSession: false, autoRefreshToken: false },
        global: { headers: { 'User-Agent': userAgent, 'X-Forwarded-For': '203.0.113.7, nobody' } },
      });
    const [firefox, safari] = [as('Firefox of a test'), as('Safari of a test')];
    const { data } = await firefox.auth.signInWithPassword({ email, password });
    expect((await firefox.rpc('contract_browsers')).data).toContain('Firefox of a test');
    await safari.auth.refreshSession(data.session!);
    const kept = (await safari.rpc('contract_browsers')).data;
    expect(kept).toContain('Safari of a test');
    expect(kept).not.toContain('Firefox of a test');
  });

  it('lets the owner of the database end sessions, and delete a person with all that is theirs', async () => {
    const { db, email, session } = await signedIn();
    expect((await db.rpc('contract_end_sessions')).error).toBeNull();
    expect((await client().auth.refreshSession(session!)).error).toMatchObject({
      code: 'refresh_token_not_found',
    });
    await db.auth.signInWithPassword({ email, password });
    expect((await db.rpc('contract_leave')).error).toBeNull();
    expect((await client().auth.signInWithPassword({ email, password })).error).toMatchObject({
      code: 'invalid_credentials',
    });
  });

  it('keeps a banned person out, also with a session from before', async () => {
    const { db, id, email } = await signedIn();
    expect((await service.auth.admin.updateUserById(id, { ban_duration: '24h' })).error).toBeNull();
    const entry = await client().auth.signInWithPassword({ email, password });
    expect(entry.error).toMatchObject({ code: 'user_banned' });
    expect((await db.auth.refreshSession()).error).not.toBeNull();
    await service.auth.admin.updateUserById(id, { ban_duration: 'none' });
    expect((await client().auth.signInWithPassword({ email, password })).error).toBeNull();
  });

  it('refuses a token that was not signed here', async () => {
    const { id } = await signedIn();
    const claims = { sub: id, role: 'service_role', aud: 'authenticated' };
    for (const secret of [
      project.anonKey,
      project.serviceKey,
      'super-secret-jwt-token-with-at-least-32-characters-long',
    ]) {
      const forged = await new SignJWT(claims)
        .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
        .setExpirationTime('1h')
        .sign(new TextEncoder().encode(secret));
      const headers = { apikey: project.anonKey, authorization: `Bearer ${forged}` };
      const answer = await fetch(`${project.url}/rest/v1/contract_books?select=*`, { headers });
      expect(answer.status).toBe(401);
    }
    const none = `${btoa('{"alg":"none"}')}.${btoa(JSON.stringify(claims))}.`.replaceAll('=', '');
    const headers = { apikey: project.anonKey, authorization: `Bearer ${none}` };
    expect((await fetch(`${project.url}/rest/v1/contract_books`, { headers })).status).toBe(401);
  });

  it('asks for a key', async () => {
    expect((await fetch(`${project.url}/rest/v1/contract_shelves`)).status).toBe(401);
    const headers = { apikey: 'sb_publishable_not_one_of_ours' };
    expect((await fetch(`${project.url}/rest/v1/contract_shelves`, { headers })).status).toBe(401);
  });
});

describe('sessions in cookies', () => {
  function browser() {
    const jar = new Map<string, string>();
    const headers: Record<string, string>[] = [];
    const open = () =>
      createServerClient(project.url, project.anonKey, {
        cookies: {
          getAll: () => [...jar].map(([name, value]) => ({ name, value })),
          setAll(cookies, more) {
            headers.push(more);
            for (const { name, value } of cookies)
              if (value === '') jar.delete(name);
              else jar.set(name, value);
          },
        },
      });
    return { jar, headers, open };
  }

  it('carries a session from request to request, and out', async () => {
    const { email, id } = await signedIn();
    const { jar, headers, open } = browser();
    expect((await open().auth.signInWithPassword({ email, password })).error).toBeNull();
    expect(jar.size).toBeGreaterThan(0);
    expect(headers.at(-1)!['Cache-Control']).toMatch(/no-store/);
    expect((await open().auth.getClaims()).data!.claims.sub).toBe(id);
    await open().auth.signOut();
    expect(jar.size).toBe(0);
    expect((await open().auth.getClaims()).data).toBeNull();
  });
});
