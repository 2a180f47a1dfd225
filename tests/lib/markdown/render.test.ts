import { describe, expect, it } from 'vitest';
import { renderMarkdown } from '../../../src/lib/markdown/render.ts';

describe('Markdown', () => {
  it('becomes HTML', () => {
    expect(renderMarkdown('Some **bold** and *soft* words.', 'lesson')).toBe(
      '<p>Some <strong>bold</strong> and <em>soft</em> words.</p>\n',
    );
  });

  it('leaves the h1 to the page', () => {
    expect(renderMarkdown('# One\n\n## Two', 'lesson')).toBe('<h2>One</h2>\n<h2>Two</h2>\n');
    expect(renderMarkdown('###### Six', 'lesson')).toBe('<h6>Six</h6>\n');
  });

  it('has no headings in a post', () => {
    expect(renderMarkdown('# 3 is wrong\n\nIs it?\n---', 'post')).not.toMatch(/<h\d/);
  });

  it('has no tables in a post', () => {
    const table = '| a | b |\n|---|---|\n| 1 | 2 |';
    expect(renderMarkdown(table, 'lesson')).toContain('<td>');
    expect(renderMarkdown(table, 'post')).not.toContain('<td>');
  });

  it('keeps the line ends of a post', () => {
    expect(renderMarkdown('one\ntwo', 'post')).toContain('<br');
    expect(renderMarkdown('one\ntwo', 'lesson')).not.toContain('<br');
  });

  it('gives links of a post no weight for search engines', () => {
    expect(renderMarkdown('https://example.org', 'post')).toContain(
      'rel="nofollow ugc noopener noreferrer"',
    );
    expect(renderMarkdown('[x](https://example.org)', 'lesson')).toContain(
      'rel="noopener noreferrer"',
    );
  });

  it('makes links of pictures, so that no other host is asked', () => {
    const html = renderMarkdown('![a plan](https://example.org/plan.png)', 'lesson');
    expect(html).not.toContain('<img');
    expect(html).toContain('<a href="https://example.org/plan.png"');
    expect(html).toContain('>a plan</a>');
  });

  const own = '/pictures/0b9e6f3c-1d2e-4f5a-8b7c-9d0e1f2a3b4c';

  it('shows our own pictures in a lesson, at their size where the address says it', () => {
    expect(renderMarkdown(`![A "map"](${own}#1200x800)`, 'lesson')).toBe(
      `<p><img src="${own}" width="1200" height="800" alt="A &quot;map&quot;" loading="lazy" decoding="async" /></p>\n`,
    );
    expect(renderMarkdown(`![](${own})`, 'lesson')).toBe(
      `<p><img src="${own}" alt="" loading="lazy" decoding="async" /></p>\n`,
    );
  });

  it('shows no picture in a post', () => {
    const html = renderMarkdown(`![A map](${own})`, 'post');
    expect(html).not.toContain('<img');
    expect(html).toContain(`<a href="${own}"`);
  });

  it('keeps tables and the alignment of their cells', () => {
    expect(renderMarkdown('| a | b |\n|---|--:|\n| 1 | 2 |', 'lesson')).toContain(
      '<td style="text-align:right">2</td>',
    );
  });
});
