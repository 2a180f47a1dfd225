import type { Page } from '@playwright/test';
import { expect, linkInMail, test } from '../support/journey.ts';

const OPEN_DATA = 'Open data for your neighbourhood';
const WEBSITES = 'Websites everyone can use';

const main = (page: Page) => page.getByRole('main');
const message = (page: Page) => page.getByRole('status');
const postWith = (page: Page, words: string) =>
  page.getByRole('article').filter({ has: page.getByText(words, { exact: true }) });

async function openCourse(page: Page, name: string): Promise<void> {
  await page.goto('/courses');
  await main(page).getByRole('link', { name }).click();
}

/** From the course to one of its cohorts to one of its lessons. */
async function openLesson(page: Page, cohort: string, lesson: string): Promise<void> {
  await openCourse(page, OPEN_DATA);
  await main(page).getByRole('link', { name: cohort, exact: true }).click();
  const link = main(page).getByRole('link', { name: lesson, exact: true });
  const finished = main(page).getByText(/^(\d+) of \1 lessons done$/);
  // The lessons of a module that is done are folded away.
  await expect(link.or(finished).first()).toBeVisible();
  if (!(await link.isVisible())) await finished.first().click();
  await link.click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(lesson);
}

test('a visitor finds a cohort, signs up on the way to a seat, and comes back to take it', async ({
  as,
}) => {
  const page = await as('visitor');
  await page.goto('/');
  await page.getByRole('link', { name: 'Courses', exact: true }).click();
  await main(page).getByRole('link', { name: WEBSITES }).click();
  await expect(main(page)).toContainText(/\d+ of 20 seats are free/);
  await expect(main(page)).toContainText('(Europe/Berlin)');
  await main(page).getByText('What opens when').first().click();
  await expect(main(page)).toContainText('Build it in');

  await main(page).getByRole('link', { name: 'Take a seat in Autumn' }).click();
  const email = `wanda-${Date.now()}@campus.example`;
  await page.getByLabel('Display name').fill('Wanda');
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password').fill('a long walk by the river');
  await page.getByLabel(/I have read/).check();
  await page.getByRole('button', { name: 'Make my account' }).click();
  await page.waitForURL('**/check-your-mail**');
  await page.goto(await linkInMail(email));
  await page.getByRole('button', { name: /confirm/i }).click();

  await expect(page).toHaveURL(/\/courses\/websites-everyone-can-use/);
  await main(page).getByRole('button', { name: 'Take a seat in Autumn' }).click();
  await expect(message(page)).toContainText('You have a seat');
  await expect(
    main(page)
      .getByRole('listitem')
      .filter({ hasText: /^Wanda$/ }),
  ).toBeVisible();
});

test('a student in another zone sees both clocks, leaves after being told what it does, and comes back', async ({
  as,
}) => {
  const page = await as('noor', { javaScriptEnabled: false });
  await page.goto('/dashboard');
  await main(page).getByRole('link', { name: 'Autumn', exact: true }).click();
  await expect(main(page)).toContainText('(Europe/Berlin)');
  await expect(main(page)).toContainText(/for you: .*\(Asia\/Karachi\)/);

  await page.getByText('Leave this cohort…').click();
  await expect(main(page)).toContainText('Your seat is given back at once');
  await page.getByRole('button', { name: 'Leave Autumn' }).click();
  await expect(message(page)).toContainText('You have left');
  await page.goto('/dashboard');
  await expect(page.getByRole('heading', { name: 'Behind you' })).toBeVisible();

  await main(page).getByRole('link', { name: 'Autumn', exact: true }).click();
  await page.getByRole('button', { name: 'Come back in Autumn' }).click();
  await expect(message(page)).toContainText('You have a seat');
});

test('a student goes on where she stopped, and her progress follows what she does', async ({
  as,
}) => {
  const page = await as('ines', { javaScriptEnabled: false });
  await page.goto('/dashboard');
  await expect(main(page)).toContainText('3 of 9 lessons done');
  await openLesson(page, 'Spring', 'Reading before trusting');
  await page.getByRole('button', { name: 'Not done after all' }).click();
  await expect(message(page)).toContainText('no longer done');

  await page.goto('/dashboard');
  await expect(main(page)).toContainText('2 of 9 lessons done');
  await main(page).getByRole('link', { name: 'Go on: Reading before trusting' }).click();
  await page.getByRole('button', { name: 'Mark as done' }).click();
  await expect(main(page)).toContainText('You did this lesson');
  await page.goto('/dashboard');
  await expect(main(page)).toContainText('3 of 9 lessons done');
});

test('a lesson that is not open yet says when it will be, on both clocks', async ({ as }) => {
  const page = await as('jonas');
  await page.goto('/dashboard');
  await main(page).getByRole('link', { name: 'Autumn', exact: true }).click();
  await expect(main(page)).toContainText(/Opens .*\(Europe\/Berlin\)/);
  await expect(main(page).getByRole('link', { name: 'Who is shut out' })).toHaveCount(0);

  await openCourse(page, OPEN_DATA);
  await main(page).getByRole('link', { name: 'Tidy tables' }).click();
  await expect(main(page)).toContainText('This lesson is not open yet');
  await expect(main(page)).toContainText(/Opens .*\(Africa\/Lagos\)/);
  await expect(page.getByRole('button', { name: 'Mark as done' })).toHaveCount(0);
  await main(page).getByRole('link', { name: 'Back to Spring' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Spring');
});

test('a question is asked, answered, pinned, hidden with a reason and restored', async ({ as }) => {
  test.setTimeout(120_000);
  const [question, answer] = [`Who counts trees? ${Date.now()}`, `The parks office. ${Date.now()}`];
  const amara = await as('amara', { javaScriptEnabled: false });
  await openLesson(amara, 'Spring', 'Where to look');
  await amara.getByLabel('Your question, or what you found out').fill(question);
  await amara.getByRole('button', { name: 'Post', exact: true }).click();
  await expect(postWith(amara, question)).toBeVisible();

  const kofi = await as('kofi', { javaScriptEnabled: false });
  await openLesson(kofi, 'Spring', 'Where to look');
  await postWith(kofi, question).getByText('Answer the post of Amara').click();
  await postWith(kofi, question).getByLabel('Your answer to Amara').fill('The parks ofice.');
  await postWith(kofi, question).getByRole('button', { name: 'Post the answer' }).click();
  await postWith(kofi, 'The parks ofice.').getByText('Edit your post').click();
  await postWith(kofi, 'The parks ofice.').getByLabel('Your post').fill(answer);
  await kofi.getByRole('button', { name: 'Save' }).click();
  await expect(postWith(kofi, answer)).toContainText('edited');

  const dana = await as('dana', { javaScriptEnabled: false });
  await dana.goto(amara.url());
  await postWith(dana, question).getByRole('button', { name: 'Pin' }).click();
  await expect(postWith(dana, question)).toContainText('Pinned');
  await expect(dana.getByRole('article').first()).toContainText(question);
  await postWith(dana, answer).getByText('Hide…').click();
  await postWith(dana, answer).getByLabel('Reason').fill('Please say which town.');
  await postWith(dana, answer).getByRole('button', { name: 'Hide this post' }).click();
  await expect(postWith(dana, answer)).toContainText('A teacher hid this post');

  await amara.reload();
  await expect(postWith(amara, answer)).toHaveCount(0);
  await expect(amara.getByText('This post is hidden.')).toBeVisible();
  await kofi.reload();
  await expect(postWith(kofi, answer)).toContainText(
    'A teacher hid your post: Please say which town.',
  );

  await postWith(dana, answer).getByRole('button', { name: 'Restore' }).click();
  await postWith(dana, question).getByRole('button', { name: 'Unpin' }).click();
  await amara.goto('/dashboard');
  await expect(main(amara)).toContainText(answer);
});

test('somebody takes their own post back, after being told what that does', async ({ as }) => {
  const [question, answer] = [`Who counts lamps? ${Date.now()}`, `The works. ${Date.now()}`];
  const lina = await as('lina', { javaScriptEnabled: false });
  await openLesson(lina, 'Spring', 'Reading before trusting');
  await lina.getByLabel('Your question, or what you found out').fill(question);
  await lina.getByRole('button', { name: 'Post', exact: true }).click();
  await expect(message(lina)).toBeInViewport();

  const kofi = await as('kofi', { javaScriptEnabled: false });
  await openLesson(kofi, 'Spring', 'Reading before trusting');
  await expect(postWith(kofi, question).getByText('Delete…')).toHaveCount(0);
  await postWith(kofi, question).getByText('Answer the post of Lina').click();
  await postWith(kofi, question).getByLabel('Your answer to Lina').fill(answer);
  await postWith(kofi, question).getByRole('button', { name: 'Post the answer' }).click();

  await lina.reload();
  await postWith(lina, question).getByText('Delete… your post').click();
  await expect(postWith(lina, question)).toContainText('The answer to them stays');
  await postWith(lina, question).getByRole('button', { name: 'Delete this post' }).click();
  await expect(message(lina)).toHaveText('Your post is deleted.');
  await expect(message(lina)).toBeInViewport();
  await expect(postWith(lina, question)).toHaveCount(0);
  await expect(postWith(lina, answer)).toBeVisible();

  await postWith(kofi, answer).getByText('Delete… your post').click();
  await postWith(kofi, answer).getByRole('button', { name: 'Delete this post' }).click();
  await expect(postWith(kofi, answer)).toHaveCount(0);
});

test('an answer on the dashboard is found beyond the first page of the talk', async ({ as }) => {
  test.setTimeout(120_000);
  const [question, answer] = [`Which well is dry? ${Date.now()}`, `The old one. ${Date.now()}`];
  const mateo = await as('mateo', { javaScriptEnabled: false });
  await openLesson(mateo, 'Spring', 'What makes data open');
  const ask = async (words: string) => {
    await mateo.getByLabel('Your question, or what you found out').fill(words);
    await mateo.getByRole('button', { name: 'Post', exact: true }).click();
  };
  await ask(question);
  const ines = await as('ines', { javaScriptEnabled: false });
  await ines.goto(mateo.url());
  await postWith(ines, question).getByText('Answer the post of Mateo').click();
  await postWith(ines, question).getByLabel('Your answer to Mateo').fill(answer);
  await postWith(ines, question).getByRole('button', { name: 'Post the answer' }).click();
  for (let n = 0; n < 20; n += 1) await ask(`One more thought, number ${n}.`);
  await expect(postWith(mateo, answer)).toHaveCount(0);

  await mateo.goto('/dashboard');
  await main(mateo)
    .getByRole('listitem')
    .filter({ hasText: answer })
    .getByRole('link', { name: 'What makes data open' })
    .click();
  await expect(postWith(mateo, answer)).toBeInViewport();
});

test('nothing that was written is lost when a form is refused', async ({ as, complaints }) => {
  const page = await as('mateo', { javaScriptEnabled: false });
  await openLesson(page, 'Spring', 'What makes data open');
  const words = page.getByLabel('Your question, or what you found out');
  await words.fill('   ');
  await page.getByRole('button', { name: 'Post', exact: true }).click();
  await expect(page.getByText('Please write something first.')).toBeVisible();

  complaints.length = 0; // refusals are answered with their own status
});

test('who left, who waits and who pauses see what is theirs to see', async ({ as }) => {
  const ben = await as('ben');
  await openCourse(ben, OPEN_DATA);
  await main(ben).getByRole('link', { name: 'Spring', exact: true }).click();
  await expect(main(ben)).toContainText('You left this cohort.');
  await expect(ben.getByRole('heading', { name: 'Who is here' })).toHaveCount(0);
  await expect(main(ben).getByRole('link', { name: 'Where to look' })).toHaveCount(0);

  const chidi = await as('chidi');
  await openCourse(chidi, OPEN_DATA);
  await main(chidi).getByRole('link', { name: 'Spring', exact: true }).click();
  await expect(main(chidi)).toContainText(/You wait for a seat[.,]/);

  const gift = await as('gift');
  await openLesson(gift, 'Spring', 'Where to look');
  await expect(main(gift)).toContainText(
    'While you pause you can read what is said, but not write.',
  );
  await expect(gift.getByRole('button', { name: 'Mark as done' })).toHaveCount(0);
});

test('somebody without a cohort goes at their own pace', async ({ as }) => {
  const page = await as('petra');
  await openCourse(page, 'Ask before you build');
  await page.getByRole('button', { name: 'Start on your own' }).click();
  await expect(message(page)).toContainText('All lessons');
  await main(page).getByRole('link', { name: 'To the first lesson' }).click();
  await page.getByRole('button', { name: 'Mark as done' }).click();
  await main(page)
    .getByRole('link', { name: /^Go on/ })
    .click();
  await page.goto('/dashboard');
  await expect(main(page)).toContainText('1 of 4 lessons done');
});

test('who teaches several cohorts of a course switches between their talks', async ({ as }) => {
  const page = await as('esi', { javaScriptEnabled: false });
  await openCourse(page, WEBSITES);
  await main(page).getByRole('link', { name: 'Words for pictures' }).click();
  await page.getByLabel('Talk of the cohort').selectOption('Pilot');
  await page.getByRole('button', { name: 'Show' }).click();
  await expect(page.getByRole('heading', { name: 'Talk in Pilot' })).toBeVisible();
  await expect(main(page)).toContainText('Fourteen names seem a lot.');
});

test('a lesson is read and answered by keyboard alone', async ({ as }) => {
  const page = await as('lina');
  await openLesson(page, 'Spring', 'Where to look');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page
    .getByText(/^Answer the post of/)
    .first()
    .focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await expect(page.getByLabel(/^Your answer to/).first()).toBeFocused();
});
