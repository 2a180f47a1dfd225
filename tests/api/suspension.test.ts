import { createClient } from '@supabase/supabase-js';
import { expect, test } from 'vitest';

// What only real tokens show: they outlive a suspension by up to an hour, and count for nothing from its moment on.

const {
  CLIENT_SUPABASE_URL: url = '',
  CLIENT_ANON_KEY: key = '',
  CLIENT_PASSWORD: password = '',
} = process.env;

async function signIn(who: string) {
  const auth = { persistSession: false, autoRefreshToken: false };
  const db = createClient(url, key, { auth });
  const { data, error } = await db.auth.signInWithPassword({
    email: `${who}@campus.example`,
    password,
  });
  if (error) throw error;
  return { db, id: data.user.id };
}

test('a token of before is nobody’s, at once and also after the suspension; a new one is hers again', async () => {
  const [femi, petra, other] = [await signIn('femi'), await signIn('petra'), await signIn('petra')];
  expect((await petra.db.rpc('viewer')).data).toMatchObject({ name: 'Petra' });

  await femi.db.rpc('suspend', { person: petra.id, reason: 'a test' });
  for (const { db } of [petra, other]) {
    expect((await db.rpc('viewer')).data).toBeNull();
    expect((await db.from('applications').select()).data).toEqual([]);
    expect((await db.from('lesson_progress').select()).data).toEqual([]);
    expect((await db.rpc('enroll_in_cohort', { cohort_id: 3 })).error?.code).toBe('C4034');
    expect((await db.auth.refreshSession()).error).not.toBeNull();
  }
  // Auth was not told here, and lets her in: to a campus that does not know her.
  const anew = await signIn('petra');
  expect((await anew.db.rpc('viewer')).data).toBeNull();

  await femi.db.rpc('restore', { person: petra.id });
  expect((await petra.db.rpc('viewer')).data).toBeNull();
  expect((await (await signIn('petra')).db.rpc('viewer')).data).toMatchObject({ name: 'Petra' });
});

test('a session that was signed out is nobody’s, though its token is good for an hour', async () => {
  const [one, other] = [await signIn('olu'), await signIn('olu')];
  const { data } = await one.db.auth.getSession();
  await one.db.auth.signOut({ scope: 'local' });
  const kept = createClient(url, key, {
    global: { headers: { authorization: `Bearer ${data.session!.access_token}` } },
  });
  expect((await kept.rpc('viewer')).data).toBeNull();
  expect((await other.db.rpc('viewer')).data).toMatchObject({ name: 'Olu' });
});
