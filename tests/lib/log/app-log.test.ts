import { expect, test } from 'vitest';
import { personalIn } from '../../../scripts/test/app-log.ts';

const line = (says: object) =>
  `${JSON.stringify({ at: '2027-03-15T12:00:00Z', level: 'info', request: 'b7a8f6a2-8f3a-4b5e-8f67-2d0c7c1c9b11', ...says })}\n`;
const names = ['Amara', 'Ben'];

test('a log of lines that tell of nobody is good', () => {
  const calm = line({ method: 'GET', route: '/cohorts/[id]', status: 200, ms: 12 });
  expect(personalIn(calm + line({ message: 'Listening.' }), names)).toEqual([]);
});

test.each([
  ['an address', { message: 'no mail to amara@campus.example' }],
  ['a name', { message: 'Ben left' }],
  ['a query', { route: '/admin/people?search=x' }],
  ['a token', { message: 'eyJhbGciOiJFUzI1NiJ9' }],
  ['the id of a person', { route: '/admin/people/4dc59a32-2ca5-4a3e-9a7b-2d2d6d0dd6c5' }],
])('%s is found', (what, says) => {
  expect(personalIn(line(says), names)).toEqual([expect.stringContaining(`${what} in the log`)]);
});

test('a line that is none of ours is found', () => {
  for (const text of ['12:00:00 [ERROR] Could not render', '{"level":"info"}', '[]', 'null']) {
    expect(personalIn(text, names)).toHaveLength(1);
  }
});
