import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { createClient } from '@supabase/supabase-js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startLocalStack, type Stack } from '../../scripts/support/local-stack.ts';
import { temporaryFolder } from '../../scripts/support/test-cluster.ts';
import { freePort } from '../../supabase/local/ports.ts';
import { password, someEmail } from './support/project.ts';

// A mail server that is away; only the local stack can be asked this. One that is there: npm run test:mail.

const folder = temporaryFolder('mail');
let stack: Stack;
const open = (key: string) =>
  createClient(stack.supabaseUrl, key, { auth: { persistSession: false } });

describe.skipIf(process.env['CONTRACT_MAILBOX_URL'] === undefined)(
  'a mail server that is away',
  () => {
    beforeAll(async () => {
      stack = await startLocalStack({
        folder,
        siteUrl: 'http://127.0.0.1:4321',
        disposable: true,
        workdir: path.resolve('tests/stack/fixture'),
        env: {
          CAMPUS_API_PORT: String(await freePort()),
          CAMPUS_SMTP_URL: `smtp://127.0.0.1:${await freePort()}`,
          CAMPUS_MAIL_FROM: 'campus@campus.example',
        },
      });
    });
    afterAll(async () => {
      await stack.stop();
      rmSync(folder, { recursive: true, force: true });
    });

    it('a stack that sends its mails has no mailbox to show', () => {
      expect(stack.mailboxUrl).toBe('');
    });

    it('a mail that cannot be sent is answered as a hosted Auth does, and leaves no half-made account', async () => {
      const email = someEmail();
      const answer = await open(stack.anonKey).auth.signUp({ email, password });
      expect(answer.error).toMatchObject({
        status: 500,
        message: 'Error sending confirmation email',
      });
      const { data } = await open(stack.serviceKey).auth.admin.listUsers();
      expect(data.users.map((user) => user.email)).not.toContain(email);
    });

    it('an invitation that cannot be sent says so, too', async () => {
      const answer = await open(stack.serviceKey).auth.admin.inviteUserByEmail(someEmail());
      expect(answer.error?.message).toBe('Error sending invite email');
    });

    it('the failure is in the log, the address is not', () => {
      const log = readFileSync(path.join(folder, 'supabase.log'), 'utf8');
      const lines = log.split('\n').filter((line) => line.includes('a mail was not sent'));
      expect(lines.length).toBeGreaterThanOrEqual(2);
      expect(JSON.parse(lines[0]!)).toMatchObject({ level: 'error', template: 'confirmation' });
      expect(log).not.toContain('@example.org');
    });

    it('a setting that makes no sense is a sentence', async () => {
      const start = async (env: NodeJS.ProcessEnv) =>
        startLocalStack({ folder: temporaryFolder('mail'), siteUrl: 'http://127.0.0.1:4321', env });
      await expect(start({ CAMPUS_SMTP_URL: 'mail.example:25' })).rejects.toThrow(
        'CAMPUS_SMTP_URL is no address',
      );
      await expect(
        start({ CAMPUS_SMTP_URL: 'smtp://127.0.0.1', CAMPUS_MAIL_FROM: '' }),
      ).rejects.toThrow('not whom mails come from');
    });
  },
);
