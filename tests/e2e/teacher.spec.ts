import type { Page } from '@playwright/test';
import { expect, hydrated, test } from '../support/journey.ts';

/** Opens one of the pages of a cohort that this teacher has. */
async function openCohort(page: Page, cohort: string, door: 'Roster' | 'Schedule' | 'Talk') {
  await page.goto('/teach');
  const card = page
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { name: cohort }) });
  await card.getByRole('link', { name: door }).click();
  await expect(page.getByRole('heading', { level: 1, name: cohort })).toBeVisible();
}

const students = (page: Page) => page.getByRole('rowheader');
const search = (page: Page) => page.getByRole('searchbox', { name: 'Search by name or address' });

test.describe('the roster', () => {
  test('finds a student by part of the address while the teacher types', async ({ as }) => {
    const dana = await as('dana');
    await openCohort(dana, 'Spring', 'Roster');
    await hydrated(dana);
    expect(await students(dana).count()).toBeGreaterThan(5);
    await search(dana).pressSequentially('mateo@');
    await expect(students(dana)).toHaveText(['Mateo']);
    await expect(dana.getByText('1 found for “mateo@”').first()).toBeVisible();
    await expect(dana).toHaveURL(/search=mateo/);

    await dana.reload();
    await expect(search(dana)).toHaveValue('mateo@');
    await expect(students(dana)).toHaveText(['Mateo']);
    await hydrated(dana);
    await search(dana).clear();
    await expect(students(dana).filter({ hasText: 'Amara' })).toBeVisible();
  });

  test('is sorted by the head of a column, with the keyboard alone', async ({ as }) => {
    const dana = await as('dana');
    await openCohort(dana, 'Spring', 'Roster');
    await hydrated(dana);
    const name = dana.getByRole('columnheader', { name: 'Name' });
    await expect(name).toHaveAttribute('aria-sort', 'ascending');
    await name.getByRole('link').press('Enter');
    await expect(name).toHaveAttribute('aria-sort', 'descending');
    await expect(students(dana).last()).toHaveText('Amara');

    const progress = dana.getByRole('columnheader', { name: 'Lessons done' });
    await progress.getByRole('link').press('Enter');
    await expect(progress).toHaveAttribute('aria-sort', 'descending');
    await expect(dana).toHaveURL(/sort=-completed_lessons/);
    await expect(dana.getByRole('row').filter({ hasText: 'Ines' })).toContainText('3 of 9');
  });

  test('says when it cannot be loaded, and tries again', async ({ as, complaints }) => {
    const dana = await as('dana');
    await openCohort(dana, 'Spring', 'Roster');
    await hydrated(dana);
    await dana.route('**/api/cohorts/**', (route) => route.abort());
    await search(dana).fill('lina');
    await expect(dana.getByRole('alert')).toContainText('could not be loaded');
    complaints.length = 0; // the browser reports the request that was broken off
    await dana.unroute('**/api/cohorts/**');
    await dana.getByRole('button', { name: 'Try again' }).click();
    await expect(students(dana)).toHaveText(['Lina']);
    await expect(dana.getByRole('alert')).toHaveCount(0);
  });

  test('does the same without a script', async ({ as }) => {
    const dana = await as('dana', { javaScriptEnabled: false });
    await openCohort(dana, 'Spring', 'Roster');
    await search(dana).fill('a');
    await dana.getByRole('button', { name: 'Search' }).click();
    await dana.getByRole('columnheader', { name: 'Name' }).getByRole('link').click();
    await expect(students(dana).last()).toHaveText('Amara');
    await expect(dana).toHaveURL(/search=a&sort=-name/);
    await search(dana).fill('zzz');
    await dana.getByRole('button', { name: 'Search' }).click();
    await expect(dana.getByText('Nobody found for “zzz”').first()).toBeVisible();
  });

  test('is narrowed to a status, together with a search', async ({ as }) => {
    const dana = await as('dana');
    await openCohort(dana, 'Spring', 'Roster');
    await hydrated(dana);
    const show = dana.getByRole('combobox', { name: 'Show' });
    await show.selectOption('Paused');
    await expect(students(dana)).toHaveText(['Gift']);
    await expect(dana.getByText('Paused: 1').first()).toBeVisible();
    await expect(dana).toHaveURL(/status=paused/);
    await search(dana).fill('zzz');
    await expect(dana.getByText('Paused: nobody found for “zzz”').first()).toBeVisible();

    await dana.goto(dana.url().replace(/\?.*/, '?status=dropped'));
    await expect(show).toHaveValue('dropped');
    await expect(students(dana)).toHaveText(['Ben']);
    await hydrated(dana);
    await show.selectOption('Everybody');
    await expect(students(dana).filter({ hasText: 'Amara' })).toBeVisible();
    await expect(dana).not.toHaveURL(/status/);

    const plain = await as('dana', { javaScriptEnabled: false });
    await openCohort(plain, 'Spring', 'Roster');
    await plain.getByRole('combobox', { name: 'Show' }).selectOption('Left');
    await plain.getByRole('button', { name: 'Search' }).click();
    await expect(students(plain)).toHaveText(['Ben']);
    await plain.getByRole('columnheader', { name: 'Name' }).getByRole('link').click();
    await expect(students(plain)).toHaveText(['Ben']);
  });

  test('heeds what was typed and chosen before its script was there', async ({ as }) => {
    const dana = await as('dana');
    const script = Promise.withResolvers<void>();
    await dana.route('**/Roster.*.js', async (route) => {
      await script.promise;
      await route.continue();
    });
    await openCohort(dana, 'Spring', 'Roster');
    await dana.getByRole('combobox', { name: 'Show' }).selectOption('Paused');
    await search(dana).fill('gif');
    expect(await students(dana).count()).toBeGreaterThan(5);
    script.resolve();
    await expect(students(dana)).toHaveText(['Gift']);
    await expect(dana.getByText('Paused: 1 found for “gif”').first()).toBeVisible();
    await expect(dana).toHaveURL(/search=gif&status=paused/);
  });

  test('shows who has left and who pauses', async ({ as }) => {
    const dana = await as('dana');
    await openCohort(dana, 'Spring', 'Roster');
    await expect(dana.getByRole('row').filter({ hasText: 'Ben' })).toContainText('left');
    await expect(dana.getByRole('row').filter({ hasText: 'Gift' })).toContainText('paused');
  });
});

test.describe('the schedule', () => {
  test('is set and moved, and never closes what is open without asking', async ({
    as,
    complaints,
  }) => {
    const esi = await as('esi', { javaScriptEnabled: false });
    await openCohort(esi, 'Pilot', 'Schedule');
    const module = esi.getByRole('main').getByRole('group').first();
    const opens = module.getByLabel('Opens on');
    const closes = module.getByLabel('Closed from');
    const save = esi.getByRole('button', { name: 'Save the schedule' });
    const day = await opens.inputValue();

    await closes.fill(day);
    await save.click();
    await expect(module.getByText('This must be after the day it opens.')).toBeVisible();
    await expect(closes).toHaveValue(day);

    const nextDay = new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
    await closes.fill(nextDay);
    await save.click();
    await expect(esi.getByRole('alert')).toContainText(
      'would close. 3 students have begun lessons',
    );
    await expect(closes).toHaveValue(nextDay);
    complaints.length = 0; // the browser reports the two refusals (400, 409) as errors

    await esi.getByRole('button', { name: 'Save anyway' }).click();
    await expect(esi.getByText('The schedule is saved.')).toBeVisible();
    await expect(closes).toHaveValue(nextDay);
    await expect(module.getByText('closed', { exact: true })).toBeVisible();

    await closes.fill('');
    await save.click();
    await expect(esi.getByText('The schedule is saved.')).toBeVisible();
    await expect(module.getByText('open', { exact: true })).toBeVisible();
  });
});

test('the talk leads to the lesson, in this cohort', async ({ as }) => {
  const dana = await as('dana');
  await openCohort(dana, 'Spring', 'Talk');
  await dana.getByRole('link', { name: 'What makes data open' }).first().click();
  await expect(dana).toHaveURL(/\/lessons\/\d+\?cohort=\d+/);
  await expect(dana.getByRole('heading', { level: 1 })).toHaveText('What makes data open');
});

test('a cohort of somebody else is not there', async ({ as, complaints }) => {
  const dana = await as('dana');
  await openCohort(dana, 'Spring', 'Roster');
  const roster = new URL(dana.url()).pathname;
  complaints.length = 0;

  const esi = await as('esi');
  for (const page of ['', '/schedule', '/talk']) {
    const response = await esi.goto(roster + page);
    expect(response?.status()).toBe(404);
  }
  const answer = await esi.request.get(roster.replace('/teach/', '/api/') + '/roster');
  expect(await answer.json()).toMatchObject({ students: [], matches: 0 });
  complaints.length = 0; // the browser reports each 404 as an error
});

test('somebody who teaches nothing is told so', async ({ as }) => {
  const amara = await as('amara');
  await amara.goto('/teach');
  await expect(amara.getByText('Nothing is taught by this account')).toBeVisible();
});

test.describe('the preview', () => {
  test('shows what is open on a day to come, without changing anything', async ({ as }) => {
    const dana = await as('dana', { javaScriptEnabled: false });
    await openCohort(dana, 'Spring', 'Schedule');
    await dana.getByRole('link', { name: 'Preview' }).click();
    const open = dana.getByRole('listitem').filter({ hasText: 'open', has: dana.locator('h3') });
    const now = await open.filter({ hasNotText: 'Opens' }).count();
    await expect(dana.getByText('Somebody in this cohort may open')).toBeVisible();

    const day = dana.getByLabel('Day');
    const later = new Date(Date.parse(await day.inputValue()) + 60 * 86_400_000);
    await day.fill(later.toISOString().slice(0, 10));
    await dana.getByRole('button', { name: 'Show' }).click();
    expect(await open.filter({ hasNotText: 'Opens' }).count()).toBeGreaterThan(now);
    await expect(day).toHaveValue(later.toISOString().slice(0, 10));
  });

  test('shows it as one student, from the roster', async ({ as }) => {
    const dana = await as('dana', { javaScriptEnabled: false });
    await openCohort(dana, 'Spring', 'Roster');
    await students(dana).getByRole('link', { name: 'Ben', exact: true }).click();
    await expect(dana.getByRole('heading', { name: 'What is open to Ben' })).toBeVisible();
    await expect(dana.getByText('Ben may open 0 of')).toBeVisible();
    await dana.getByRole('link', { name: 'Look as any student' }).click();
    await expect(dana.getByRole('heading', { name: 'What is open to students' })).toBeVisible();
  });

  test('makes the best of an address that makes no sense', async ({ as }) => {
    const dana = await as('dana');
    await openCohort(dana, 'Spring', 'Schedule');
    await dana.goto(`${dana.url().replace('schedule', 'preview')}?day=soon&time=99:99&student=me`);
    await expect(dana.getByRole('heading', { name: 'What is open to students' })).toBeVisible();
  });
});
