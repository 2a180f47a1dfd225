import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { difference, type Stretch } from '../../../src/lib/writing/difference.ts';

const only = (stretches: Stretch[], kind: 'in' | 'out') =>
  stretches.flatMap((stretch) => (stretch.kind === kind ? [stretch.text] : []));

describe('the difference between theirs and mine', () => {
  it('is none between equal texts, with or without a last line end', () => {
    expect(only(difference('One\nTwo\n', 'One\nTwo'), 'in')).toEqual([]);
    expect(only(difference('One\nTwo\n', 'One\nTwo'), 'out')).toEqual([]);
  });

  it('names the words that were changed in a line, and not the line', () => {
    const stretches = difference('Trees are counted.\n', 'Trees were counted.\n');
    expect(only(stretches, 'out')).toEqual(['are']);
    expect(only(stretches, 'in')).toEqual(['were']);
  });

  it('names whole lines that only one of them has', () => {
    const stretches = difference('One\nTwo\nThree\n', 'One\nThree\nFour\n');
    expect(only(stretches, 'out')).toEqual(['Two\n']);
    expect(only(stretches, 'in')).toEqual(['Four\n']);
  });

  it('shows two lines around a difference and counts the rest', () => {
    const lines = Array.from({ length: 20 }, (_, n) => `line ${n}\n`).join('');
    expect(difference(`${lines}old\n${lines}`, `${lines}new\n${lines}`)).toEqual([
      { kind: 'skipped', lines: 18 },
      { kind: 'same', text: 'line 18\nline 19\n' },
      { kind: 'out', text: 'old' },
      { kind: 'in', text: 'new' },
      { kind: 'same', text: '\n' },
      { kind: 'same', text: 'line 0\nline 1\n' },
      { kind: 'skipped', lines: 18 },
    ]);
  });

  it('takes a moment, also where two long texts have nothing in common', () => {
    const long = (word: string) =>
      Array.from({ length: 20_000 }, (_, n) => `${word}${n}`)
        .join(' ')
        .repeat(1);
    const began = performance.now();
    const stretches = difference(long('a'), long('b'));
    expect(performance.now() - began).toBeLessThan(2_000);
    expect(stretches.map(({ kind }) => kind)).toEqual(['out', 'in']);
  });

  it('loses nothing of either text', () => {
    const text = fc
      .array(fc.constantFrom('a ', 'b ', 'c\n', '\n'), { maxLength: 8 })
      .map((all) => all.join(''));
    fc.assert(
      fc.property(text, text, (theirs, mine) => {
        const stretches = difference(theirs, mine);
        if (stretches.some(({ kind }) => kind === 'skipped')) return;
        const read = (kind: 'in' | 'out') =>
          stretches
            .map((part) =>
              'text' in part && (part.kind === 'same' || part.kind === kind) ? part.text : '',
            )
            .join('');
        expect(read('out').trimEnd()).toBe(theirs.trimEnd());
        expect(read('in').trimEnd()).toBe(mine.trimEnd());
      }),
    );
  });
});
