import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { Problem } from '../../supabase/local/problem.ts';
import { finish, finishPackaged } from './children.ts';
import { systemChromium } from './chromium.ts';

/** A browser for the journeys: the system's, else Playwright's own, else Debian's package when we may install it. */
export async function ensureBrowser(): Promise<void> {
  if (systemChromium || (await startsItsOwn())) return;
  console.log('There is no Chromium yet: fetching the one that Playwright brings …');
  const fetched = await finishPackaged('@playwright/test/cli.js', ['install', 'chromium']);
  if (fetched.code === 0 && (await startsItsOwn())) return;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log('That did not work: installing the system package "chromium" with apt-get …');
    await finish('apt-get', ['update', '-qq']);
    const quiet = { DEBIAN_FRONTEND: 'noninteractive' };
    const installed = await finish('apt-get', ['install', '-y', '-qq', 'chromium'], quiet);
    if (installed.code === 0) return;
  }
  throw new Problem(
    'The browser journeys need Chromium: install it with the system’s package manager, or run npx playwright install chromium.',
  );
}

/** Being there is not enough: a bare system lacks the libraries that Playwright's Chromium wants. */
const startsItsOwn = () =>
  chromium.launch({ args: ['--no-sandbox'] }).then(
    (browser) => browser.close().then(() => true),
    () => false,
  );
