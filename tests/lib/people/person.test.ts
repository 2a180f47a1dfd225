import { expect, it } from 'vitest';
import { afterLink, linkTypeOf } from '../../../src/lib/people/person.ts';

it('leads people whose password is not known to choose one', () => {
  expect(afterLink('signup', '/cohorts/3', true)).toBe('/cohorts/3');
  expect(afterLink('recovery', '/cohorts/3', false)).toBe('/reset-password');
  const invited = '/reset-password?welcome=1&next=%2Fcohorts%2F3';
  expect(afterLink('invite', '/cohorts/3', false)).toBe(invited);
});

it('leads whoever did not sign up in this browser to choose a password, too', () => {
  const elsewhere = '/reset-password?elsewhere=1&next=%2Fcohorts%2F3';
  expect(afterLink('signup', '/cohorts/3', false)).toBe(elsewhere);
  expect(afterLink('magiclink', '/cohorts/3', false)).toBe('/cohorts/3');
});

it('knows the kinds of link and no others', () => {
  expect(linkTypeOf('signup')).toBe('signup');
  expect(linkTypeOf('sms')).toBeNull();
  expect(linkTypeOf(null)).toBeNull();
});
