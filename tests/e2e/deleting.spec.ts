import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, test } from '../support/journey.ts';

const main = (page: Page) => page.getByRole('main');
const choose = (page: Page, name: string, content: string | Buffer) =>
  page
    .getByLabel('Course file (Markdown)')
    .setInputFiles({ name, mimeType: 'text/markdown', buffer: Buffer.from(content) });
const openCourse = async (page: Page, name: string) => {
  await page.goto('/teach/courses');
  await main(page).getByRole('link', { name }).first().click();
};

test('a course is taken away as a file, comes back as a draft, is deleted and brought back', async ({
  as,
  complaints,
}) => {
  const dana = await as('dana', { javaScriptEnabled: false, acceptDownloads: true });
  await openCourse(dana, 'Open data for your neighbourhood');
  const [download] = await Promise.all([
    dana.waitForEvent('download'),
    main(dana).getByRole('link', { name: 'Download as a file' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('open-data-for-your-neighbourhood.md');
  const file = await readFile(await download.path(), 'utf8');
  expect(file).toContain('name: Tidy tables');

  await dana.goto('/teach/courses/import');
  await choose(dana, 'broken.md', file.replace('name: Tidy tables', 'titel: Tidy tables'));
  await dana.getByRole('button', { name: 'See what it would make' }).click();
  await expect(main(dana).getByText('“titel” means nothing here')).toBeVisible();
  complaints.length = 0; // the browser reports the refusal (400) as an error

  await choose(dana, 'copy.md', file.replace('name: Open data for', 'name: Fresh data for'));
  await dana.getByRole('button', { name: 'See what it would make' }).click();
  await expect(main(dana).getByText('a draft with 3 modules and 9 lessons')).toBeVisible();
  await dana.getByRole('button', { name: 'Make this course' }).click();
  await expect(dana.getByText('“Fresh data for your neighbourhood” is there')).toBeVisible();
  await expect(main(dana).getByText('Tidy tables')).toBeVisible();

  await dana.getByRole('link', { name: 'Delete this course' }).click();
  await expect(main(dana).getByText('9 lessons')).toBeVisible();
  const asked = new URL(dana.url());
  await dana.getByRole('button', { name: 'Delete this course' }).click();
  await expect(dana.getByText('it can be brought back')).toBeVisible();
  // A second click is told the same.
  const again = await dana.request.post(`${asked.href}?_action=deletions.delete`, {
    form: { kind: 'course', id: asked.pathname.split('/').at(-1)!, typed: '' },
    headers: { origin: asked.origin },
  });
  expect(again.url()).toBe(dana.url());
  const row = main(dana).getByRole('listitem').filter({ hasText: 'Fresh data' });
  await row.getByRole('button', { name: 'Bring back' }).click();
  await expect(dana.getByText('It is back')).toBeVisible();
  await expect(row.getByText('Back again')).toBeVisible();
  await openCourse(dana, 'Fresh data for your neighbourhood');
  await expect(main(dana).getByText('Tidy tables')).toBeVisible();
});

test('what students did is named in numbers, and asks for the name', async ({ as, complaints }) => {
  const dana = await as('dana', { javaScriptEnabled: false });
  await dana.goto('/teach/delete/lesson/1');
  await expect(main(dana).getByText(/students have (begun|finished) it/)).toBeVisible();
  await expect(main(dana).getByText(/posts? under lessons/)).toBeVisible();
  const typed = dana.getByLabel(/To delete it, write its name/);
  const button = dana.getByRole('button', { name: 'Delete this lesson' });
  await typed.fill('something else');
  await button.click();
  await expect(dana.getByRole('alert')).toContainText('That is not its name');
  await expect(typed).toHaveValue('something else');
  complaints.length = 0; // the browser reports the refusal (400) as an error

  await typed.fill('what makes data open');
  await button.click();
  await expect(dana.getByText('“What makes data open” is deleted.')).toBeVisible();
  const amara = await as('amara');
  expect((await amara.goto('/lessons/1'))?.status()).toBe(404);
  complaints.length = 0; // the browser reports the 404 as an error

  const row = main(dana).getByRole('listitem').filter({ hasText: 'What makes data open' });
  await row.getByRole('button', { name: 'Bring back' }).click();
  await expect(dana.getByText('It is back')).toBeVisible();
  await amara.goto('/lessons/1');
  await expect(amara.getByRole('heading', { level: 1 })).toHaveText('What makes data open');
});

test('is not for a neighbour, and not for a student', async ({ as, complaints }) => {
  const paths = [
    '/teach/delete/course/1',
    '/teach/delete/lesson/1',
    '/teach/delete/person/1',
    '/teach/delete/lesson/x',
    '/teach/courses/1/export.md',
  ];
  for (const who of ['esi', 'amara'] as const) {
    const page = await as(who);
    for (const path of paths) expect((await page.goto(path))?.status(), path).toBe(404);
  }
  const amara = await as('amara');
  for (const path of ['/teach/courses/deleted', '/teach/courses/import']) {
    expect((await amara.goto(path))?.status(), path).toBe(404);
  }
  complaints.length = 0; // the browser reports each 404 as an error
});

test('a file that is none is refused in a sentence', async ({ as, complaints }) => {
  const esi = await as('esi', { javaScriptEnabled: false });
  await esi.goto('/teach/courses/import');
  for (const [content, says] of [
    [Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2]), 'This is not a text file.'],
    [Buffer.from('caf\u00e9', 'latin1'), 'not UTF-8'],
    [Buffer.from('# Bees\n'), 'A course file begins with'],
  ] as const) {
    await choose(esi, 'course.md', content);
    await esi.getByRole('button', { name: 'See what it would make' }).click();
    await expect(esi.getByRole('alert')).toContainText(says);
  }
  await esi.goto('/teach/courses/import?upload=00000000-0000-4000-8000-000000000001');
  await expect(main(esi).getByText('This file is not here any more')).toBeVisible();
  complaints.length = 0; // the browser reports the refusals (400) as errors
});
