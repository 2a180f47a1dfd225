import type { PersonKey } from '../../scripts/demo/people.ts';
import { startCountedApp, type CountedApp } from '../support/counted-app.ts';
import { expect, signIn, test } from '../support/journey.ts';

// docs/decisions/002-a-page-asks-once.md

let app: CountedApp;
test.beforeAll(async () => {
  app = await startCountedApp();
});
test.afterAll(() => app.stop());

const course = '/courses/open-data-for-your-neighbourhood';

/** Pages by their address, or by the link that leads there from the page before. */
const looks: [who: PersonKey | 'visitor', atMost: number, pages: (string | RegExp)[]][] = [
  ['visitor', 1, ['/', '/courses', course]],
  [
    'amara',
    1,
    [
      '/',
      '/courses',
      course,
      '/dashboard',
      /Spring/,
      'Where to look',
      '/account',
      '/account/security',
      '/account/data',
      '/account/delete',
      '/privacy',
    ],
  ],
  ['lina', 1, ['/cohorts/1/forum', 'A call at the weekend?', '/lessons/2?cohort=1']],
  [
    'dana',
    2,
    ['/teach', 'Roster', '/teach', 'Schedule', '/teach/cohorts/1/preview', '/teach', 'Talk'],
  ],
  [
    'dana',
    2,
    [
      '/teach/courses',
      'Open data for your neighbourhood',
      'Details',
      'Back to draft',
      'Modules and lessons',
      'Find it',
      'Its lessons',
      'Where to look',
      '/teach/lessons/2/pictures',
      '/teach/courses/new',
    ],
  ],
  ['dana', 1, ['/cohorts/1/forum', 'Is there a certificate?', '/posts/topic-3/history']],
  ['femi', 2, ['/admin', '/admin/cohorts/new', '/admin', 'Autumn', '/admin/people', 'Amara']],
];

/** Each picture is asked for by the browser, and once. */
const withoutPictures = (steps: string[][]) =>
  steps
    .map((step) => step.filter((call) => !call.endsWith('/rpc/picture_file')))
    .filter((step) => step.length > 0);

for (const [who, atMost, pages] of looks) {
  const few = atMost === 1 ? 'one question' : 'two questions, and both at once';
  test(`a page that ${who} opens asks at most ${few}, from ${pages[0]}`, async ({ browser }) => {
    const context = await browser.newContext({ baseURL: app.url });
    const page = await context.newPage();
    if (who !== 'visitor') await signIn(page, `${who}@campus.example`);
    const all: string[] = [];
    for (const way of pages) {
      const isAddress = typeof way === 'string' && way.startsWith('/');
      const link = page.getByRole('main').getByRole('link', { name: way }).first();
      const address = isAddress ? way : await link.getAttribute('href');
      app.steps();
      await page.goto(address ?? '');
      const steps = withoutPictures(app.steps());
      expect(steps.length, `${address}: ${JSON.stringify(steps)}`).toBeLessThanOrEqual(1);
      expect(steps.flat().length, `${address}: ${steps.flat()}`).toBeLessThanOrEqual(atMost);
      all.push(...steps.flat());
    }
    expect(all.length, 'the counter sees something').toBeGreaterThan(1);
    await context.close();
  });
}
