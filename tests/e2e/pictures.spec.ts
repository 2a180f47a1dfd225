import type { Page } from '@playwright/test';
import sharp from 'sharp';
import { expect, signIn, test } from '../support/journey.ts';
import { fitsTheSmallestPhone, hasNoObstacles } from '../support/sight.ts';
import { PEOPLE } from '../../scripts/demo/people.ts';

/** "Where to look" is open to Spring, "Tidy tables" not yet. */
const OPEN = '/teach/lessons/2/pictures';
const LOCKED = '/teach/lessons/4/pictures';

/** A photo from a phone: large, lying on its side, and telling where it was taken. */
const photo = () =>
  sharp({ create: { width: 3000, height: 2000, channels: 3, background: 'seagreen' } })
    .composite([{ input: { text: { text: `Wells ${Math.random()}`, dpi: 600 } } }])
    .withExif({ IFD3: { GPSLatitude: '52/1 30/1 0/1' } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();

const choose = (page: Page, name: string, buffer: Buffer) =>
  page
    .getByLabel('Picture', { exact: true })
    .setInputFiles({ name, mimeType: 'image/png', buffer });
const words = (page: Page) => page.getByLabel('What it shows, in words');
const add = (page: Page) => page.getByRole('button', { name: 'Add the picture' }).click();
const rowOf = (page: Page, alt: string) => page.getByRole('listitem').filter({ hasText: alt });

/** Adds a photo on the page that is open, and answers the address it is shown from. */
async function addPhoto(page: Page, alt: string): Promise<string> {
  await choose(page, 'IMG_2041.JPG', await photo());
  await words(page).fill(alt);
  await add(page);
  const line = rowOf(page, alt).getByLabel('Its line in the text');
  await expect(line).toHaveValue(/^!\[.*\]\(\/pictures\/[0-9a-f-]{36}#1067x1600\)$/);
  return /\/pictures\/[0-9a-f-]+/.exec(await line.inputValue())![0];
}

/** A script that calls itself a picture is refused, and its words stay. */
async function addTrap(page: Page) {
  await choose(page, 'harmless.png', Buffer.from('<script>alert(document.cookie)</script>'));
  await words(page).fill('A trap');
  await add(page);
  await expect(page.getByRole('alert')).toContainText('This is not a picture we can read.');
  await expect(words(page)).toHaveValue('A trap');
  await expect(rowOf(page, 'A trap')).toHaveCount(0);
}

test('a picture is made small and upright, and seen by those who may read its lesson', async ({
  as,
  complaints,
}) => {
  const dana = await as('dana', { javaScriptEnabled: false });
  await dana.goto(OPEN);
  await addTrap(dana);
  const open = await addPhoto(dana, 'A map of wells');
  await expect(dana.getByText('The picture is there.')).toBeVisible();
  await expect(rowOf(dana, 'A map of wells').getByText('Not in the text')).toBeVisible();
  await dana.goto(LOCKED);
  const locked = await addPhoto(dana, 'A tidy table');

  const amara = await as('amara');
  const shown = await amara.request.get(open);
  expect(shown.headers()).toMatchObject({
    'content-type': 'image/webp',
    'cache-control': 'private, max-age=31536000, immutable',
    'content-security-policy': "default-src 'none'",
    'x-content-type-options': 'nosniff',
  });
  const kept = await sharp(await shown.body()).metadata();
  expect(kept).toMatchObject({ format: 'webp', width: 1067, height: 1600 });
  expect(kept.exif).toBeUndefined();
  await amara.goto('/lessons/3');
  const chart = amara.getByRole('img', { name: /trees by the year/ });
  await chart.scrollIntoViewIfNeeded();
  await expect(chart).toHaveJSProperty('naturalWidth', 1200);
  await fitsTheSmallestPhone(amara);

  // Who may see which: tests/sql/pictures.test.ts
  const etag = shown.headers()['etag']!;
  const known = { headers: { 'if-none-match': etag } };
  expect((await amara.request.get(open, known)).status()).toBe(304);
  expect((await amara.request.get(locked)).status()).toBe(404);

  // What her browser keeps is not for the next who sits there.
  const seen = () => amara.evaluate(async (path) => (await fetch(path)).status, open);
  expect([await seen(), await seen()]).toEqual([200, 200]);
  await amara.context().clearCookies();
  expect(await seen()).toBe(404);
  const refused = await amara.request.get(open, known);
  expect(refused.status()).toBe(404);
  expect(refused.headers()['cache-control']).not.toContain('immutable');
  complaints.length = 0; // refusals are answered with their own status
});

test.describe('when the session ends while somebody types', () => {
  test('the words stay, and are sent again after signing in, without a script', async ({
    as,
    complaints,
  }) => {
    const kofi = await as('kofi', { javaScriptEnabled: false });
    await kofi.goto('/lessons/2');
    const thought = 'An hour of thinking, with "quotes" & <b>signs</b>.\n\nAnd a second line.';
    await kofi.getByLabel('Your question, or what you found out').fill(thought);
    await kofi.context().clearCookies();
    await kofi.getByRole('button', { name: 'Post', exact: true }).click();
    await expect(kofi.getByRole('heading', { level: 1 })).toHaveText('You are signed out');
    await expect(kofi.getByLabel('Content')).toHaveValue(thought);

    const opened = kofi.context().waitForEvent('page');
    await kofi.getByRole('main').getByRole('link', { name: 'Sign in' }).click();
    await (await opened).waitForURL('**/sign-in');
    await signIn(await opened, PEOPLE.kofi.email);
    await kofi.getByRole('button', { name: 'Send it again' }).click();
    await expect(kofi.getByText('Your post is there.')).toBeVisible();
    const posted = kofi.getByRole('paragraph').filter({ hasText: 'An hour of thinking' });
    await expect(posted).toHaveText('An hour of thinking, with "quotes" & <b>signs</b>.');
    complaints.length = 0; // 401 is reported as an error
  });

  test('a schedule is kept, too, and a picture has to be chosen again', async ({
    as,
    complaints,
  }) => {
    const dana = await as('dana');
    const schedule = await dana.context().newPage();
    await schedule.goto('/teach/cohorts/1/schedule');
    const filled = await schedule
      .locator('input[type=date]')
      .evaluateAll((all) => all.map((day) => (day as HTMLInputElement).value));
    await dana.goto(OPEN);
    await choose(dana, 'wells.png', Buffer.from('no matter'));
    await words(dana).fill('Wells in the north');
    await dana.context().clearCookies();

    await add(dana);
    await expect(dana.getByRole('heading', { level: 1 })).toHaveText('You are signed out');
    await expect(dana.getByText('Please choose “wells.png” again.')).toBeVisible();
    await expect(dana.getByLabel('Alt')).toHaveValue('Wells in the north');

    await schedule.getByRole('button', { name: 'Save the schedule' }).click();
    await expect(schedule.getByText('What you filled in is kept on this page.')).toBeVisible();
    const kept = await schedule
      .locator('main input[type=hidden]')
      .evaluateAll((all) => all.map((field) => (field as HTMLInputElement).value));
    for (const day of filled) expect(kept).toContain(day);
    await hasNoObstacles(schedule);
    await fitsTheSmallestPhone(schedule);
    complaints.length = 0;
  });
});

test.describe('what is typed and not posted', () => {
  const question = (page: Page) => page.getByLabel('Your question, or what you found out');
  const offer = (page: Page) =>
    page.getByText(/You have words here that were not saved, from \d\d:\d\d/);

  test('is offered when its author comes back, in this tab and in another', async ({ as }) => {
    const ines = await as('ines');
    await ines.goto('/lessons/2');
    await question(ines).pressSequentially('Half a thought');
    await ines.goto('/dashboard');
    await ines.goto('/lessons/2');
    await expect(offer(ines)).toBeVisible();
    await expect(question(ines)).toHaveValue('');

    const second = await ines.context().newPage();
    await second.goto('/lessons/2');
    await second.getByRole('button', { name: 'Bring them back' }).click();
    await expect(question(second)).toHaveValue('Half a thought');
    await question(second).fill('A whole thought');
    await second.getByRole('button', { name: 'Post', exact: true }).click();
    await expect(second.getByText('Your post is there.')).toBeVisible();
    await second.reload();
    await expect(offer(second)).toHaveCount(0);
    await ines.getByRole('button', { name: 'Throw them away' }).click();
    await ines.reload();
    await expect(offer(ines)).toHaveCount(0);
  });

  test('does not stay behind on a machine that several use', async ({ as }) => {
    const jonas = await as('jonas');
    await jonas.goto('/lessons/2');
    await question(jonas).pressSequentially('Between us');
    await expect.poll(() => jonas.evaluate(() => localStorage.length)).toBe(1);
    await jonas.getByText('Jonas', { exact: true }).first().click();
    await jonas.getByRole('button', { name: 'Sign out' }).click();
    await expect(jonas.getByText('You are signed out.')).toBeVisible();
    expect(await jonas.evaluate(() => localStorage.length)).toBe(0);
  });
});

test.describe('what students will see', () => {
  const EDIT = '/teach/courses/1/lessons/2';
  const sheet = (page: Page) => page.getByRole('region', { name: 'Preview' });
  const trap = '# Wells\n\n<img src=x onerror=alert(1)> [here](javascript:alert(1))';

  test('follows the typing and the pictures, which come and go without leaving the page', async ({
    as,
    complaints,
  }) => {
    const dana = await as('dana');
    await dana.goto(EDIT);
    await expect(dana.getByRole('button', { name: 'Preview' })).toBeHidden();
    const text = dana.getByLabel('Text', { exact: true });
    await text.fill(trap);
    await expect(sheet(dana).getByRole('heading', { name: 'Wells' })).toBeVisible();
    await expect(sheet(dana)).toContainText('<img src=x onerror=alert(1)>');
    await expect(sheet(dana).getByRole('link')).toHaveCount(0);

    await addTrap(dana);
    await expect(dana.getByLabel('Picture', { exact: true })).toBeFocused();
    const path = await addPhoto(dana, 'Seven dry wells');
    const row = rowOf(dana, 'Seven dry wells');
    await expect(row.getByRole('button', { name: 'Put it into the text' })).toBeFocused();
    await dana.keyboard.press('Enter');
    const shown = sheet(dana).getByRole('img', { name: 'Seven dry wells' });
    await expect(shown).toHaveJSProperty('naturalWidth', 1067);
    await expect(text).toHaveValue(/<img src=x/);
    await hasNoObstacles(dana);
    await fitsTheSmallestPhone(dana);

    await words(dana).fill('The next one');
    await row.getByText('Delete…').click();
    await expect(row).toContainText('as it was saved, does not show this picture');
    await row.getByRole('button', { name: 'Delete the picture' }).click();
    await expect(dana.getByText('The picture is deleted.')).toBeFocused();
    await expect(row).toHaveCount(0);
    await expect(words(dana)).toHaveValue('The next one');
    await expect(text).toHaveValue(/<img src=x/);
    expect((await dana.request.get(path)).status()).toBe(404);
    complaints.length = 0; // refusals are answered with their own status
  });

  test('is shown by a button without a script, to those who teach, and what was typed stays', async ({
    as,
  }) => {
    const dana = await as('dana', { javaScriptEnabled: false });
    await dana.goto(EDIT);
    await dana.getByLabel('Text', { exact: true }).fill(trap);
    await dana.getByLabel('Address of link 1').fill('example.org/wells');
    await dana.getByRole('button', { name: 'Preview' }).click();
    await expect(sheet(dana).getByRole('heading', { name: 'Wells' })).toBeVisible();
    await expect(sheet(dana).getByRole('link', { name: 'example.org' })).toBeVisible();
    await expect(dana.getByLabel('Text', { exact: true })).toHaveValue(trap);
    await dana.reload();
    await expect(dana.getByLabel('Text', { exact: true })).toHaveValue(trap);

    const { origin: here } = new URL(dana.url());
    const ask = (page: Page, origin = here) =>
      page.request.post('/api/preview', {
        form: { text_content: '*hello*' },
        headers: { origin },
      });
    expect((await (await ask(dana)).text()).trim()).toContain('<em>hello</em>');
    expect((await ask(await as('amara'))).status()).toBe(404);
    expect((await ask(dana, 'https://elsewhere.example')).status()).toBe(403);
  });
});
