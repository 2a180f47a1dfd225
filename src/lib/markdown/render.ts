import MarkdownIt from 'markdown-it';
import sanitize from 'sanitize-html';
import { pictureNamed } from '../pictures/picture';

/**
 * `lesson`: written by those who teach. `post`: written by anybody, so it has no headings, and its links carry no
 * weight for search engines.
 */
export type Author = 'lesson' | 'post';

const markdown = new MarkdownIt({ html: false, linkify: true, breaks: false });
// A line end in a post is meant, "# 3 is wrong" is no heading, and one wide table could keep every reader waiting.
const talk = new MarkdownIt({ html: false, linkify: true, breaks: true }).disable([
  'heading',
  'lheading',
  'table',
]);

const TAGS = [
  ...['p', 'br', 'hr', 'h2', 'h3', 'h4', 'h5', 'h6', 'blockquote', 'ul', 'ol', 'li'],
  ...['strong', 'em', 's', 'code', 'pre', 'a', 'table', 'thead', 'tbody', 'tr', 'th', 'td'],
];

/**
 * Markdown as HTML that is safe to put on a page. HTML within it is shown as text.
 *
 * The page's title is its only h1, so `#` is an h2 like `##`. A lesson shows the campus's own pictures; those from
 * elsewhere become links, because a page of the campus asks no other host for anything.
 */
export function renderMarkdown(source: string, author: Author): string {
  const html = (author === 'post' ? talk : markdown).render(source);
  const rel = author === 'post' ? 'nofollow ugc noopener noreferrer' : 'noopener noreferrer';
  return sanitize(html, {
    allowedTags: author === 'lesson' ? [...TAGS, 'img'] : TAGS,
    allowedAttributes: {
      a: ['href', 'rel'],
      ol: ['start'],
      td: ['style'],
      th: ['style'],
      pre: ['tabindex'],
      img: ['src', 'alt', 'width', 'height', 'loading', 'decoding'],
    },
    allowedStyles: { '*': { 'text-align': [/^(left|right|center)$/] } },
    allowedSchemes: ['http', 'https', 'mailto'],
    allowProtocolRelative: false,
    transformTags: {
      h1: 'h2',
      a: (tagName, attribs) => ({ tagName, attribs: { ...attribs, rel } }),
      // A block of code may scroll sideways; this lets the keyboard do it too.
      pre: () => ({ tagName: 'pre', attribs: { tabindex: '0' } }),
      img: (_, { src = '', alt = '' }) => {
        const picture = author === 'lesson' ? pictureNamed(src) : null;
        return picture
          ? {
              tagName: 'img',
              attribs: { ...sized(picture), alt, loading: 'lazy', decoding: 'async' },
            }
          : { tagName: 'a', attribs: { href: src, rel }, text: alt || 'Picture' };
      },
    },
  });
}

/** With its size the page keeps the picture's place; without it the words below it move once. */
function sized({ path, size }: NonNullable<ReturnType<typeof pictureNamed>>): sanitize.Attributes {
  return size ? { src: path, width: String(size[0]), height: String(size[1]) } : { src: path };
}
