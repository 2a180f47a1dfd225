import { expect, it } from 'vitest';
import { afterLink, linkTypeOf } from '../../../src/lib/people/person.ts';

it('leads people whose password is not known to choose one', () => {
  expect(afterLink('signup', '/cohorts/3')).toBe('/cohorts/3');
  expect(afterLink('recovery', '/cohorts/3')).toBe('/reset-password');
  expect(afterLink('invite', '/cohorts/3')).toBe('/reset-password?welcome=1&next=%2Fcohorts%2F3');
});

it('knows the kinds of link and no others', () => {
  expect(linkTypeOf('signup')).toBe('signup');
  expect(linkTypeOf('sms')).toBeNull();
  expect(linkTypeOf(null)).toBeNull();
});
