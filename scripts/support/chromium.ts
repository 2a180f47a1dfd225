import { existsSync } from 'node:fs';

/** The system's Chromium, where there is one. */
export const systemChromium = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
].find((file) => existsSync(file));
