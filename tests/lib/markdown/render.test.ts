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

  it('keeps tables and the alignment of their cells', () => {
    expect(renderMarkdown('| a | b |\n|---|--:|\n| 1 | 2 |', 'lesson')).toContain(
      '<td style="text-align:right">2</td>',
    );
  });

  it.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '[x](javascript:alert(1))',
    '[x](data:text/html,<script>alert(1)</script>)',
    '![x](javascript:alert(1))',
    '<a href="https://example.org" onclick="alert(1)">x</a>',
    '[x](https://example.org "a\\" onmouseover=\\"alert(1)")',
    '```html" onclick="alert(1)\nx\n```',
  ])('%s does nothing', (source) => {
    for (const author of ['lesson', 'post'] as const) {
      const html = renderMarkdown(source, author);
      const tags = html.match(/<[^>]*>/g)?.join('') ?? '';
      expect(tags).not.toMatch(/<script|<img|\son\w+=|javascript:|data:/i);
    }
  });
});
