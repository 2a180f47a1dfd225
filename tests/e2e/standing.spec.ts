import type { Page } from '@playwright/test';
import { PEOPLE } from '../../scripts/demo/people.ts';
import { expect, signIn, test } from '../support/journey.ts';
import { fitsTheSmallestPhone, hasNoObstacles } from '../support/sight.ts';

async function openPerson(page: Page, name: string): Promise<void> {
  await page.goto(`/admin/people?q=${name.toLowerCase()}@`);
  await page.getByRole('main').getByRole('link', { name, exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
}

test('who is suspended is out at once, wherever they are; restored, they find everything again', async ({
  as,
  complaints,
}) => {
  // Without a script: all of this is plain forms.
  const femi = await as('femi', { javaScriptEnabled: false });
  const reading = await as('petra');
  const writing = await as('petra');
  await reading.goto('/dashboard');
  await writing.goto('/courses/keeping-peoples-data-safe');
  const talking = await as('petra');

  await openPerson(femi, 'Petra');
  await femi.getByText('Suspend…').click();
  await expect(femi.getByText(/\d+ sessions end now/)).toBeVisible();
  await expect(femi.getByText('Petra is in 1 cohort')).toBeVisible();
  await femi.getByLabel('Reason', { exact: true }).fill('  ');
  await femi.getByRole('button', { name: 'Suspend Petra' }).click();
  await expect(femi.getByText('Please give a reason.')).toBeVisible();
  await femi.getByLabel('Reason', { exact: true }).fill('Rude to classmates');
  await femi.getByRole('button', { name: 'Suspend Petra' }).click();
  await expect(femi.getByText('The account is suspended.')).toBeVisible();
  await expect(femi.getByText('Rude to classmates').first()).toBeVisible();

  await reading.reload();
  await expect(reading).toHaveURL(/\/sign-in\?next=%2Fdashboard/);
  await expect(reading.getByText('Your session has ended.')).toBeVisible();
  expect((await reading.context().cookies()).filter(({ name }) => name.startsWith('sb-'))).toEqual(
    [],
  );
  // Nor does a page of their own cohort say that it is not there.
  await talking.goto('/cohorts/2/forum');
  await expect(talking.getByText('Your session has ended.')).toBeVisible();
  await writing.getByRole('button', { name: /seat/ }).first().click();
  await expect(writing.getByRole('heading', { level: 1 })).toHaveText('You are signed out');

  // Neither the right password nor a wrong one tells whether there is such an account.
  const answers: string[] = [];
  for (const [email, password] of [
    [PEOPLE.petra.email, 'the wrong one'],
    ['nobody@campus.example', 'the wrong one'],
  ] as const) {
    await reading.getByLabel('E-mail address').fill(email);
    await reading.getByLabel('Password').fill(password);
    await reading.getByRole('button', { name: 'Sign in' }).click();
    answers.push(await reading.getByRole('alert').innerText());
  }
  expect(answers[0]).toContain('the account may be suspended');
  expect(answers[1]).toBe(answers[0]);

  await femi.getByRole('button', { name: 'Restore Petra' }).click();
  await expect(femi.getByText('The account is restored.')).toBeVisible();
  await expect(femi.locator('#acts').getByRole('listitem').first()).toContainText('Let in again');
  await signIn(reading, PEOPLE.petra.email);
  await expect(reading.getByRole('heading', { level: 1 })).toContainText('Petra');
  complaints.length = 0; // refusals are answered with a status of their own
});

test('an application is approved from the queue, undone, and turned down with others', async ({
  as,
}) => {
  const femi = await as('femi', { javaScriptEnabled: false });
  const hana = femi.getByRole('listitem').filter({ hasText: 'hana@' });
  const queue = '/admin/people?status=pending&q=hana';
  await femi.goto('/admin');
  await femi.getByRole('link', { name: /applications? waits?/ }).click();
  await expect(femi.getByRole('heading', { level: 1 })).toHaveText('Applications');
  await femi.goto(queue);
  await hana.getByRole('button', { name: 'Approve' }).click();
  await expect(femi.getByText('1 application is approved.')).toBeVisible();
  await expect(hana).toHaveCount(0);

  await openPerson(femi, 'Hana');
  await femi.getByText('Undo…').click();
  await femi.getByRole('button', { name: 'Undo it' }).click();
  await expect(femi.getByText('It is as it was before.')).toBeVisible();

  await femi.goto(queue);
  await hana.getByRole('checkbox').check();
  await femi.getByText('Turn down those ticked…').click();
  await femi.getByLabel('Reason').fill('No place left');
  await femi.getByRole('button', { name: 'Turn them down' }).click();
  await expect(femi.getByText('1 application is turned down.')).toBeVisible();
  await openPerson(femi, 'Hana');
  await expect(femi.locator('#acts')).toContainText('No place left');
  await femi.getByRole('button', { name: 'Open again' }).click();
  await expect(femi.getByText('1 application is open again.')).toBeVisible();
});

test('the queue is readable for everybody, and asks for somebody to be ticked', async ({
  as,
  complaints,
}) => {
  const femi = await as('femi');
  await femi.goto('/admin/people?status=pending');
  await hasNoObstacles(femi);
  await fitsTheSmallestPhone(femi);
  await femi.getByRole('button', { name: 'Approve those ticked' }).click();
  await expect(femi.getByText('Please tick somebody first.')).toBeVisible();
  await femi.getByLabel('All on this page').check();
  for (const box of await femi.getByRole('checkbox', { name: /^Tick/ }).all()) {
    if (await box.isEnabled()) await expect(box).toBeChecked();
  }
  complaints.length = 0; // refusals are answered with a status of their own
});

test('nobody decides about themselves, and nobody else than admins about anybody', async ({
  as,
  complaints,
}) => {
  const femi = await as('femi');
  await openPerson(femi, 'Femi');
  await expect(femi.getByText('Nobody suspends their own account.')).toBeVisible();
  const own = new URL(femi.url()).pathname.split('/').at(-1) ?? '';
  const post = async (page: Page, path: string, form: Record<string, string>) => {
    const headers = { origin: new URL(page.url()).origin };
    return (await page.request.post(path, { headers, form })).status();
  };
  const suspend = '/account?_action=suspensions.begin';
  expect(await post(femi, suspend, { person: own, reason: 'x' })).toBe(403);
  const dana = await as('dana');
  expect(await post(dana, suspend, { person: own, reason: 'x' })).toBe(403);
  expect(await post(dana, '/api/admin/bans', { person: own })).toBe(404);
  expect(await post(femi, '/api/admin/bans', { person: 'x' })).toBe(400);
  complaints.length = 0; // the browser reports each refusal as an error
});
