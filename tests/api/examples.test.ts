import { readFileSync } from 'node:fs';
import { createClient } from '@supabase/supabase-js';
import { describe, expect, test } from 'vitest';
import { examplesIn, programOf, valueOf } from './page.ts';

// The examples of docs/api.md, run as they stand, one after the other, against a campus with the demonstration.

function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run these tests with npm test -- api.`);
  return value;
}

const page = readFileSync(new URL('../../docs/api.md', import.meta.url), 'utf8');
const examples = examplesIn(page);
let shown: unknown[] = [];
const program = programOf(examples, {
  createClient,
  url: required('CLIENT_SUPABASE_URL'),
  anonKey: required('CLIENT_ANON_KEY'),
  password: required('CLIENT_PASSWORD'),
  console: { log: (value) => shown.push(value) },
});

describe('docs/api.md', () => {
  test('shows what it says that it shows: no block is left out', () => {
    expect(examples).toHaveLength(page.match(/^```\w/gm)!.length);
    expect(examples.length).toBeGreaterThan(20);
  });

  for (const [n, { heading, shows }] of examples.entries()) {
    test(`${heading}, example ${n + 1}`, async () => {
      shown = [];
      const { done } = await program.next();
      expect(done, 'an example before this one broke').toBe(false);
      expect(shown).toEqual(shows.map(valueOf));
    });
  }
});
