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

/** Adds a photo, and answers the address it is shown from. */
async function addPhoto(page: Page, lesson: string, alt: string): Promise<string> {
  await page.goto(lesson);
  await choose(page, 'IMG_2041.JPG', await photo());
  await words(page).fill(alt);
  await add(page);
  const line = rowOf(page, alt).getByLabel('Its line in the text');
  await expect(line).toHaveValue(/^!\[.*\]\(\/pictures\/[0-9a-f-]{36}#1067x1600\)$/);
  return /\/pictures\/[0-9a-f-]+/.exec(await line.inputValue())![0];
}

test.describe('a picture', () => {
  test('is made small and upright, and seen by those who may read its lesson', async ({ as }) => {
    const dana = await as('dana', { javaScriptEnabled: false });
    const open = await addPhoto(dana, OPEN, 'A map of wells');
    await expect(dana.getByText('The picture is there.')).toBeVisible();
    await expect(rowOf(dana, 'A map of wells').getByText('Not in the text')).toBeVisible();
    const locked = await addPhoto(dana, LOCKED, 'A tidy table');

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

    const etag = shown.headers()['etag']!;
    const again = await amara.request.get(open, { headers: { 'if-none-match': etag } });
    expect(again.status()).toBe(304);

    const status = async (who: Parameters<typeof as>[0], path: string) => {
      const response = await (
        await as(who)
      ).request.get(path, { headers: { 'if-none-match': etag } });
      expect(response.headers()['cache-control']).not.toContain('immutable');
      return response.status();
    };
    expect((await amara.request.get(locked)).status()).toBe(404);
    // Everybody else: tests/sql/pictures.test.ts
    for (const who of ['ben', 'esi', 'visitor'] as const)
      expect(await status(who, open), who).toBe(404);
    expect((await (await as('gift')).request.get(open)).status()).toBe(200);
  });

  test('is deleted after being asked twice, without leaving the page', async ({ as }) => {
    const dana = await as('dana');
    const path = await addPhoto(dana, OPEN, 'A chart of rents');
    const row = rowOf(dana, 'A chart of rents');
    await expect(row.locator('img')).toHaveJSProperty('naturalWidth', 1067);
    await row.getByText('Delete…').click();
    await expect(row).toContainText('does not show this picture');
    await row.getByRole('button', { name: 'Delete the picture' }).click();
    await expect(dana.getByRole('status')).toHaveText('The picture is deleted.');
    await expect(row).toHaveCount(0);
    expect((await dana.request.get(path)).status()).toBe(404);
  });

  for (const javaScriptEnabled of [true, false])
    test(`is none because its name says so (${javaScriptEnabled ? 'with' : 'without'} script)`, async ({
      as,
      complaints,
    }) => {
      const dana = await as('dana', { javaScriptEnabled });
      await dana.goto(OPEN);
      await choose(dana, 'harmless.png', Buffer.from('<script>alert(document.cookie)</script>'));
      await words(dana).fill('A trap');
      await add(dana);
      await expect(dana.getByRole('alert')).toContainText('This is not a picture we can read.');
      await expect(words(dana)).toHaveValue('A trap');
      await expect(rowOf(dana, 'A trap')).toHaveCount(0);
      complaints.length = 0; // refusals are answered with their own status
    });
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

  test('a picture has to be chosen again, and its words stay', async ({ as, complaints }) => {
    const dana = await as('dana');
    await dana.goto(OPEN);
    await choose(dana, 'wells.png', await photo());
    await words(dana).fill('Wells in the north');
    await dana.context().clearCookies();
    await add(dana);
    await expect(dana.getByRole('heading', { level: 1 })).toHaveText('You are signed out');
    await expect(dana.getByText('Please choose “wells.png” again.')).toBeVisible();
    await expect(dana.getByLabel('Alt')).toHaveValue('Wells in the north');
    complaints.length = 0;
  });

  test('a schedule is kept, too', async ({ as, complaints }) => {
    const dana = await as('dana');
    await dana.goto('/teach/cohorts/1/schedule');
    const days = dana.locator('input[type=date]');
    const filled = await days.evaluateAll((all) =>
      all.map((day) => (day as HTMLInputElement).value),
    );
    await dana.context().clearCookies();
    await dana.getByRole('button', { name: 'Save the schedule' }).click();
    await expect(dana.getByText('What you filled in is kept on this page.')).toBeVisible();
    const kept = await dana
      .locator('main input[type=hidden]')
      .evaluateAll((all) => all.map((field) => (field as HTMLInputElement).value));
    for (const day of filled) expect(kept).toContain(day);
    await hasNoObstacles(dana);
    await fitsTheSmallestPhone(dana);
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

  test('follows the typing, pictures included, and does nothing that is typed', async ({ as }) => {
    const dana = await as('dana');
    await addPhoto(dana, OPEN, 'Seven dry wells');
    await dana.goto(EDIT);
    await expect(dana.getByRole('button', { name: 'Preview' })).toBeHidden();
    await dana.getByLabel('Text', { exact: true }).fill(trap);
    await expect(sheet(dana).getByRole('heading', { name: 'Wells' })).toBeVisible();
    await expect(sheet(dana)).toContainText('<img src=x onerror=alert(1)>');
    await expect(sheet(dana).getByRole('link')).toHaveCount(0);
    await rowOf(dana, 'Seven dry wells')
      .getByRole('button', { name: 'Put it into the text' })
      .click();
    const shown = sheet(dana).getByRole('img', { name: 'Seven dry wells' });
    await expect(shown).toHaveJSProperty('naturalWidth', 1067);
    await hasNoObstacles(dana);
    await fitsTheSmallestPhone(dana);
  });

  test('is shown by a button without a script, and what was typed stays', async ({ as }) => {
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
  });

  test('is for those who teach, and for no page elsewhere', async ({ as }) => {
    const [dana, amara] = [await as('dana'), await as('amara')];
    const { origin: here } = new URL(dana.url());
    const ask = (page: Page, origin = here) =>
      page.request.post('/api/preview', {
        form: { text_content: '*hello*' },
        headers: { origin },
      });
    expect((await (await ask(dana)).text()).trim()).toContain('<em>hello</em>');
    expect((await ask(amara)).status()).toBe(404);
    expect((await ask(dana, 'https://elsewhere.example')).status()).toBe(403);
  });
});
