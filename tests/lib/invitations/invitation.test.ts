import { expect, it } from 'vitest';
import { postedInWords } from '../../../src/lib/invitations/invitation.ts';

const sent = { sent: 25, known: 0, failed: [], paused: false };

it('says how many mails went out and how many are left', () => {
  expect(postedInWords(sent, 1887)).toBe('25 mails sent, 1,887 to go.');
  expect(postedInWords({ ...sent, sent: 1 }, 0)).toBe('1 mail sent, none to go.');
});

it('says what was in the way', () => {
  expect(postedInWords({ ...sent, known: 1 }, 3)).toBe(
    '25 mails sent, 1 address needs none, 3 to go.',
  );
  const failed = ['a@x.org', 'b@x.org', 'c@x.org', 'd@x.org'];
  expect(postedInWords({ ...sent, sent: 21, failed }, 4)).toBe(
    '21 mails sent, 4 could not be sent (a@x.org, b@x.org, c@x.org …), 4 to go.',
  );
  expect(postedInWords({ ...sent, paused: true }, 4)).toMatch(/asks for a pause/);
});
