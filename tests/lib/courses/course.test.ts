import { describe, expect, it } from 'vitest';
import { kickerOf, sizeWords, slugFrom } from '../../../src/lib/courses/course.ts';

describe('the name of a course in an address', () => {
  it('is taken as it stands', () => {
    expect(slugFrom('open-data')).toBe('open-data');
    expect(slugFrom('ddd-2013j')).toBe('ddd-2013j');
  });

  it.each(['', '-', 'Open-Data', 'a--b', 'a/b', '..', 'a\u0000', 'ä', 'a'.repeat(201), undefined])(
    'is no name: %j',
    (param) => {
      expect(slugFrom(param)).toBeNull();
    },
  );
});

describe('a course in a few words', () => {
  it('leaves out what nobody has said', () => {
    expect(kickerOf({ track: 'Data', difficulty: 'Beginner' })).toBe('Data · Beginner');
    expect(kickerOf({ track: null, difficulty: 'Beginner' })).toBe('Beginner');
    expect(kickerOf({ track: null, difficulty: null })).toBeUndefined();
  });

  it('counts one as one', () => {
    expect(sizeWords(1, 9)).toBe('1 module, 9 lessons');
    expect(sizeWords(3, 1)).toBe('3 modules, 1 lesson');
  });
});
