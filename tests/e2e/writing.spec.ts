import type { Page } from '@playwright/test';
import { expect, test } from '../support/journey.ts';

const lessons = (page: Page, module: string) =>
  page.getByRole('list', { name: `Lessons of ${module}` }).getByRole('link');
const row = (page: Page, lesson: string) =>
  page
    .getByRole('listitem')
    .filter({ has: page.getByRole('link', { name: lesson, exact: true }) })
    .last();
const text = (page: Page) => page.getByLabel('Text', { exact: true });

/** At the end: of the course, or of its last module. */
async function add(page: Page, what: 'module' | 'lesson', name: string) {
  await page.getByLabel(`New ${what}`).last().fill(name);
  await page
    .getByRole('button', { name: `Add a ${what}` })
    .last()
    .click();
  await expect(page.getByText(`“${name}” is added.`)).toBeVisible();
}

async function save(page: Page) {
  await page.getByRole('button', { name: 'Save', exact: true }).click();
}

test('a course is written without a script; of two who save, the second is shown the difference', async ({
  as,
  complaints,
}) => {
  const esi = await as('esi', { javaScriptEnabled: false });
  await esi.goto('/teach/courses');
  await esi.getByRole('link', { name: /New course|Write a course/ }).click();
  await esi.getByLabel('What is it called?').fill('Maps for walkers');
  await esi.getByRole('button', { name: 'Make a draft' }).click();
  const home = new URL(esi.url()).pathname;
  await add(esi, 'module', 'Reading');
  await add(esi, 'lesson', 'Signs');
  await add(esi, 'lesson', 'Scale');
  await add(esi, 'module', 'Drawing');

  const lesson = await test.step('a lesson, with a slip', async () => {
    await lessons(esi, 'Reading').filter({ hasText: 'Signs' }).click();
    await text(esi).fill('# Signs\n\nA cross is a church.');
    await esi.getByLabel('Video on YouTube').fill('https://example.org/film');
    await esi.getByLabel('Address of link 3').fill('openstreetmap.org');
    await save(esi);
    await expect(esi.getByText('This is not the address of a video on YouTube.')).toBeVisible();
    await expect(text(esi)).toHaveValue('# Signs\n\nA cross is a church.');
    await expect(esi.getByLabel('Address of link 3')).toHaveValue('openstreetmap.org');
    await esi.getByLabel('Video on YouTube').fill('youtu.be/20SHvU2PKsM');
    await save(esi);
    await expect(esi.getByText('Saved.')).toBeVisible();
    await expect(esi.getByLabel('Address of link 1')).toHaveValue('https://openstreetmap.org');
    await expect(esi.getByText('Last written by Esi')).toBeVisible();
    return new URL(esi.url()).pathname;
  });

  await test.step('two at once', async () => {
    const femi = await as('femi');
    await femi.goto(lesson);
    await text(femi).fill('A cross is a summit.');
    await save(femi);
    await expect(femi.getByText('Saved.')).toBeVisible();
    await text(femi).fill('A cross is a grave.');
    await femi.goto(home);

    await text(esi).fill('A cross is a chapel.');
    await save(esi);
    await expect(esi.getByRole('alert')).toContainText('This was saved elsewhere');
    await expect(
      esi.getByText(/Femi saved the other while you were writing here, .*\d{4}/),
    ).toBeVisible();
    await expect(esi.locator('del')).toContainText('summit');
    await expect(esi.locator('ins')).toContainText('chapel');
    await expect(text(esi)).toHaveValue('A cross is a chapel.');
    await esi.getByRole('button', { name: 'Save mine over theirs' }).first().click();
    await expect(esi.getByText('Saved.')).toBeVisible();

    // What Femi left behind was typed over a version that has gone by.
    await femi.goto(lesson);
    await femi.getByRole('button', { name: 'Bring them back' }).click();
    await expect(text(femi)).toBeFocused();
    await save(femi);
    await expect(femi.locator('del')).toContainText('chapel');
    await expect(femi.locator('ins')).toContainText('grave');
    await femi.getByRole('link', { name: 'Take theirs, drop mine' }).click();
    await expect(text(femi)).toHaveValue('A cross is a chapel.');

    // A browser that comes back puts what was typed into the form again, but not over what is new to the writer.
    await text(esi).fill('A cross is a mill.');
    await esi.getByRole('link', { name: 'See it as students do' }).click();
    await text(femi).fill('A cross is a tower.');
    await save(femi);
    await expect(femi.getByText('Saved.')).toBeVisible();
    await esi.goBack();
    await expect(text(esi)).toHaveValue('A cross is a tower.');
  });

  await test.step('the order', async () => {
    await esi.goto(home);
    await esi.getByRole('button', { name: 'Move “Scale” up' }).click();
    await expect(lessons(esi, 'Reading')).toHaveText(['Scale', 'Signs']);
    await esi.getByRole('button', { name: 'Move “Signs” down, into “Drawing”' }).click();
    await expect(lessons(esi, 'Drawing')).toHaveText(['Signs']);
    await esi.getByRole('button', { name: 'Move “Drawing” up' }).click();
    await expect(esi.getByRole('heading', { level: 2 }).first()).toHaveText('Drawing');
  });

  await test.step('publishing', async () => {
    const visitor = await as('visitor');
    const status = async () => (await visitor.goto('/courses/maps-for-walkers'))?.status();
    await esi.getByRole('link', { name: 'Publish', exact: true }).click();
    await expect(esi.getByText('1 lesson has neither text nor video: “Scale”.')).toBeVisible();
    await expect(esi.getByText('the titles of 2 modules, 2 lessons')).toBeVisible();
    expect(await status()).toBe(404);
    await esi.getByRole('button', { name: 'Publish this course' }).click();
    await expect(esi.getByText('The course is published.')).toBeVisible();
    expect(await status()).toBe(200);
    await expect(visitor.getByRole('main')).toContainText('Signs');
    await esi.getByRole('link', { name: 'Back to draft' }).click();
    await expect(esi.getByText('Nobody takes it at present.')).toBeVisible();
    await esi.getByRole('button', { name: 'Take it back to draft' }).click();
    expect(await status()).toBe(404);
  });

  await test.step('a course of somebody else is not there', async () => {
    const theirs = '/teach/courses/1';
    const wrong = ['/teach/courses/x', '/teach/courses/999999', lesson.replace(home, theirs)];
    const pages = [theirs, `${theirs}/details`, `${theirs}/publish`, `${theirs}/lessons/2`];
    for (const path of [...pages, ...wrong])
      expect((await esi.request.get(path)).status(), path).toBe(404);
  });
  complaints.length = 0; // the browser reports each refusal (400, 404, 409) as an error
});

test('an outline is put in order without leaving it, and nothing is lost when that fails', async ({
  as,
  complaints,
}) => {
  // What is dragged and where it goes are in sight together.
  const dana = await as('dana', { viewport: { width: 1280, height: 1800 } });
  const open = async () => {
    await dana.goto('/teach/courses');
    await dana.getByRole('link', { name: 'Open data for your neighbourhood' }).click();
  };

  await test.step('a lesson that would close to a cohort moves only after that was said', async () => {
    await open();
    const down = { name: 'Move “Reading before trusting” down, into “Make it usable”' };
    await dana.getByRole('button', down).press('Enter');
    const notice = dana.getByRole('alert').filter({ hasText: 'would close' });
    await expect(notice).toContainText('“Reading before trusting” would close.');
    await expect(notice).toBeFocused();
    await expect(lessons(dana, 'Find it')).toHaveCount(3);
    await dana.keyboard.press('Tab');
    await dana.keyboard.press('Enter'); // Move it anyway
    await expect(lessons(dana, 'Make it usable').first()).toHaveText('Reading before trusting');
    await dana.getByRole('button', { name: 'Move “Reading before trusting” up' }).click();
    await expect(lessons(dana, 'Find it').last()).toHaveText('Reading before trusting');
  });

  await dana.getByText('Copy this course…').click();
  await dana.getByLabel('Name of the copy').fill('Open data, shuffled');
  await test.step('a second click while the page is on its way sends nothing', async () => {
    const sent: string[] = [];
    await dana.route(/copyCourse/, async (route) => {
      sent.push(route.request().url());
      await new Promise((done) => setTimeout(done, 400));
      await route.continue();
    });
    await dana.getByRole('button', { name: 'Copy' }).evaluate((button: HTMLElement) => {
      button.click();
      setTimeout(() => button.click(), 100);
    });
    await expect(dana.getByRole('heading', { level: 1 })).toHaveText('Open data, shuffled');
    expect(sent).toHaveLength(1);
  });

  await test.step('by dragging and by keys', async () => {
    const grip = row(dana, 'Where to look').locator('[data-grip]');
    await dana.getByLabel('New lesson of Find it').fill('Half a name');
    await grip.dragTo(row(dana, 'Tidy tables'), { targetPosition: { x: 80, y: 2 } });
    const after = ['Where to look', 'Tidy tables', 'Places on a map', 'Dates, zones and units'];
    await expect(lessons(dana, 'Make it usable')).toHaveText(after);
    await expect(
      dana.getByRole('status').filter({ hasText: 'The order is saved.' }),
    ).toBeAttached();
    await expect(dana.getByLabel('New lesson of Find it')).toHaveValue('Half a name');
    await dana.reload();
    await expect(lessons(dana, 'Make it usable')).toHaveText(after);

    await dana.getByRole('button', { name: 'Move “Tidy tables” up' }).press('Enter');
    await expect(lessons(dana, 'Make it usable').first()).toHaveText('Tidy tables');
    await expect(
      dana.getByRole('button', { name: 'Move “Tidy tables” up, into “Find it”' }),
    ).toBeFocused();
  });

  await test.step('when the line breaks, and when the session has ended', async () => {
    const grip = row(dana, 'Where to look').locator('[data-grip]');
    await dana.route('**/teach/courses/**', (route) => route.abort());
    await grip.dragTo(row(dana, 'Dates, zones and units'), { targetPosition: { x: 80, y: 30 } });
    await expect(dana.getByRole('alert')).toContainText('The order could not be saved');
    await expect(lessons(dana, 'Make it usable').nth(1)).toHaveText('Where to look');
    await dana.unroute('**/teach/courses/**');
    await dana.context().clearCookies();
    await dana.getByRole('button', { name: 'Move “Tidy tables” down' }).click();
    await expect(dana.getByRole('heading', { level: 1 })).toHaveText('You are signed out');
  });
  complaints.length = 0; // the browser reports what is refused, and the request that was broken off
});
