import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderMarkdown } from '../../../src/lib/markdown/render.ts';
import { pictureMarkdown, pictureNamed, timesShown } from '../../../src/lib/pictures/picture.ts';

const id = '0b9e6f3c-1d2e-4f5a-8b7c-9d0e1f2a3b4c';
const map = { id, alt: 'A map of wells', width: 1200, height: 800 };

describe('the line that puts a picture into a text', () => {
  it('names the picture, its words and its size', () => {
    expect(pictureMarkdown(map)).toBe(`![A map of wells](/pictures/${id}#1200x800)`);
  });

  it('leaves the words as legible as they can be', () => {
    const alt = 'Rents in the city (2010-2020) doubled: 4.50 to 9,10! See example.org';
    expect(pictureMarkdown({ ...map, alt })).toContain(`![${alt}](`);
    expect(renderMarkdown(pictureMarkdown({ ...map, alt }), 'lesson')).toContain(`alt="${alt}"`);
  });

  it('shows the picture, and says its words whatever they are', () => {
    const words = fc.string({ unit: 'binary', maxLength: 60 });
    const said = (text: string) =>
      text
        .replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>')
        .replaceAll('&quot;', '"')
        .replaceAll('&amp;', '&');
    fc.assert(
      fc.property(words, (typed) => {
        // As a form takes them.
        const alt = typed
          .replace(/[\0\s]+/g, ' ')
          .trim()
          .toWellFormed();
        const html = renderMarkdown(pictureMarkdown({ ...map, alt }), 'lesson');
        const found = /^<p><img src="([^"]*)" width="1200" height="800" alt="([^"]*)"/.exec(html);
        expect(found?.[1]).toBe(`/pictures/${id}`);
        expect(said(found?.[2] ?? '')).toBe(alt);
      }),
    );
  });
});

describe('an address', () => {
  it.each([
    `/pictures/${id}`,
    `/pictures/${id.toUpperCase()}`,
    `/pictures/${id}#1x1`,
    `/pictures/${id}#1600x1600`,
  ])('%s is one of our pictures', (address) => expect(pictureNamed(address)).not.toBeNull());

  it.each([
    '',
    'pictures',
    `pictures/${id}`,
    `//elsewhere.example/pictures/${id}`,
    `https://elsewhere.example/pictures/${id}`,
    `/pictures/${id}/../../admin`,
    `/pictures/${id}?x`,
    `/pictures/${id}#"onerror=alert(1)`,
    `/pictures/${id}#12345x1`,
    `/pictures/${id}\n`,
    '/pictures/1',
    '/admin',
  ])('%j is not', (address) => expect(pictureNamed(address)).toBeNull());
});

it('counts how often a text shows a picture', () => {
  const line = pictureMarkdown(map);
  expect(timesShown(id, null)).toBe(0);
  expect(timesShown(id, 'no picture')).toBe(0);
  expect(timesShown(id, `${line}\n\nand again\n\n${line.toUpperCase()}`)).toBe(2);
});
