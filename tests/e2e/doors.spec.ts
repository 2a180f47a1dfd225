import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { APIRequestContext, Page } from '@playwright/test';
import { expect, linkInMail, signIn, test } from '../support/journey.ts';
import { fitsTheSmallestPhone, hasNoObstacles } from '../support/sight.ts';

const SECRET = 'a long walk by the river';
const here = () => new URL(process.env['CAMPUS_URL'] ?? '').origin;

/** Somebody whose tries are nobody else's, confirmed. */
async function newPerson(name: string): Promise<string> {
  const email = `${name}-${Date.now()}@campus.example`;
  const made = await fetch(`${process.env['CAMPUS_SUPABASE_URL']}/auth/v1/admin/users`, {
    method: 'POST',
    headers: {
      apikey: process.env['CAMPUS_SERVICE_KEY'] ?? '',
      'content-type': 'application/json',
    },
    body: JSON.stringify({ email, password: SECRET, email_confirm: true }),
  });
  expect(made.status).toBe(200);
  return email;
}

/** Sends a form as a script would. */
const send = (request: APIRequestContext, page: string, action: string, form: object) =>
  request.post(`${page}?_action=people.${action}`, {
    headers: { origin: here() },
    form: form as Record<string, string>,
    maxRedirects: 0,
  });

async function guess(request: APIRequestContext, email: string, times: number): Promise<number[]> {
  const statuses: number[] = [];
  for (let n = 0; n < times; n += 1) {
    const form = { email, password: `a wrong password, number ${n}` };
    statuses.push((await send(request, '/sign-in', 'signIn', form)).status());
  }
  return statuses;
}

async function fillIn(page: Page, email: string, password: string): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password').fill(password);
}

test('whoever guesses waits, is told how long, and can have a link instead', async ({
  as,
  request,
  complaints,
}) => {
  const email = await newPerson('noor');
  expect(await guess(request, email, 5)).toEqual([400, 400, 400, 400, 400]);

  const page = await as('visitor', { javaScriptEnabled: false });
  await fillIn(page, email, SECRET);
  const [response] = await Promise.all([
    page.waitForResponse((answer) => answer.request().method() === 'POST'),
    page.getByRole('button', { name: 'Sign in' }).click(),
  ]);
  expect(response.status()).toBe(429);
  const seconds = Number(response.headers()['retry-after']);
  expect(seconds).toBeGreaterThan(60);
  expect(seconds).toBeLessThanOrEqual(120);
  await expect(page.getByRole('alert')).toContainText('Too many tries. Try again in 2 minutes.');
  await expect(page.getByLabel('E-mail address')).toHaveValue(email);
  await expect(page.getByLabel('Password')).toHaveValue('');

  await page.getByRole('link', { name: 'have a link sent to you' }).click();
  await page.getByLabel('E-mail address').fill(email);
  await page.getByRole('button', { name: 'Send me a link' }).click();
  await page.goto(await linkInMail(email));
  await page.getByRole('main').getByRole('button').click();
  await page.getByLabel('New password').fill('another walk by the sea');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.waitForURL('**/dashboard');
  complaints.length = 0; // the refusal is answered with its own status
});

test('on a device of their own somebody signs in while others guess', async ({
  as,
  request,
  complaints,
}) => {
  const email = await newPerson('oona');
  const phone = await as('visitor');
  await signIn(phone, email, SECRET);
  const cookies = await phone.context().cookies();
  expect(cookies.find(({ name }) => name === 'device')).toMatchObject({
    httpOnly: true,
    sameSite: 'Lax',
  });
  await phone.context().clearCookies({ name: /auth-token/ });

  expect((await guess(request, email, 7)).slice(-2)).toEqual([429, 429]);
  await signIn(phone, email, SECRET);
  await expect(phone).toHaveURL(/dashboard/);
  complaints.length = 0;
});

test('guesses past the app end too, and keep nobody from coming through it', async ({ as }) => {
  const email = await newPerson('rafi');
  const direct = async (password: string) => {
    const address = `${process.env['CAMPUS_SUPABASE_URL']}/auth/v1/token?grant_type=password`;
    const headers = { apikey: process.env['CAMPUS_ANON_KEY'] ?? '' };
    const body = JSON.stringify({ email, password });
    return (await fetch(address, { method: 'POST', headers, body })).status;
  };
  const statuses = [];
  for (let n = 0; n < 11; n += 1) statuses.push(await direct(`a wrong password, number ${n}`));
  expect(statuses.slice(-2)).toEqual([400, 429]);
  expect(await direct(SECRET)).toBe(429);
  await signIn(await as('visitor'), email, SECRET);
});

test('whoever was the first to sign up with somebody else’s address has no password to it', async ({
  as,
  complaints,
}) => {
  const email = `sol-${Date.now()}@campus.example`;
  const begin = async (page: Page, password: string) => {
    await page.goto('/sign-up');
    await page.getByLabel('Display name').fill('Sol');
    await page.getByLabel('E-mail address').fill(email);
    await page.getByLabel('Password').fill(password);
    await page.getByLabel('I have read').check();
    await page.getByRole('button', { name: 'Make my account' }).click();
    await page.waitForURL('**/check-your-mail**');
  };
  const thief = await as('visitor');
  await begin(thief, 'what only a thief would take');
  const page = await as('visitor', { javaScriptEnabled: false });
  await begin(page, SECRET);
  await page.goto(await linkInMail(email));
  await page.getByRole('button', { name: 'Confirm and sign in' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Choose your password');
  await page.getByLabel('Password').fill(SECRET);
  await page.getByRole('button', { name: 'Save' }).click();
  await page.waitForURL('**/dashboard');

  await fillIn(thief, email, 'what only a thief would take');
  await thief.getByRole('button', { name: 'Sign in' }).click();
  await expect(thief.getByRole('alert')).toContainText('do not belong together');
  complaints.length = 0;
});

test('mails to one address end after a few, in the same words whether or not it is known', async ({
  as,
  request,
  complaints,
}) => {
  const known = await newPerson('pia');
  const asked = async (email: string) => {
    const answers = [];
    for (let n = 0; n < 5; n += 1)
      answers.push(await send(request, '/forgot-password', 'sendRecovery', { email }));
    return answers.map((answer) => [answer.status(), answer.headers()['retry-after'] ?? null]);
  };
  const told = await asked(known);
  expect(told.map(([status]) => status)).toEqual([303, 303, 303, 303, 429]);
  expect(Number(told[4]![1])).toBeGreaterThan(840);
  const stranger = await asked(`nobody-${Date.now()}@campus.example`);
  expect(stranger.map(([status]) => status)).toEqual([303, 303, 303, 303, 429]);

  const page = await as('visitor');
  await page.goto('/forgot-password');
  await page.getByLabel('E-mail address').fill(known);
  await page.getByRole('button', { name: 'Send me a link' }).click();
  await expect(page.getByRole('alert')).toContainText('Try again in 15 minutes.');
  await expect(page.getByRole('alert')).toContainText('open the newest one');
  await hasNoObstacles(page);
  await fitsTheSmallestPhone(page);
  complaints.length = 0;
});

test('a password that is tried first is refused in words, and the list stays here', async ({
  as,
  complaints,
}) => {
  const page = await as('visitor', { javaScriptEnabled: false });
  await page.goto('/sign-up');
  await page.getByLabel('Display name').fill('Quinn Quartermaine');
  await page.getByLabel('E-mail address').fill('quinn@campus.example');
  await page.getByLabel('I have read').check();
  await page.getByLabel('Password').fill('passwordpassword');
  await page.getByRole('button', { name: 'Make my account' }).click();
  await expect(page.getByText('This is one of the passwords that are tried first.')).toBeVisible();
  await expect(page.getByLabel('Display name')).toHaveValue('Quinn Quartermaine');
  await page.getByLabel('Password').fill('quartermaine 2027');
  await page.getByRole('button', { name: 'Make my account' }).click();
  await expect(page.getByRole('alert')).toContainText('little more than your name');
  complaints.length = 0;

  const sent = path.join(process.env['CAMPUS_BUILD'] ?? 'dist', 'client');
  const scripts = readdirSync(sent, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.js'),
  );
  expect(scripts.length).toBeGreaterThan(0);
  for (const file of scripts)
    expect(readFileSync(path.join(sent, file), 'utf8')).not.toContain('trustno1');
});
