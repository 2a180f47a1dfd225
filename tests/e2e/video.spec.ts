import { expect, test } from '../support/journey.ts';

test('a lesson asks the site of its video for nothing until the reader unfolds it', async ({
  as,
  complaints,
}) => {
  const page = await as('lina', { javaScriptEnabled: false });
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
  expect(asked).toEqual([]);

  await page.getByText('Watch the video').click();
  await expect.poll(() => asked.length).toBe(1);
  complaints.length = 0; // that request was wanted
});
