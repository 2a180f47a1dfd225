import { readFile } from 'node:fs/promises';
import { strFromU8, unzipSync } from 'fflate';
import type { Page } from '@playwright/test';
import { expect, linkInMail, signIn, test } from '../support/journey.ts';

const SECRET = 'a long walk by the river';
const NEW_SECRET = 'another walk by the sea';

/** Somebody new, through the pages, so that the people of the demonstration stay as they are. */
async function join(page: Page, name: string): Promise<string> {
  const email = `${name.toLowerCase()}-${Date.now()}@campus.example`;
  await page.goto('/sign-up');
  await page.getByLabel('Display name').fill(name);
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password').fill(SECRET);
  await page.getByLabel(/I have read/).check();
  await page.getByRole('button', { name: 'Make my account' }).click();
  await page.waitForURL('**/check-your-mail**');
  await page.goto(await linkInMail(email));
  await page.getByRole('button', { name: /confirm/i }).click();
  await page.waitForURL('**/dashboard');
  return email;
}

const confirmChange = async (page: Page, email: string) => {
  await page.goto(await linkInMail(email));
  await page.getByRole('button', { name: 'Yes, change it' }).click();
};

test('somebody changes name and language, password and address, and leaves', async ({
  as,
  complaints,
}) => {
  const page = await as('visitor');
  const email = await join(page, 'Odile');

  await page.goto('/account');
  await page.getByLabel('Display name').fill('Odile R.');
  await page.getByLabel('Time zone').selectOption('Europe/Paris');
  await page.getByLabel('Language of dates').selectOption('fr');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('status')).toContainText('Saved.');
  await page.goto('/courses');
  await expect(page.locator('time').first()).toContainText(
    /janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre/,
  );

  await page.goto('/privacy');
  await expect(page.locator('time').first()).toContainText('novembre');

  // Another browser, which the new password signs out.
  const other = await as('visitor');
  await signIn(other, email, SECRET);
  await page.goto('/account/security');
  await page.getByText('Choose a new password…').click();
  const password = page.locator('#new-password');
  await password.getByLabel('Your present password').fill('not this one');
  await password.getByLabel('New password').fill(NEW_SECRET);
  await page.getByRole('button', { name: 'Set the new password' }).click();
  await expect(page.getByRole('alert')).toContainText('This is not your present password.');
  await password.getByLabel('Your present password').fill(SECRET);
  await password.getByLabel('New password').fill(NEW_SECRET);
  await page.getByRole('button', { name: 'Set the new password' }).click();
  await expect(page.getByRole('status')).toContainText('Your new password is set');
  await other.goto('/account');
  await expect(other).toHaveURL(/sign-in/);

  const newEmail = `new-${email}`;
  await page.getByText('Change the address…').click();
  const address = page.locator('#address');
  await address.getByLabel('New address').fill(newEmail);
  await address.getByLabel('Your present password').fill(NEW_SECRET);
  await page.getByRole('button', { name: 'Send both mails', exact: true }).click();
  await expect(address).toContainText(`To ${newEmail}`);
  await confirmChange(page, newEmail);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('One address has agreed');
  await confirmChange(page, email);
  await expect(page.getByRole('status')).toContainText('Your address has changed.');
  await expect(page.locator('#address')).toContainText(newEmail);
  // The link has signed this browser in anew; what it had before is no place of its own.
  await expect(page.locator('#sessions').getByRole('listitem')).toHaveCount(1);

  await page.goto('/account/delete');
  await page.getByText('Delete my account…').click();
  await page.getByLabel('Write your address, to be sure').fill(newEmail);
  await page.getByLabel('Your present password').fill(NEW_SECRET);
  await page.getByRole('button', { name: 'Delete my account for good' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your account is deleted');
  await page.goto('/sign-in');
  await page.getByLabel('E-mail address').fill(newEmail);
  await page.getByLabel('Password').fill(NEW_SECRET);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('alert')).toContainText('do not belong together');
  complaints.length = 0; // refusals are answered with their own status
});

test('somebody ends the session of another browser, takes her data along, and calls a change off', async ({
  as,
}) => {
  const page = await as('visitor', { javaScriptEnabled: false });
  const email = await join(page, 'Paz');
  const phone = await as('visitor', {
    userAgent:
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1',
  });
  await signIn(phone, email, SECRET);

  await page.goto('/account/security');
  await page.getByRole('button', { name: 'Sign it out : Safari on iOS' }).click();
  await expect(page.getByRole('status')).toContainText('That session is signed out.');
  await expect(page.getByText('Safari on iOS')).toHaveCount(0);
  await phone.goto('/account');
  await expect(phone).toHaveURL(/sign-in/);

  await page.getByText('Change the address…').click();
  await page.getByLabel('New address').fill('amara@campus.example');
  await page.locator('#address').getByLabel('Your present password').fill(SECRET);
  await page.getByRole('button', { name: 'Send both mails', exact: true }).click();
  // Amara has it; the page does not tell.
  await expect(page.locator('#address')).toContainText('To amara@campus.example');
  await page.getByRole('button', { name: 'Keep the present address' }).click();
  await expect(page.locator('#address')).not.toContainText('amara@campus.example');

  await page.goto('/account/data');
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download my data' }).click();
  const files = unzipSync(await readFile(await (await download).path()));
  expect(Object.keys(files)).toEqual(
    expect.arrayContaining(['README.txt', 'csv/profile.csv', 'json/consents.json']),
  );
  expect(strFromU8(files['csv/profile.csv']!)).toContain(email);
  expect(JSON.parse(strFromU8(files['json/sessions.json']!))).toHaveLength(1);
});
