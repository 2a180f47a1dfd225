import { defineConfig, devices } from '@playwright/test';
import { systemChromium } from './scripts/support/chromium.ts';

// The campus for these journeys is started by scripts/test.ts (npm run test:e2e), which sets CAMPUS_URL.

const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
];

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  workers: 2,
  fullyParallel: false,
  forbidOnly: true,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  use: {
    ...devices['Desktop Chrome'],
    baseURL: process.env['CAMPUS_URL'] ?? 'http://127.0.0.1:4321',
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
    launchOptions: { args: quiet, ...(systemChromium && { executablePath: systemChromium }) },
  },
});
