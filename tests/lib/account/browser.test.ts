import { expect, it } from 'vitest';
import { browserInWords } from '../../../src/lib/account/browser.ts';

it.each([
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0',
    'Firefox on Windows',
  ],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1',
    'Safari on iOS',
  ],
  [
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36',
    'Chrome on Linux',
  ],
  ['', 'A browser that does not say its name'],
  [null, 'A browser that does not say its name'],
])('%s is %s', (agent, words) => {
  expect(browserInWords(agent)).toBe(words);
});

it('says something of whatever comes', () => {
  for (const agent of ['node', 'curl/8.5.0', '<script>', 'x'.repeat(500), '(((', '\u0000']) {
    expect(browserInWords(agent)).toMatch(/\S/);
  }
});
