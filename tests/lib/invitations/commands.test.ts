import { describe, expect, it } from 'vitest';
import type { Db } from '../../../src/lib/db/client.ts';
import { sendInvitations } from '../../../src/lib/invitations/commands.ts';

const invitations = ['ada', 'ben', 'chi'].map((name, place) => ({
  id: place + 1,
  cohort_id: 7,
  email: `${name}@example.org`,
  name,
}));

/** Auth as it answers for each address, and a database that keeps which invitations were noted as mailed. */
function campus(errors: Record<string, { status: number; code: string }>) {
  const asked: unknown[] = [];
  const mailed: number[] = [];
  const service = {
    auth: {
      admin: {
        inviteUserByEmail: async (email: string, options: unknown) => {
          asked.push([email, options]);
          return { error: errors[email] ?? null };
        },
      },
    },
  } as unknown as Db;
  const db = {
    from: () => ({
      update: () => ({
        eq: async (_: string, id: number) => {
          mailed.push(id);
          return { data: null, error: null };
        },
      }),
    }),
  } as unknown as Db;
  return { asked, mailed, send: () => sendInvitations(db, service, invitations, 'https://c.test') };
}

describe('sending invitations', () => {
  it('leads each to its cohort, by name, and notes it', async () => {
    const { asked, mailed, send } = campus({});
    expect(await send()).toEqual({ sent: 3, known: 0, failed: [], paused: false });
    expect(mailed).toEqual([1, 2, 3]);
    expect(asked[0]).toEqual([
      'ada@example.org',
      { redirectTo: 'https://c.test/cohorts/7', data: { name: 'ada' } },
    ]);
  });

  it('goes on after an address that cannot be reached, and leaves it for later', async () => {
    const { mailed, send } = campus({ 'ada@example.org': { status: 500, code: 'unexpected' } });
    expect(await send()).toMatchObject({ sent: 2, failed: ['ada@example.org'] });
    expect(mailed).toEqual([2, 3]);
  });

  it('only notes an address that has an account meanwhile', async () => {
    const { mailed, send } = campus({ 'ben@example.org': { status: 422, code: 'email_exists' } });
    expect(await send()).toMatchObject({ sent: 2, known: 1, failed: [] });
    expect(mailed).toEqual([1, 2, 3]);
  });

  it('stops when the mail service asks for a pause', async () => {
    const { asked, mailed, send } = campus({
      'ben@example.org': { status: 429, code: 'over_email_send_rate_limit' },
    });
    expect(await send()).toMatchObject({ sent: 1, paused: true });
    expect(asked).toHaveLength(2);
    expect(mailed).toEqual([1]);
  });
});
