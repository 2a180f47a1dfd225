import { describe, expect, it } from 'vitest';
import type { z } from 'astro/zod';
import * as fields from '../../../src/lib/forms/fields.ts';

const complaint = (schema: z.ZodType, value: unknown) =>
  schema.safeParse(value).error?.issues[0]?.message;

describe('text', () => {
  const post = fields.text({ max: 20 });

  it('is trimmed, with plain line ends', () => {
    expect(post.parse('  one\r\ntwo \n')).toBe('one\ntwo');
  });

  it.each([null, undefined, '', '   ', new File([], 'x')])(
    'asks to be filled in when it is %j',
    (value) => {
      expect(complaint(post, value)).toBe('Please fill this in.');
    },
  );

  it('counts characters as the database does', () => {
    expect(post.safeParse('🌱'.repeat(20)).success).toBe(true);
    expect(complaint(post, '🌱'.repeat(21))).toBe('Please write at most 20 characters.');
  });

  it('refuses what PostgreSQL cannot keep', () => {
    expect(complaint(post, 'a\u0000b')).toBe('This contains a character we cannot keep.');
  });

  it('may be empty where nothing is asked for', () => {
    expect(fields.text({ min: 0, max: 20 }).parse(null)).toBe('');
  });
});

describe('an address', () => {
  it('is kept in lower case', () => {
    expect(fields.email().parse(' Amara@Example.ORG ')).toBe('amara@example.org');
  });

  it.each([
    'amara',
    'amara@',
    '@example.org',
    'a b@example.org',
    'a@b',
    `${'a'.repeat(250)}@b.org`,
  ])('%s is none', (value) => {
    expect(complaint(fields.email(), value)).toBe('This is not a full e-mail address.');
  });
});

describe('numbers and ids', () => {
  it('are numbers', () => {
    expect(fields.id().parse('12')).toBe(12);
    expect(fields.wholeNumber({ min: 0, max: 500 }).parse(' 50 ')).toBe(50);
    expect(fields.wholeNumber({ min: 0, max: 500 }).parse('')).toBeNull();
  });

  it('are refused in words', () => {
    expect(complaint(fields.id(), '1; drop')).toBe('That is not here.');
    expect(complaint(fields.wholeNumber({ min: 0, max: 500 }), 'many')).toBe(
      'Please write a whole number.',
    );
    expect(complaint(fields.wholeNumber({ min: 0, max: 5000 }), '9999')).toBe(
      'Please write a number from 0 to 5,000.',
    );
  });
});

describe('days', () => {
  it.each(['2026-11-23', '2028-02-29'])('%s is one', (value) => {
    expect(fields.day().parse(value)).toBe(value);
  });

  it.each(['2026-02-29', '2026-13-01', '23.11.2026', '0000-01-01', '2026-11-23T00:00'])(
    '%s is none',
    (value) => {
      expect(complaint(fields.day(), value)).toBe('There is no such day.');
    },
  );

  it('may be left out where that is allowed', () => {
    expect(fields.optionalDay().parse(null)).toBeNull();
    expect(complaint(fields.day(), null)).toBe('Please choose a day.');
  });
});

describe('boxes and choices', () => {
  it('are read as what they mean', () => {
    expect(fields.ticked().parse('on')).toBe(true);
    expect(fields.ticked().parse(null)).toBe(false);
    expect(fields.oneOf(['a', 'b']).parse('a')).toBe('a');
    expect(complaint(fields.oneOf(['a', 'b']), 'c')).toBe('Please choose one.');
  });

  it('lead nowhere else', () => {
    expect(fields.path('/dashboard').parse('//evil.example')).toBe('/dashboard');
  });
});

describe('a file', () => {
  const sized = (bytes: number) => new File([new Uint8Array(bytes)], 'list.csv');

  it('has to be chosen, and is at most 10 MB', () => {
    expect(fields.chosenFile().safeParse(sized(0)).success).toBe(true);
    expect(fields.chosenFile().safeParse(sized(fields.LARGEST_FILE)).success).toBe(true);
    expect(complaint(fields.chosenFile(), sized(fields.LARGEST_FILE + 1))).toBe(fields.TOO_LARGE);
    for (const none of [null, 'list.csv', new File([], '')])
      expect(complaint(fields.chosenFile(), none)).toBe('Please choose a file.');
  });
});

describe('markdown', () => {
  const lesson = fields.markdown({ max: 20 });

  it('keeps the spaces at its beginning, and none at its end', () => {
    expect(lesson.parse('    code\r\n \n')).toBe('    code');
  });

  it('is null when there is nothing in it', () => {
    for (const empty of ['', null, ' \n']) expect(lesson.parse(empty)).toBeNull();
  });

  it('has its limit, and holds nothing that PostgreSQL cannot keep', () => {
    expect(complaint(lesson, 'x'.repeat(21))).toBe('Please write at most 20 characters.');
    expect(complaint(lesson, 'a\u0000b')).toBe('This contains a character we cannot keep.');
  });
});

it('text that may be left out is null then', () => {
  expect(fields.optionalText(5).parse(' ')).toBeNull();
  expect(fields.optionalText(5).parse(' a ')).toBe('a');
  expect(complaint(fields.optionalText(5), 'abcdef')).toBe('Please write at most 5 characters.');
});
