import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyInWords, listAddress, listPath } from '../../../src/lib/directory/address.ts';
import type { PageKey } from '../../../src/lib/directory/person.ts';

const id = '0f8b7f3e-5d3c-4e8a-9a41-5a4a4e1a2b3c';
const asked = (query: string) => listAddress(new URLSearchParams(query));

describe('the address of a page of people', () => {
  it('keeps search, whom it shows and place', () => {
    const after: PageKey = ['zoë “z” müller', id];
    const path = listPath({ search: 'müll & co', standing: 'pending', after });
    expect(listAddress(new URL(path, 'http://campus.test').searchParams)).toEqual({
      search: 'müll & co',
      standing: 'pending',
      after,
    });
    expect(listPath({})).toBe('/admin/people');
    expect(listPath({ standing: 'suspended' })).toBe('/admin/people?status=suspended');
  });

  it.each(['', 'status=', 'status=owner', 'status=constructor'])('shows everybody: %s', (query) => {
    expect(asked(query).standing).toBeNull();
  });

  it('says why nobody is there', () => {
    expect(emptyInWords(asked('status=pending'))).toBe('No application waits');
    expect(emptyInWords(asked('q=zoe'))).toBe('Nobody is called “zoe”');
    expect(emptyInWords(asked('q=zoe&status=teacher'))).toBe(
      'Nobody under “Teachers” is called “zoe”',
    );
    expect(emptyInWords(asked('status=suspended'))).toBe('Nobody under “Suspended”');
    // Those of the page before may wait still.
    const after = encodeURIComponent(JSON.stringify(['zoe', id]));
    expect(emptyInWords(asked(`status=pending&after=${after}`))).toBe('Nobody further');
  });

  it.each([
    'after=',
    'after=%7B%7D',
    'after=%5B%22a%22%5D',
    'after=%5B1,2%5D',
    'after=%5B%22a%22,%22not-an-id%22%5D',
    `after=${encodeURIComponent(JSON.stringify(['a\0', id]))}`,
    `after=${encodeURIComponent(`["\\ud800","${id}"]`)}`,
  ])('leads to the start when its place makes no sense: %s', (query) => {
    expect(asked(query).after).toBeNull();
  });

  it('hands the database no search that it cannot keep', () => {
    expect(asked('q=%20a%00b%20').search).toBe('ab');
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        const { search } = listAddress(new URLSearchParams({ q: text }));
        return search.length <= 200 && search.isWellFormed() && !search.includes('\0');
      }),
    );
  });
});
