import { describe, expect, test } from 'vitest';
import { described, withoutPeople } from '../../../src/lib/log/words.ts';

describe('what goes into the log', () => {
  test.each([
    ['Key (email)=(amara@campus.example) already exists', 'Key (email)=(…) already exists'],
    ['no mail to amara@campus.example, sorry', 'no mail to …@…, sorry'],
    [
      '22P02: invalid input syntax for type uuid: "Amara"',
      '22P02: invalid input syntax for type uuid: "…"',
    ],
    ['Failing row contains (7, Amara, Lagos).', 'Failing row contains (…).'],
    [
      'Unexpected token A, "Amara says"... is not valid JSON',
      'Unexpected token A, "…" is not valid JSON',
    ],
    [
      'GET http://127.0.0.1:4321/auth/confirm?token_hash=abc failed',
      'GET http://127.0.0.1:4321/… failed',
    ],
    ['token eyJhbGciOiJFUzI1NiJ9abc12345.eyJzdWIiOiIxIn0.c2ln is old', 'token … is old'],
    ['person 4dc59a32-2ca5-4a3e-9a7b-2d2d6d0dd6c5 is gone', 'person … is gone'],
    ['he said "Amara and Ben"', 'he said "…"'],
  ])('says %j without the person', (said, kept) => {
    expect(withoutPeople(said)).toBe(kept);
  });

  test.each([
    '23505: duplicate key value violates unique constraint "cohorts_course_id_name_key"',
    'relation "public.cohorts" does not exist',
    "Cannot read properties of undefined (reading 'name')",
    'fetch failed',
    'connect ECONNREFUSED 127.0.0.1:54321',
  ])('keeps %j, which names only what is ours', (said) => {
    expect(withoutPeople(said)).toBe(said);
  });
});

describe('an error in the log', () => {
  test('has its name, its words, its places and what caused it', () => {
    const cause = {
      code: '22P02',
      message: 'invalid input: "Amara"',
      details: 'Amara',
      hint: null,
    };
    const told = described(new TypeError('no amara@campus.example', { cause }));
    expect(told).toMatchObject({
      error: 'TypeError',
      message: 'no …@…',
      cause: { code: '22P02', message: 'invalid input: "…"' },
    });
    expect((told as { stack: string[] }).stack[0]).toContain('words.test.ts');
    expect(JSON.stringify(told)).not.toMatch(/amara/i);
  });

  test('may be anything that somebody threw', () => {
    expect(described('Ben <ben@campus.example>')).toEqual({ message: 'Ben <…@…>' });
    expect(described(undefined)).toEqual({ message: 'undefined' });
    expect(described({})).toEqual({ message: 'no message' });
  });
});
