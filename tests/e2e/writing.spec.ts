import type { Page } from '@playwright/test';
import { expect, test } from '../support/journey.ts';

const lessons = (page: Page, module: string) =>
  page.getByRole('list', { name: `Lessons of ${module}` }).getByRole('link');
const row = (page: Page, lesson: string) =>
  page
    .getByRole('listitem')
    .filter({ has: page.getByRole('link', { name: lesson, exact: true }) })
    .last();

async function newCourse(page: Page, name: string): Promise<string> {
  await page.goto('/teach/courses');
  await page.getByRole('link', { name: /New course|Write a course/ }).click();
  await page.getByLabel('What is it called?').fill(name);
  await page.getByRole('button', { name: 'Make a draft' }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  return new URL(page.url()).pathname;
}

/** At the end: of the course, or of its last module. */
async function add(page: Page, what: 'module' | 'lesson', name: string) {
  await page.getByLabel(`New ${what}`).last().fill(name);
  await page
    .getByRole('button', { name: `Add a ${what}` })
    .last()
    .click();
  await expect(page.getByText(`“${name}” is added.`)).toBeVisible();
}

test('a course is written, put in order, published and taken back, without a script', async ({
  as,
  complaints,
}) => {
  const esi = await as('esi', { javaScriptEnabled: false });
  const home = await newCourse(esi, 'Maps for walkers');
  await add(esi, 'module', 'Reading');
  await add(esi, 'lesson', 'Signs');
  await add(esi, 'lesson', 'Scale');
  await add(esi, 'module', 'Drawing');

  await test.step('a lesson, with a slip', async () => {
    await lessons(esi, 'Reading').filter({ hasText: 'Signs' }).click();
    await esi.getByLabel('Text').fill('# Signs\n\nA cross is a church.');
    await esi.getByLabel('Video on YouTube').fill('https://example.org/film');
    await esi.getByLabel('Address of link 1').fill('openstreetmap.org');
    await esi.getByRole('button', { name: 'Save' }).click();
    await expect(esi.getByText('This is not the address of a video on YouTube.')).toBeVisible();
    await expect(esi.getByLabel('Text')).toHaveValue('# Signs\n\nA cross is a church.');
    complaints.length = 0; // the browser reports the refusal (400) as an error
    await esi.getByLabel('Video on YouTube').fill('youtu.be/20SHvU2PKsM');
    await esi.getByRole('button', { name: 'Save' }).click();
    await expect(esi.getByText('Saved.')).toBeVisible();
    await expect(esi.getByLabel('Address of link 1')).toHaveValue('https://openstreetmap.org');
    await expect(esi.getByText('Last written by Esi')).toBeVisible();
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
    await esi.getByRole('link', { name: 'Publish', exact: true }).click();
    await expect(esi.getByText('1 lesson has neither text nor video: “Scale”.')).toBeVisible();
    await expect(esi.getByText('the titles of 2 modules, 2 lessons')).toBeVisible();
    const visitor = await as('visitor');
    expect((await visitor.goto('/courses/maps-for-walkers'))?.status()).toBe(404);
    await esi.getByRole('button', { name: 'Publish this course' }).click();
    await expect(esi.getByText('The course is published.')).toBeVisible();
    await visitor.goto('/courses/maps-for-walkers');
    await expect(visitor.getByRole('main')).toContainText('Signs');
    await esi.getByRole('link', { name: 'Back to draft' }).click();
    await expect(esi.getByText('Nobody takes it at present.')).toBeVisible();
    await esi.getByRole('button', { name: 'Take it back to draft' }).click();
    expect((await visitor.reload())?.status()).toBe(404);
    complaints.length = 0; // the browser reports each 404 as an error
  });
});

test('the second of two who save is shown the difference, and decides', async ({
  as,
  complaints,
}) => {
  const esi = await as('esi', { javaScriptEnabled: false });
  await newCourse(esi, 'Maps at sea');
  await add(esi, 'module', 'Stars');
  await add(esi, 'lesson', 'North');
  await lessons(esi, 'Stars').first().click();
  const lesson = new URL(esi.url()).pathname;
  const femi = await as('femi');
  await femi.goto(lesson);
  await femi.getByLabel('Text').fill('The pole star is fixed.');
  await femi.getByRole('button', { name: 'Save' }).click();
  await expect(femi.getByText('Saved.')).toBeVisible();

  await esi.getByLabel('Text').fill('The pole star is bright.');
  await esi.getByRole('button', { name: 'Save' }).click();
  await expect(esi.getByRole('alert')).toContainText('Somebody else saved this');
  await expect(esi.getByText(/Femi saved .* while you were writing/)).toBeVisible();
  await expect(esi.locator('del')).toContainText('fixed');
  await expect(esi.locator('ins')).toContainText('bright');
  await expect(esi.getByLabel('Text')).toHaveValue('The pole star is bright.');
  await esi.getByRole('button', { name: 'Save mine over theirs' }).first().click();
  await expect(esi.getByText('Saved.')).toBeVisible();

  await femi.getByLabel('Text').fill('The pole star is far.');
  await femi.getByRole('button', { name: 'Save' }).click();
  await femi.getByRole('link', { name: 'Take theirs, drop mine' }).click();
  await expect(femi.getByLabel('Text')).toHaveValue('The pole star is bright.');
  complaints.length = 0; // the browser reports each conflict (409) as an error
});

test('a lesson is dragged to another place, and comes back when that fails', async ({
  as,
  complaints,
}) => {
  // What is dragged and where it goes are in sight together.
  const dana = await as('dana', { viewport: { width: 1280, height: 1800 } });
  await dana.goto('/teach/courses');
  await dana.getByRole('link', { name: 'Open data for your neighbourhood' }).click();
  await dana.getByText('Copy this course…').click();
  await dana.getByLabel('Name of the copy').fill('Open data, shuffled');
  await dana.getByRole('button', { name: 'Copy' }).click();
  await expect(dana.getByRole('heading', { level: 1 })).toHaveText('Open data, shuffled');

  const grip = row(dana, 'Where to look').locator('[data-grip]');
  await grip.dragTo(row(dana, 'Tidy tables'), { targetPosition: { x: 80, y: 2 } });
  const after = ['Where to look', 'Tidy tables', 'Places on a map', 'Dates, zones and units'];
  await expect(lessons(dana, 'Make it usable')).toHaveText(after);
  await expect(dana.getByRole('status').filter({ hasText: 'The order is saved.' })).toBeAttached();
  await dana.reload();
  await expect(lessons(dana, 'Make it usable')).toHaveText(after);

  await dana.getByRole('button', { name: 'Move “Tidy tables” up' }).press('Enter');
  await expect(lessons(dana, 'Make it usable').first()).toHaveText('Tidy tables');
  await expect(
    dana.getByRole('button', { name: 'Move “Tidy tables” up, into “Find it”' }),
  ).toBeFocused();

  await dana.route('**/teach/courses/**', (route) => route.abort());
  await grip.dragTo(row(dana, 'Dates, zones and units'), { targetPosition: { x: 80, y: 30 } });
  await expect(dana.getByRole('alert')).toContainText('The order could not be saved');
  await expect(lessons(dana, 'Make it usable').nth(1)).toHaveText('Where to look');
  complaints.length = 0; // the browser reports the request that was broken off
});

test('a lesson that would close to a cohort moves only after that was said', async ({
  as,
  complaints,
}) => {
  const dana = await as('dana', { javaScriptEnabled: false });
  await dana.goto('/teach/courses');
  await dana.getByRole('link', { name: 'Open data for your neighbourhood' }).click();
  const down = { name: 'Move “Reading before trusting” down, into “Make it usable”' };
  await dana.getByRole('button', down).click();
  const notice = dana.getByRole('alert').filter({ hasText: 'would close' });
  await expect(notice).toContainText('“Reading before trusting” would close.');
  await expect(lessons(dana, 'Find it')).toHaveCount(3);
  await dana.getByRole('button', { name: 'Move it anyway' }).click();
  await expect(lessons(dana, 'Make it usable').first()).toHaveText('Reading before trusting');
  await dana.getByRole('button', { name: 'Move “Reading before trusting” up' }).click();
  await expect(lessons(dana, 'Find it').last()).toHaveText('Reading before trusting');
  complaints.length = 0; // the browser reports the refusal (409) as an error
});

test('a course of somebody else is not there', async ({ as, complaints }) => {
  const dana = await as('dana');
  await dana.goto('/teach/courses');
  await dana.getByRole('link', { name: 'Open data for your neighbourhood' }).click();
  const home = new URL(dana.url()).pathname;
  await lessons(dana, 'Find it').first().click();
  const lesson = new URL(dana.url()).pathname;
  for (const who of ['esi', 'amara'] as const) {
    const page = await as(who);
    for (const path of [home, `${home}/details`, `${home}/publish`, lesson])
      expect((await page.goto(path))?.status(), `${who} ${path}`).toBe(404);
  }
  for (const path of [
    '/teach/courses/x',
    '/teach/courses/999999',
    lesson.replace(home, '/teach/courses/999999'),
  ])
    expect((await dana.goto(path))?.status(), path).toBe(404);
  complaints.length = 0; // the browser reports each 404 as an error
});
