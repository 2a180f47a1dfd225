import { describe, expect, it } from 'vitest';
import { linkProblem, linkRows, typedLinks, writtenLinks } from '../../../src/lib/writing/links.ts';

describe('the links in the form', () => {
  it('are all that stands in the column, also what students are not shown', () => {
    const resources = [{ name: 'A', url: '/handout.pdf' }, 'https://example.org', { title: 'T' }];
    expect(writtenLinks(resources)).toEqual([
      { name: 'A', url: '/handout.pdf' },
      { name: '', url: 'https://example.org' },
      { name: 'T', url: '' },
    ]);
    expect(writtenLinks({ url: 'x' })).toEqual([]);
  });

  it('come with three rows to spare, and as they were typed after a refusal', () => {
    expect(linkRows([{ name: 'A', url: 'https://a.example' }], {})).toHaveLength(4);
    const typed = { link_url_0: 'b.example', link_name_0: 'B', link_url_1: '', link_name_1: '' };
    expect(linkRows([{ name: 'A', url: 'https://a.example' }], typed)).toMatchObject([
      { name: 'B', url: 'https://b.example' },
      { url: '' },
      { url: '' },
      { url: '' },
    ]);
  });

  it('stay in the rows they were typed into, below rows that were emptied', () => {
    const typed = { link_url_0: '', link_url_1: '', link_url_4: 'example.org', link_name_4: 'E' };
    const rows = linkRows([{ url: 'https://a.example' }, { url: 'https://b.example' }], typed);
    expect(rows.map(({ url }) => url)).toEqual(['', '', '', '', 'https://example.org', '', '', '']);
    expect(linkRows([], { link_url_99: 'https://example.org' })).toHaveLength(100);
  });

  it('are those with something in them, in the order of their rows', () => {
    const typed = {
      link_url_10: 'https://b.example',
      link_url_2: 'mailto:dana@example.org',
      link_name_2: ' Dana ',
      link_url_3: ' ',
    };
    expect(typedLinks(typed)).toEqual([
      { row: 2, name: 'Dana', url: 'mailto:dana@example.org' },
      { row: 10, name: '', url: 'https://b.example' },
    ]);
  });
});

describe('a link', () => {
  it.each(['https://example.org/a?b#c', 'http://example.org', 'mailto:dana@example.org'])(
    'may lead to %s',
    (url) => {
      expect(linkProblem({ name: 'x', url })).toBeNull();
    },
  );
  it.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    'mailto:',
    '',
    'https://',
    `https://example.org/${'x'.repeat(2000)}`,
  ])('may not lead to %s', (url) => {
    expect(linkProblem({ name: 'x', url })).toMatch(/address/);
  });
  it('has a name of at most 200 characters', () => {
    expect(linkProblem({ name: 'x'.repeat(201), url: 'https://example.org' })).toMatch(/200/);
  });
});
