import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { askedIn, rosterAddress } from '../../../src/lib/roster/address.ts';
import { cursorOf } from '../../../src/lib/roster/cursor.ts';
import { BY_NAME, orderFrom, ORDERS, orderWord } from '../../../src/lib/roster/order.ts';
import { rosterQuery } from '../../../src/lib/roster/query.ts';
import { STATUSES, statusFrom } from '../../../src/lib/roster/status.ts';

const query = (text: string) => rosterQuery(new URLSearchParams(text));
const cursor = cursorOf([0, ' jonas', '9b2f']);

describe('the address of a roster', () => {
  it('without parameters is the first page by name', () => {
    expect(query('')).toEqual({
      search: '',
      status: null,
      order: BY_NAME,
      page: 1,
      from: null,
      backwards: false,
    });
  });

  it('says what is searched, sorted and shown', () => {
    expect(
      query(`search=+rossi+&status=paused&sort=-last_activity_at&after=${cursor}&page=3`),
    ).toEqual({
      search: 'rossi',
      status: 'paused',
      order: { column: 'last_activity_at', descending: true },
      page: 3,
      from: [0, ' jonas', '9b2f'],
      backwards: false,
    });
  });

  it('leads backwards from a row, too', () => {
    expect(query(`before=${cursor}&page=2`)).toMatchObject({ page: 2, backwards: true });
  });

  it.each(['page=7', 'page=7&after=nonsense', 'page=7&before='])(
    'has no page without a place to start from: %s',
    (text) => {
      expect(query(text)).toMatchObject({ page: 1, from: null });
    },
  );

  it.each(['', '0', '-3', '1.5', '1e9', 'x', 'Infinity'])(
    'takes %j for no page number, and what comes after a row for the second page at least',
    (page) => {
      expect(query(`after=${cursor}&page=${page}`).page).toBe(2);
    },
  );

  it.each(['', '-', 'password', '--name', 'constructor', 'NAME', '__proto__'])(
    'sorts by name when asked to sort by %j',
    (word) => {
      expect(orderFrom(word)).toEqual(BY_NAME);
    },
  );

  it.each(['', 'PAUSED', 'constructor', 'nobody', "paused'"])(
    'shows everybody when asked for the status %j',
    (word) => {
      expect(statusFrom(word)).toBeNull();
    },
  );

  it('searches for nothing that PostgreSQL could not keep, and for nothing endless', () => {
    expect(query('search=%00ro%00ssi').search).toBe('rossi');
    expect(query(`search=${'a'.repeat(5000)}`).search).toHaveLength(200);
    expect(query(`search=${'a'.repeat(199)}😀`).search.isWellFormed()).toBe(true);
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.string()), (params) => {
        rosterQuery(new URLSearchParams(params));
      }),
    );
  });

  it('is read as it was written', () => {
    for (const { word } of ORDERS) {
      const asked = { search: 'o’brien & co', status: null, order: orderFrom(word), page: 4 };
      expect(orderWord(asked.order)).toBe(word);
      const address = rosterAddress(asked, { after: cursor });
      expect(askedIn(new URLSearchParams(address))).toEqual(asked);
      expect(query(address).from).toEqual([0, ' jonas', '9b2f']);
    }
  });

  it('keeps the status that is shown from page to page', () => {
    for (const { word } of STATUSES) {
      const asked = { search: '', status: statusFrom(word), order: BY_NAME, page: 4 };
      expect(asked.status).toBe(word);
      expect(query(rosterAddress(asked, { before: cursor }))).toMatchObject(asked);
    }
  });

  it('of the first page is as short as can be', () => {
    expect(rosterAddress({ search: '', status: null, order: BY_NAME, page: 9 })).toBe('?');
  });
});
