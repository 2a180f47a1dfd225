import { describe, expect, it } from 'vitest';
import { counted, listed } from '../../src/lib/words.ts';

describe('words for numbers and lists', () => {
  it.each([
    [0, '0 students'],
    [1, '1 student'],
    [1938, '1,938 students'],
  ])('%d is "%s"', (count, words) => {
    expect(counted(count, 'student')).toBe(words);
  });

  it('take the plural they are given', () => {
    expect(counted(2, 'waits', 'wait')).toBe('2 wait');
  });

  it.each([
    [[], ''],
    [['Maps'], 'Maps'],
    [['Maps', 'Data'], 'Maps and Data'],
    [['Maps', 'Data', 'Talk'], 'Maps, Data and Talk'],
  ])('%j is listed as "%s"', (names, words) => {
    expect(listed(names)).toBe(words);
  });
});
