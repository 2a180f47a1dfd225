import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cursorOf, pageKeyIn, type PageKey } from '../../../src/lib/roster/cursor.ts';

const cursor = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('a cursor', () => {
  it('stands for the place it was made from', () => {
    const key: PageKey = [1795367091.843785, ' jón wójcik', '9b2f0c5e-8a64-4c0a-9f7e-0a1b2c3d4e5f'];
    expect(pageKeyIn(cursorOf(key))).toEqual(key);
  });

  it('needs no escaping in an address', () => {
    expect(cursorOf([0, ' þÿ??>>', 'invitation 7'])).toMatch(/^[\w-]+$/);
  });

  it.each([
    ['nothing', null],
    ['an empty text', ''],
    ['no base64', '€€€'],
    ['no JSON', Buffer.from('[0,"a"').toString('base64url')],
    ['an object', cursor({ after: 0 })],
    ['too few parts', cursor([0, 'a'])],
    ['too many parts', cursor([0, 'a', 'b', 'c'])],
    ['a text for the number', cursor(['0', 'a', 'b'])],
    ['a number beyond float8', Buffer.from('[1e999,"a","b"]').toString('base64url')],
    ['a number for the text', cursor([0, 1, 'b'])],
    ['a NUL', cursor([0, '\u0000', 'b'])],
    ['half a character', Buffer.from('[0,"\\ud800","b"]').toString('base64url')],
  ])('made of %s is none', (_, made) => {
    expect(pageKeyIn(made)).toBeNull();
  });

  it('never throws, whatever an address holds', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        pageKeyIn(text);
        pageKeyIn(Buffer.from(text).toString('base64url'));
      }),
    );
  });
});
