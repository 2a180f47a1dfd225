import type { Page } from '@playwright/test';
import { expect, linkInMail, signIn, test } from '../support/journey.ts';

const newAddress = (name: string) => `${name}-${Date.now()}@campus.example`;
const SECRET = 'a long walk by the river';

async function signUp(page: Page, email: string): Promise<void> {
  await page.getByLabel('Display name').fill('Zola');
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password').fill(SECRET);
  await page.getByLabel(/I have read/).check();
  await page.getByRole('button', { name: 'Make my account' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/mail/i);
}

test('a visitor signs up on the way to a seat, confirms the address, and is led back', async ({
  as,
}) => {
  const page = await as('visitor');
  const email = newAddress('zola');
  await page.goto('/sign-up?next=/courses/websites-everyone-can-use');
  await signUp(page, email);

  await page.goto(await linkInMail(email));
  await page.getByRole('button', { name: /confirm/i }).click();
  await expect(page).toHaveURL(/\/courses\//);
  await page.goto('/dashboard');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});

test('a link in a mail works once, and a second try says so in words', async ({
  as,
  complaints,
}) => {
  const page = await as('visitor');
  const email = newAddress('yara');
  await page.goto('/sign-up');
  await signUp(page, email);
  const link = await linkInMail(email);
  await page.goto(link);
  await page.getByRole('button', { name: /confirm/i }).click();
  await page.waitForURL('**/dashboard');

  const again = await as('visitor');
  await again.goto(link);
  await again.getByRole('button', { name: /confirm/i }).click();
  await expect(again.getByRole('main')).toContainText('This link has been used already');
  await expect(again.getByRole('link', { name: 'Get a new link' })).toBeVisible();
  complaints.length = 0; // the refusal is answered with its own status
});

test('a forgotten password is replaced through a mail', async ({ as }) => {
  const page = await as('visitor');
  const email = newAddress('xolani');
  await page.goto('/sign-up');
  await signUp(page, email);
  await page.goto(await linkInMail(email));
  await page.getByRole('button', { name: /confirm/i }).click();
  await page.waitForURL('**/dashboard');

  const other = await as('visitor');
  await other.goto('/forgot-password');
  await other.getByLabel('E-mail address').fill(email);
  await other
    .getByRole('button')
    .filter({ hasText: /send|mail/i })
    .click();
  await other.goto(await linkInMail(email));
  await other.getByRole('main').getByRole('button').click();
  await other.getByLabel('New password').fill('another walk by the sea');
  await other.getByRole('button', { name: 'Save' }).click();
  await other.waitForURL((url) => url.pathname !== '/reset-password');

  const third = await as('visitor');
  await signIn(third, email, 'another walk by the sea');
  await expect(third).toHaveURL(/dashboard/);
});

test('bad input is told field by field, and what was typed stays', async ({ as, complaints }) => {
  const page = await as('visitor', { javaScriptEnabled: false });
  await page.goto('/sign-up');
  await page
    .locator('form')
    .filter({ hasText: 'Make my account' })
    .evaluate((form: HTMLFormElement) => {
      form.noValidate = true;
    });
  await page.getByLabel('Display name').fill('Wren');
  await page.getByLabel('E-mail address').fill('wren at home');
  await page.getByLabel('Password').fill('short');
  await page.getByRole('button', { name: 'Make my account' }).click();
  await expect(page.getByText('This is not a full e-mail address.')).toBeVisible();
  await expect(page.getByLabel('Display name')).toHaveValue('Wren');
  await expect(page.getByLabel('E-mail address')).toHaveValue('wren at home');
  complaints.length = 0; // the refusal is answered with its own status
});

test('a form from another place is refused, and a broken one is no breakdown', async ({
  request,
}) => {
  const elsewhere = await request.post('/sign-in?_action=people.signIn', {
    headers: { origin: 'https://elsewhere.example' },
    form: { email: 'amara@campus.example', password: 'x' },
  });
  expect(elsewhere.status()).toBe(403);
  const address = new URL(process.env['CAMPUS_URL'] ?? '').origin;
  for (const data of ['{"a":', '\u0000', '------x\r\nnothing']) {
    const broken = await request.post('/sign-in?_action=people.signIn', {
      headers: { origin: address, 'content-type': 'multipart/form-data; boundary=x' },
      data,
    });
    expect(broken.status()).toBeLessThan(500);
  }
});

test('a session that is not ours is forgotten, and its browser sees what visitors see', async ({
  as,
}) => {
  const page = await as('amara');
  const context = page.context();
  const cookie = (await context.cookies()).find(({ name }) => name.endsWith('-auth-token'))!;
  const session = JSON.parse(
    Buffer.from(cookie.value.replace('base64-', ''), 'base64url').toString(),
  ) as { access_token: string };
  const otherKey = `${session.access_token.slice(0, -8)}AAAAAAAA`;
  for (const access_token of [otherKey, 'a.b.c', 5]) {
    const forged = Buffer.from(JSON.stringify({ ...session, access_token })).toString('base64url');
    await context.addCookies([{ ...cookie, value: `base64-${forged}` }]);
    const response = await page.goto('/courses');
    expect(response?.status()).toBe(200);
    const left = (await context.cookies()).map(({ name }) => name);
    expect(left).not.toContain(cookie.name);
  }
});

test('pages of people are for nobody else to keep', async ({ as }) => {
  const page = await as('amara');
  const response = await page.goto('/dashboard');
  expect(response?.headers()['cache-control']).toBe('private, no-store');
  const policy = response?.headers()['content-security-policy'] ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(/script-src[^;]*/.exec(policy)?.[0]).not.toContain('unsafe-inline');
  const cookies = await page.context().cookies();
  const session = cookies.filter(({ name }) => name.includes('auth-token'));
  expect(session.length).toBeGreaterThan(0);
  for (const cookie of session) expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax' });
});
