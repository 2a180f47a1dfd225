import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderMarkdown } from '../../../src/lib/markdown/render.ts';

const own = '/pictures/0b9e6f3c-1d2e-4f5a-8b7c-9d0e1f2a3b4c';

/** All that a lesson's HTML may be made of; a post has less. Anything else between < and > is a way out. */
const NAME =
  'p|br|hr|h[2-6]|blockquote|ul|ol|li|strong|em|s|code|pre|a|table|thead|tbody|tr|th|td|img';
const ATTRIBUTE = [
  // An address of the web or of mail, or one without a scheme that is not of another host.
  /href="(?:https?:\/\/|mailto:|(?![a-z][a-z0-9+.-]*:|\/\/))[^"<>]*"/,
  /rel="(?:nofollow ugc )?noopener noreferrer"/,
  /start="\d+"/,
  /style="text-align:(?:left|right|center)"/,
  /tabindex="0"/,
  /src="\/pictures\/[0-9a-f-]{36}"/,
  /alt="[^"<>]*"/,
  /(?:width|height)="\d{1,4}"/,
  /loading="lazy"/,
  /decoding="async"/,
]
  .map(({ source }) => source)
  .join('|');
const TAG = new RegExp(`^<\\/?(?:${NAME})(?: (?:${ATTRIBUTE}))* ?\\/?>$`, 'i');

const waysOut = (html: string) => (html.match(/<[^>]*>?/g) ?? []).filter((tag) => !TAG.test(tag));

const tries = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<svg/onload=alert(1)>',
  '<iframe srcdoc="<script>alert(1)</script>">',
  '<style>@import "//elsewhere.example"</style>',
  '<base href="https://elsewhere.example/">',
  '<form action="https://elsewhere.example"><input name=password></form>',
  '<a href="https://example.org" onclick="alert(1)">x</a>',
  '</div></main><h1>This campus has moved</h1>',
  '<!-- <script> -->',
  '<![CDATA[<script>alert(1)</script>]]>',
  '<details open ontoggle=alert(1)>',
  '<math><mtext></table><img src=x onerror=alert(1)>',
  '[x](javascript:alert(1))',
  '[x](JaVaScRiPt:alert(1))',
  '[x](java\tscript:alert(1))',
  '[x](&#106;avascript:alert(1))',
  '[x](&#x6A;avascript&colon;alert(1))',
  '[x](\u0001javascript:alert(1))',
  '[x](vbscript:msgbox(1))',
  '[x](data:text/html,<script>alert(1)</script>)',
  '[x](//elsewhere.example)',
  '[x](blob:https://campus.example/1)',
  '[x](https://example.org "a\\" onmouseover=\\"alert(1)")',
  '[x](https://example.org \'a" onmouseover="alert(1)\')',
  '[x]: javascript:alert(1)\n\n[x]',
  '<javascript:alert(1)>',
  '![x](javascript:alert(1))',
  '![x](data:image/svg+xml,<svg onload=alert(1)>)',
  '![x](https://elsewhere.example/track.gif)',
  '![x](//elsewhere.example/track.gif)',
  `![x"onload="alert(1)](${own})`,
  `![x](${own}"onload="alert(1))`,
  `![x](${own}#1x1"onload="alert(1))`,
  `![x](${own} "a\\" onload=\\"alert(1)")`,
  `![x](https://elsewhere.example${own})`,
  `![<img src=x onerror=alert(1)>](${own})`,
  `[![x](${own})](javascript:alert(1))`,
  `![a ![b](javascript:alert(1)) c](${own})`,
  '```html" onclick="alert(1)\nx\n```',
  '`<script>`',
  '| a |\n|:-:" onclick="alert(1)|\n| b |',
  '1000000000000. x',
  `${'>'.repeat(500)} x`,
  `${'['.repeat(500)}x${']'.repeat(500)}`,
  '*'.repeat(3000),
  '\u202ejavascript:alert(1)',
  'https://example.org/"onmouseover="alert(1)',
];

it.each(['<script>', '<img src="x">', '<p onclick="x">', '<a href="javascript:x">', '<p'])(
  '%s would be noticed',
  (html) => expect(waysOut(html)).toHaveLength(1),
);

describe('a text that tries to break out does not', () => {
  for (const author of ['lesson', 'post'] as const) {
    it.each(tries)(`of a ${author}: %s`, (source) => {
      const html = renderMarkdown(source, author);
      expect(waysOut(html)).toEqual([]);
      // The browser must ask nobody else for anything while it shows the page.
      expect(html).not.toMatch(/<img[^>]*src="(?!\/pictures\/)/);
      if (author === 'post') expect(html).not.toContain('<img');
    });

    it(`of a ${author}, however the tries are put together`, () => {
      const piece = fc.oneof(fc.constantFrom(...tries), fc.string({ maxLength: 12 }));
      const glue = fc.constantFrom(
        '',
        ' ',
        '\n',
        '\n\n',
        '> ',
        '- ',
        '`',
        '**',
        '[',
        '](',
        ')',
        '|',
      );
      const text = fc.array(fc.tuple(piece, glue), { maxLength: 6 });
      fc.assert(
        fc.property(text, (parts) => {
          expect(waysOut(renderMarkdown(parts.flat().join(''), author))).toEqual([]);
        }),
        { numRuns: 300 },
      );
    });
  }
});
