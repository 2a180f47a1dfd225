import type { Page } from '@playwright/test';
import { expect, hydrated, test, type Who } from '../support/journey.ts';
import { fitsTheSmallestPhone, hasNoObstacles } from '../support/sight.ts';

/** A page is named by its address, or by the links that lead there. */
type Way = string | ((page: Page) => Promise<void>);

const through =
  (start: string, ...links: (string | RegExp)[]) =>
  async (page: Page) => {
    await page.goto(start);
    for (const name of links) {
      const link = page.getByRole('main').getByRole('link', { name }).first();
      await page.goto((await link.getAttribute('href')) ?? '');
    }
  };

/** In a module that Spring has not reached. */
const TIDY_TABLES = '/lessons/4';
/** Of Spring. */
const FORUM = '/cohorts/1/forum';

const PAGES: Record<string, [who: Who, ways: Way[]]> = {
  'a visitor': [
    'visitor',
    [
      '/',
      '/courses',
      '/courses/open-data-for-your-neighbourhood',
      '/sign-up',
      '/sign-in',
      '/forgot-password',
      '/check-your-mail?for=signup',
      '/privacy',
      '/goodbye',
      '/address-half-changed',
      '/confirm-again',
      '/auth/confirm?token_hash=unused&type=signup',
    ],
  ],
  'a student': [
    'amara',
    [
      '/dashboard',
      '/courses/open-data-for-your-neighbourhood',
      through('/dashboard', /Spring/),
      through('/dashboard', /Spring/, 'Where to look'),
      TIDY_TABLES,
      '/account',
      '/account/security',
      '/account/data',
      '/account/delete',
      '/reset-password',
    ],
  ],
  'a student in the forum': ['amara', [FORUM, through(FORUM, 'A call at the weekend?')]],
  'somebody new': ['hana', ['/dashboard', '/teach']],
  'a teacher': [
    'dana',
    [
      '/teach',
      through('/teach', /Spring|Roster/),
      through('/teach', 'Schedule'),
      '/teach/cohorts/1/preview',
      through('/teach', 'Talk'),
      '/teach/delete/lesson/1',
      '/teach/courses/deleted',
      '/teach/courses/import',
      '/lessons/2?cohort=1',
      '/teach/lessons/2/pictures',
    ],
  ],
  'somebody who writes a course': [
    'dana',
    [
      '/teach/courses',
      '/teach/courses/new',
      through('/teach/courses', 'Open data for your neighbourhood'),
      through('/teach/courses', 'Open data for your neighbourhood', 'Details'),
      through('/teach/courses', 'Open data for your neighbourhood', 'Back to draft'),
      through('/teach/courses', 'Open data for your neighbourhood', 'Find it'),
      through('/teach/courses', 'Open data for your neighbourhood', 'Where to look'),
    ],
  ],
  'a teacher in the forum': [
    'dana',
    [FORUM, through(FORUM, 'Is there a certificate?'), '/posts/topic-3/history'],
  ],
  'an admin': [
    'femi',
    [
      '/admin',
      '/admin/people',
      '/admin/people?status=pending',
      through('/admin/people', 'Amara'),
      '/admin/cohorts/new',
      through('/admin', 'Autumn'),
    ],
  ],
};

/** What is folded away counts, too; not the menus, which lie over what they unfold from. */
const unfold = (page: Page) =>
  page
    .getByRole('main')
    .locator('details')
    .evaluateAll((all) => all.forEach((details) => details.setAttribute('open', '')));

for (const [name, [who, ways]] of Object.entries(PAGES)) {
  test(`every page of ${name} is readable for everybody, in both themes and on the smallest phone`, async ({
    as,
  }) => {
    test.setTimeout(120_000);
    const page = await as(who);
    for (const way of ways) {
      if (typeof way === 'string') await page.goto(way);
      else await way(page);
      await hydrated(page);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await unfold(page);
      await hasNoObstacles(page);
      await fitsTheSmallestPhone(page);
    }
  });
}

test('what is not there and what is not yours are the same page', async ({ as, complaints }) => {
  const page = await as('amara');
  for (const path of [
    '/nothing',
    '/cohorts/999999',
    '/cohorts/x',
    '/lessons/999999',
    '/admin',
    '/teach/cohorts/1',
    '/%E0%A4%A',
  ]) {
    const response = await page.goto(path);
    expect(response?.status(), path).toBeGreaterThanOrEqual(400);
    expect(response?.status(), path).toBeLessThan(500);
  }
  await page.goto('/nothing');
  await hasNoObstacles(page);
  complaints.length = 0; // the browser reports each 404 as an error
});
