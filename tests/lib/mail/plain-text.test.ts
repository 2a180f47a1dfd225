import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { textOf } from '../../../supabase/local/plain-text.ts';

test('a letter as plain text keeps its words and the address of its link', () => {
  const html = `<h2>Hello &amp; welcome</h2>
    <p>Confirm
      amara@campus.example.</p>
    <p> <a
      href="https://campus.example/auth/confirm?token_hash=abc&amp;type=signup&amp;next=https%3A%2F%2Fx"
      >Confirm my address</a
    > </p><p>Bye.</p>`;
  expect(textOf(html)).toBe(`Hello & welcome

Confirm amara@campus.example.

Confirm my address:
https://campus.example/auth/confirm?token_hash=abc&type=signup&next=https%3A%2F%2Fx

Bye.`);
});

test('every letter of the campus can be read as plain text', () => {
  const folder = new URL('../../../supabase/templates/', import.meta.url);
  const letters = readdirSync(folder);
  expect(letters.length).toBeGreaterThanOrEqual(5);
  for (const letter of letters) {
    const text = textOf(readFileSync(new URL(letter, folder), 'utf8'));
    expect(text, letter).toMatch(
      /^[^\n]+\n\n[^]*:\n\{\{ \.SiteURL \}\}\/(auth\/confirm\?|forgot-password)[^]+\.$/,
    );
    expect(text, letter).not.toMatch(/[<>]|&\w+;/);
  }
});
