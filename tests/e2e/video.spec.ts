import type { Page } from '@playwright/test';
import { expect, test } from '../support/journey.ts';

async function openLesson(page: Page): Promise<string[]> {
  const asked: string[] = [];
  await page.route('https://www.youtube-nocookie.com/**', async (route) => {
    asked.push(route.request().url());
    await route.fulfill({ contentType: 'text/html', body: 'A video' });
  });
  await page.goto('/courses/websites-everyone-can-use');
  await page.getByRole('main').getByRole('link', { name: 'Pilot', exact: true }).click();
  for (const module of await page.getByText(/lessons done$/).all()) await module.click();
  await page.getByRole('link', { name: 'Who is shut out' }).click();
  await page.waitForLoadState('networkidle');
  return asked;
}

test('a lesson asks the site of its video for nothing until the reader clicks', async ({
  as,
  complaints,
}) => {
  const page = await as('lina');
  const asked = await openLesson(page);
  expect(asked).toEqual([]);

  await page.getByRole('link', { name: 'Watch the video' }).click();
  await expect.poll(() => asked.length).toBe(1);
  await expect(page.frameLocator('iframe').getByText('A video')).toBeVisible();
  complaints.length = 0; // that request was wanted
});

test('without scripts the video is a link', async ({ as }) => {
  const page = await as('lina', { javaScriptEnabled: false });
  expect(await openLesson(page)).toEqual([]);
  await expect(page.getByRole('link', { name: 'Watch the video' })).toHaveAttribute(
    'href',
    'https://www.youtube.com/watch?v=20SHvU2PKsM',
  );
});
