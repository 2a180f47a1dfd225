import { describe, expect, it } from 'vitest';
import { client, password, project, service, signedIn, someEmail } from './support/project.ts';

describe('auth.admin', () => {
  it('makes, finds, changes and removes people', async () => {
    const email = someEmail();
    const made = await service.auth.admin.createUser({
      email: email.toUpperCase(),
      password,
      email_confirm: true,
      user_metadata: { name: 'Amara' },
      app_metadata: { source: 'import' },
    });
    expect(made.error).toBeNull();
    const { id } = made.data.user!;
    expect(made.data.user).toMatchObject({
      email,
      user_metadata: { name: 'Amara' },
      app_metadata: { source: 'import' },
    });

    const changed = await service.auth.admin.updateUserById(id, {
      user_metadata: { name: 'Amara A.' },
    });
    expect(changed.data.user!.user_metadata['name']).toBe('Amara A.');
    const listed = await service.auth.admin.listUsers({ page: 1, perPage: 1000 });
    expect(listed.data.users.map((user) => user.id)).toContain(id);

    expect((await service.auth.admin.deleteUser(id)).error).toBeNull();
    expect((await service.auth.admin.getUserById(id)).error).toMatchObject({ status: 404 });
    expect((await service.from('contract_people').select().eq('user_id', id)).data).toEqual([]);
  });

  it('refuses a second account for an address', async () => {
    const { email } = await signedIn();
    const again = await service.auth.admin.createUser({ email, password });
    expect(again.error).toMatchObject({ code: 'email_exists', status: 422 });
  });

  it('makes links that verifyOtp takes', async () => {
    const { email, id } = await signedIn();
    for (const type of ['magiclink', 'recovery'] as const) {
      const { data, error } = await service.auth.admin.generateLink({ type, email });
      expect(error).toBeNull();
      const { hashed_token: tokenHash, verification_type: verification } = data.properties!;
      const entered = await client().auth.verifyOtp({
        token_hash: tokenHash,
        type: verification as 'recovery',
      });
      expect(entered.data.user!.id).toBe(id);
    }
  });

  it('takes the six digits as well as the link', async () => {
    const { email, id } = await signedIn();
    const { data } = await service.auth.admin.generateLink({ type: 'magiclink', email });
    const entered = await client().auth.verifyOtp({
      email,
      token: data.properties!.email_otp,
      type: 'email',
    });
    expect(entered.data.user!.id).toBe(id);
  });

  it('is closed to the publishable key, also with a person behind it', async () => {
    const { db, id } = await signedIn();
    expect((await client().auth.admin.listUsers()).error).not.toBeNull();
    expect((await db.auth.admin.listUsers()).error).not.toBeNull();
    expect((await db.auth.admin.deleteUser(id)).error).not.toBeNull();
    expect((await client().auth.admin.inviteUserByEmail(someEmail())).error).not.toBeNull();
    const headers = { apikey: project.anonKey, authorization: `Bearer ${project.anonKey}` };
    const answer = await fetch(`${project.url}/auth/v1/admin/users`, { headers });
    expect([401, 403]).toContain(answer.status);
  });
});
