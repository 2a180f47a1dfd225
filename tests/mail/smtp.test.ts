import { rmSync } from 'node:fs';
import path from 'node:path';
import { createClient } from '@supabase/supabase-js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startLocalStack, type Stack } from '../../scripts/support/local-stack.ts';
import { temporaryFolder } from '../../scripts/support/test-cluster.ts';
import { freePort } from '../../supabase/local/ports.ts';
import { openSmtp } from '../../supabase/local/smtp.ts';
import { login, startExim, type Exim } from './exim.ts';
import { readMail } from './read-mail.ts';

// npm run test:mail: the campus's letters through a mail server that others wrote.

const siteUrl = 'http://127.0.0.1:4321';
const from = 'C4C Campus <campus@campus.example>';
const password = 'correct horse battery';
const folder = temporaryFolder('mail');
let exim: Exim;
let stack: Stack;

/** Where Exim listens; its certificate is its own, which nobody has signed. */
const addressOf = (protocol: string, port: number, secret = login.password) =>
  `${protocol}://${login.user}:${encodeURIComponent(secret)}@127.0.0.1:${port}?tls.rejectUnauthorized=false`;

beforeAll(async () => {
  exim = await startExim();
  stack = await startLocalStack({
    folder,
    siteUrl,
    disposable: true,
    workdir: path.resolve('tests/stack/fixture'),
    env: {
      CAMPUS_API_PORT: String(await freePort()),
      CAMPUS_SMTP_URL: addressOf('smtp', exim.port),
      CAMPUS_MAIL_FROM: from,
    },
  });
});
afterAll(async () => {
  await stack?.stop();
  await exim?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const client = (key = stack.anonKey) =>
  createClient(stack.supabaseUrl, key, {
    auth: { persistSession: false, autoRefreshToken: false },
  });
const letterTo = async (email: string) => readMail((await exim.mailsTo(email)).at(-1)!);

test('a letter arrives whole: whom it is from, when, and what it says in HTML and in plain text', async () => {
  const email = 'amara@campus.example';
  const answer = await client().auth.signUp({ email, password });
  expect(answer.error).toBeNull();
  const { headers, text, html } = await letterTo(email);
  expect(headers).toMatchObject({
    from,
    to: email,
    subject: 'Confirm your address for C4C Campus',
    'auto-submitted': 'auto-generated',
    'mime-version': '1.0',
  });
  expect(headers['message-id']).toMatch(/^<[^@]+@campus\.example>$/);
  expect(Math.abs(Date.parse(headers['date']!) - Date.now())).toBeLessThan(60_000);
  expect(headers['content-type']).toMatch(/^multipart\/alternative/);
  expect(html).toContain('<h2>Welcome to C4C Campus</h2>');
  expect(text).toMatch(/^Welcome to C4C Campus\n\n.*amara@campus\.example/);
});

test('the link of the plain letter works, once', async () => {
  const { text } = await letterTo('amara@campus.example');
  const link = new URL(/http:\S+/.exec(text)![0]);
  const token_hash = link.searchParams.get('token_hash')!;
  expect((await client().auth.verifyOtp({ token_hash, type: 'signup' })).error).toBeNull();
  expect((await client().auth.verifyOtp({ token_hash, type: 'signup' })).error).not.toBeNull();
  expect(
    (await client().auth.signInWithPassword({ email: 'amara@campus.example', password })).error,
  ).toBeNull();
});

test('every other letter arrives, too: invitation, new password, sign-in link, change of address to both', async () => {
  const email = 'ben@campus.example';
  const admin = client(stack.serviceKey).auth.admin;
  expect((await admin.inviteUserByEmail(email)).error).toBeNull();
  expect((await letterTo(email)).headers['subject']).toBe('You are invited to C4C Campus');

  const amara = client();
  await amara.auth.signInWithPassword({ email: 'amara@campus.example', password });
  expect((await amara.auth.resetPasswordForEmail('amara@campus.example')).error).toBeNull();
  expect((await amara.auth.updateUser({ email: 'amara.new@campus.example' })).error).toBeNull();
  const subject = 'Confirm the change of your address';
  expect((await letterTo('amara.new@campus.example')).headers['subject']).toBe(subject);
  expect((await amara.auth.signInWithOtp({ email: 'amara@campus.example' })).error).toBeNull();
  const subjects = async () =>
    (await exim.mailsTo('amara@campus.example')).map((mail) => readMail(mail).headers['subject']);
  await expect
    .poll(async () => (await subjects()).toSorted())
    .toEqual([
      'A new password for C4C Campus',
      subject,
      'Confirm your address for C4C Campus',
      'Sign in to C4C Campus',
    ]);
});

test('letters travel by STARTTLS and with a password, and over smtps', async () => {
  expect(exim.log()).toMatch(/<= campus@campus\.example .* P=esmtpsa X=TLS.* A=plain:campus/);
  const smtps = openSmtp({
    CAMPUS_SMTP_URL: addressOf('smtps', exim.securePort),
    CAMPUS_MAIL_FROM: from,
  })!;
  expect(await smtps.trouble()).toBeNull();
  await smtps.post({
    to: 'chidi@campus.example',
    subject: 'Hello',
    html: '<p>Zażółć gęślą jaźń.</p>',
  });
  smtps.close();
  const letter = await letterTo('chidi@campus.example');
  expect([letter.text, letter.html]).toEqual(['Zażółć gęślą jaźń.', '<p>Zażółć gęślą jaźń.</p>']);
});

test('a wrong password, a certificate that nobody signed and an address that is refused are failures', async () => {
  const send = async (address: string, to: string) => {
    const smtp = openSmtp({ CAMPUS_SMTP_URL: address, CAMPUS_MAIL_FROM: from })!;
    const outcome = await smtp.post({ to, subject: 'Hello', html: '<p>Hello.</p>' }).then(
      () => 'sent',
      (error: { code: string; responseCode?: number }) => error.responseCode ?? error.code,
    );
    smtp.close();
    return outcome;
  };
  const good = addressOf('smtp', exim.port);
  expect(await send(good, 'dana@campus.example')).toBe('sent');
  expect(await send(addressOf('smtp', exim.port, 'wrong'), 'dana@campus.example')).toBe(535);
  expect(await send(good.replace(/\?.*/, ''), 'dana@campus.example')).toBe('ESOCKET');
  expect(await send(good, 'nobody@campus.example')).toBe(550);
  expect(await send(good, 'later@campus.example')).toBe(451);
  expect(exim.log().match(/rejected RCPT <later@/g)).toHaveLength(2);
});

test('a letter that the server refuses is an answer of Auth, not a broken one', async () => {
  const answer = await client(stack.serviceKey).auth.admin.inviteUserByEmail(
    'nobody@campus.example',
  );
  expect(answer.error).toMatchObject({ status: 500, message: 'Error sending invite email' });
});
