import type { Page } from '@playwright/test';
import { expect, test } from '../support/journey.ts';

const phone = { viewport: { width: 320, height: 640 } };
const withoutScript = { javaScriptEnabled: false };

/** A post of a page, by some of its words. */
const post = (page: Page, words: string) => page.getByRole('article').filter({ hasText: words });
const openForum = async (page: Page) => {
  await page.goto('/cohorts/1');
  await page.getByRole('link', { name: 'To the forum' }).click();
};

test('a topic is opened, answered, moderated and closed, and all of it is undone', async ({
  as,
  complaints,
}) => {
  const kofi = await as('kofi', withoutScript);
  await openForum(kofi);
  await kofi.getByText('Open a topic').click();
  await kofi.getByLabel('Title').fill('Who has a printer?');
  await kofi.getByLabel('What is it about?').fill('For a *poster*, once.');
  await kofi.getByRole('button', { name: 'Open the topic' }).click();
  await expect(kofi.getByRole('heading', { level: 1 })).toHaveText('Who has a printer?');
  const path = new URL(kofi.url()).pathname;

  const lina = await as('lina', phone);
  await openForum(lina);
  await expect(lina.getByRole('listitem').filter({ hasText: 'Who has a printer?' })).toContainText(
    'No answer yet',
  );
  await lina.getByRole('link', { name: 'Who has a printer?' }).click();
  await lina.getByRole('textbox', { name: 'Your reply' }).fill('Buy one, miser.');
  await lina.getByRole('button', { name: 'Reply' }).click();
  await post(lina, 'miser').getByText('Edit', { exact: false }).first().click();
  await post(lina, 'miser').getByRole('textbox').fill('Buy one yourself, miser.');
  await post(lina, 'miser').getByRole('button', { name: 'Save' }).click();
  await expect(post(lina, 'yourself, miser')).toContainText('· edited');

  const dana = await as('dana');
  await dana.goto('/teach/cohorts/1/talk');
  await dana.getByRole('link', { name: /^Forum.*wait/ }).click();
  await dana.getByRole('link', { name: 'Who has a printer?' }).click();
  await dana.getByRole('textbox', { name: 'Your reply' }).fill('The library has one.');
  await dana.getByRole('button', { name: 'Reply' }).click();
  await expect(post(dana, 'The library has one.')).toContainText('Teacher');
  await post(dana, 'miser').getByText('Hide…').click();
  await post(dana, 'miser').getByLabel('Reason').fill('Please stay kind.');
  await post(dana, 'miser').getByRole('button', { name: 'Hide this reply' }).click();
  await expect(dana.getByRole('status')).toContainText('You can restore it');

  // What its author was typing meanwhile is refused in words, and not lost.
  await post(lina, 'miser').getByText('Edit your reply').click();
  await post(lina, 'miser').getByRole('textbox').fill('Lend me yours.');
  await post(lina, 'miser').getByRole('button', { name: 'Save' }).click();
  await expect(lina.getByRole('alert')).toContainText('It is hidden, so its words stay');
  await expect(lina.getByLabel('What you wrote, to copy:')).toHaveValue('Lend me yours.');
  // Its author: the text, the reason and the role. Others: that something stood there.
  await lina.goto(path);
  await expect(post(lina, 'Buy one yourself, miser.')).toContainText(
    'A teacher hid your reply: Please stay kind.',
  );
  await kofi.reload();
  await expect(post(kofi, 'This reply is hidden.')).toBeVisible();
  await expect(kofi.getByRole('main')).not.toContainText(/miser|Lina|stay kind/);

  await post(dana, 'miser').getByRole('link', { name: 'History' }).click();
  const entries = dana.getByRole('region', { name: 'What happened to it' }).getByRole('listitem');
  await expect(entries).toHaveCount(3);
  await expect(entries.nth(0)).toContainText('Dana (teacher) hid it');
  await expect(entries.nth(0)).toContainText('Please stay kind.');
  await expect(entries.nth(1).locator('ins')).toContainText('yourself');
  await expect(entries.nth(2)).toContainText('Lina wrote it');
  await dana.getByRole('link', { name: 'Who has a printer?' }).click();

  await post(dana, 'poster').getByText('Close…').click();
  await dana.getByLabel('Why, for everybody').fill('It is answered.');
  await dana.getByRole('button', { name: 'Close this topic' }).click();
  await expect(dana.getByText('Closed by Dana (teacher): It is answered.')).toBeVisible();
  await expect(dana.getByRole('textbox', { name: 'Your reply' })).toBeVisible();

  // A reply that was being written meanwhile is refused in words, and not lost.
  await kofi.getByRole('textbox', { name: 'Your reply' }).fill('Thank you!');
  await kofi.getByRole('button', { name: 'Reply' }).click();
  await expect(kofi.getByRole('alert')).toContainText('This topic is closed.');
  await expect(kofi.getByLabel('What you wrote, to copy:')).toHaveValue('Thank you!');
  await expect(kofi.getByText('You can read it, but no longer reply.')).toBeVisible();
  complaints.length = 0; // the browser reports the refusal as an error

  await dana.getByRole('button', { name: 'Open again' }).click();
  await expect(dana.getByRole('status')).toContainText('open again');
  await post(dana, 'poster').getByRole('button', { name: 'Pin' }).click();
  await post(dana, 'poster').getByRole('button', { name: 'Unpin' }).click();
  await post(dana, 'miser').getByRole('button', { name: 'Restore' }).click();
  await kofi.goto(path);
  await expect(post(kofi, 'Buy one yourself, miser.')).toContainText('Lina');
  await kofi.getByRole('textbox', { name: 'Your reply' }).fill('Thank you!');
  await kofi.getByRole('button', { name: 'Reply' }).click();
  await expect(post(kofi, 'Thank you!')).toBeVisible();

  // Former words are taken up again by their author.
  await post(lina, 'miser').getByRole('link', { name: 'History' }).click();
  await lina.getByRole('button', { name: 'Take the former words up again' }).click();
  await expect(lina.getByRole('region', { name: 'What it says now' })).toContainText(
    'Buy one, miser.',
  );
  await lina.goto(path);
  await post(lina, 'miser').getByText('Delete…').click();
  await post(lina, 'miser').getByRole('button', { name: 'Delete this reply' }).click();
  await expect(lina.getByRole('main')).not.toContainText('miser');
});

test('whoever left, waits, or is of another cohort finds no forum; who pauses reads', async ({
  as,
  complaints,
}) => {
  for (const who of ['ben', 'chidi', 'noor', 'esi', 'visitor'] as const) {
    const page = await as(who);
    for (const path of ['/cohorts/1/forum', '/cohorts/1/forum/1', '/posts/topic-1/history'])
      expect((await page.goto(path))?.status(), `${who} at ${path}`).toBe(404);
    complaints.length = 0; // the browser reports each 404 as an error
  }
  const gift = await as('gift');
  await gift.goto('/cohorts/1/forum');
  await expect(gift.getByText('While you pause you can read')).toBeVisible();
  await gift.getByRole('link', { name: 'A call at the weekend?' }).click();
  await expect(gift.getByRole('article').first()).toContainText('half an hour');
  await expect(gift.getByRole('textbox')).toHaveCount(0);
});
