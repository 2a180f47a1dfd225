import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localPath, pathOf, placeOn, signInPath } from '../../../src/lib/http/local-path.ts';

const here = 'https://campus.example';

describe('where a form may lead', () => {
  it.each(['/', '/courses', '/cohorts/3?lesson=2#talk', '/a/../courses'])(
    '%s stays here',
    (path) => {
      expect(new URL(localPath(path, '/fallback'), here).origin).toBe(here);
      expect(localPath(path, '/fallback')).not.toBe('/fallback');
    },
  );

  it.each([
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    '/\n//evil.example',
    '/..//evil.example',
    'javascript:alert(1)',
    'courses',
    '',
    null,
    undefined,
    7,
  ])('%j leads to the fallback', (address) => {
    expect(localPath(address, '/fallback')).toBe('/fallback');
  });

  it('takes a full address of the campus itself, and of nobody else', () => {
    expect(localPath(`${here}/courses?x=1`, '/', here)).toBe('/courses?x=1');
    expect(localPath(`${here}//evil.example`, '/', here)).toBe('/');
    expect(localPath('https://campus.example.evil.example/x', '/', here)).toBe('/');
  });

  it('never leads to another host, whatever is sent', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'/\\.:@?#\t\n ahtps') }), (address) => {
        const to = localPath(`/${address}`, '/');
        expect(new URL(to, here).origin).toBe(here);
        expect(localPath(to, '/fallback')).toBe(to);
      }),
    );
  });
});

it('signing in leads back to where the visitor was', () => {
  const back = new URL('/cohorts/3?tab=talk&x=1', here);
  const path = new URL(signInPath(back), here);
  expect(path.pathname).toBe('/sign-in');
  expect(path.searchParams.get('next')).toBe('/cohorts/3?tab=talk&x=1');
});

it('a form comes back to its page, not to its action', () => {
  expect(pathOf(new URL('/lessons/3?cohort=4&_action=x', here))).toBe('/lessons/3?cohort=4');
  expect(pathOf(new URL('/lessons/3?_action=x#y', here))).toBe('/lessons/3');
});

it('a place on a page keeps its query, with what is added', () => {
  expect(placeOn('/cohorts/4/forum/9?from=51#old', 'reply-70', { reply: 70 })).toBe(
    '/cohorts/4/forum/9?from=51&reply=70#reply-70',
  );
  expect(placeOn('/lessons/3', 'post-1')).toBe('/lessons/3#post-1');
});
