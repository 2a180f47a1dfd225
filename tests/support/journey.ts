import { test as base, expect, type Browser, type Page } from '@playwright/test';
import { PEOPLE, type PersonKey } from '../../scripts/demo/people.ts';

export { expect };

/** A person of the demonstration, or nobody. */
export type Who = PersonKey | 'visitor';

const password = () => {
  const accounts = JSON.parse(process.env['CAMPUS_DEMO_ACCOUNTS'] ?? '[]') as {
    password: string;
  }[];
  const first = accounts[0];
  if (!first) throw new Error('The journeys run through "npm run test:e2e".');
  return first.password;
};

export async function signIn(page: Page, email: string, secret = password()): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password').fill(secret);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL((url) => url.pathname !== '/sign-in');
}

interface Journey {
  /** Opens a browser of their own for somebody, signed in. What their pages complain about fails the test. */
  as: (who: Who, options?: Parameters<Browser['newContext']>[0]) => Promise<Page>;
  /** What the pages of this test complained about; a journey into an error page empties it. */
  complaints: string[];
}

export const test = base.extend<Journey>({
  complaints: async ({}, use) => {
    const complaints: string[] = [];
    await use(complaints);
    expect(complaints, 'complaints in the browser console').toEqual([]);
  },

  as: async ({ browser, complaints, baseURL }, use) => {
    const here = new URL(baseURL ?? '').origin;
    const opened: Page[] = [];
    await use(async (who, options = {}) => {
      const context = await browser.newContext({ ...options, ...(baseURL && { baseURL }) });
      const page = await context.newPage();
      opened.push(page);
      page.on('console', (message) => {
        if (message.type() === 'error') complaints.push(`${page.url()}: ${message.text()}`);
      });
      page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.message}`));
      page.on('request', (request) => {
        const { origin, protocol } = new URL(request.url());
        if (protocol.startsWith('http') && origin !== here) {
          complaints.push(`${page.url()} asked a third party: ${request.url()}`);
        }
      });
      if (who !== 'visitor') await signIn(page, PEOPLE[who].email);
      return page;
    });
    for (const page of opened) await page.context().close();
  },
});

/** The mailbox of the local stack: the link in the latest mail to this address. */
export async function linkInMail(email: string): Promise<string> {
  const mailbox = process.env['CAMPUS_MAILBOX_URL'];
  const list = await (await fetch(`${mailbox}?to=${encodeURIComponent(email)}`)).text();
  const mail = /href="(\/mail\/[^"]+)"/.exec(list)?.[1];
  if (!mail) throw new Error(`No mail to ${email}`);
  const text = await (await fetch(new URL(mail, mailbox))).text();
  const link = /https?:\/\/[^"\s<]*\/auth\/confirm\?[^"\s<]*/.exec(text)?.[0];
  if (!link) throw new Error(`No link in the mail to ${email}`);
  return link.replaceAll('&amp;', '&');
}

/** Waits until the islands of a page are alive. */
export async function hydrated(page: Page): Promise<void> {
  await page.waitForFunction(() => !document.querySelector('astro-island[ssr]'));
}
