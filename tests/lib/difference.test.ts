import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { differenceByLines, differenceByWords, type Stretch } from '../../src/lib/difference.ts';

const only = (stretches: Stretch[], kind: 'in' | 'out') =>
  stretches.flatMap((stretch) => (stretch.kind === kind ? [stretch.text] : []));

describe('the difference between two texts, by lines', () => {
  it('is none between equal texts, with or without a last line end', () => {
    expect(only(differenceByLines('One\nTwo\n', 'One\nTwo'), 'in')).toEqual([]);
    expect(only(differenceByLines('One\nTwo\n', 'One\nTwo'), 'out')).toEqual([]);
  });

  it('names the words that were changed in a line, and not the line', () => {
    const stretches = differenceByLines('Trees are counted.\n', 'Trees were counted.\n');
    expect(only(stretches, 'out')).toEqual(['are']);
    expect(only(stretches, 'in')).toEqual(['were']);
  });

  it('names whole lines that only one of them has', () => {
    const stretches = differenceByLines('One\nTwo\nThree\n', 'One\nThree\nFour\n');
    expect(only(stretches, 'out')).toEqual(['Two\n']);
    expect(only(stretches, 'in')).toEqual(['Four\n']);
  });

  it('shows two lines around a difference and counts the rest', () => {
    const lines = Array.from({ length: 20 }, (_, n) => `line ${n}\n`).join('');
    expect(differenceByLines(`${lines}old\n${lines}`, `${lines}new\n${lines}`)).toEqual([
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
      Array.from({ length: 20_000 }, (_, n) => `${word}${n}`).join(' ');
    const began = performance.now();
    const stretches = differenceByLines(long('a'), long('b'));
    expect(performance.now() - began).toBeLessThan(2_000);
    expect(stretches.map(({ kind }) => kind)).toEqual(['out', 'in']);
  });

  it('loses nothing of either text', () => {
    const text = fc
      .array(fc.constantFrom('a ', 'b ', 'c\n', '\n'), { maxLength: 8 })
      .map((all) => all.join(''));
    fc.assert(
      fc.property(text, text, (theirs, mine) => {
        const stretches = differenceByLines(theirs, mine);
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

describe('the difference by words', () => {
  it('holds all that stayed', () => {
    expect(differenceByWords('I ask you', 'I asked you')).toEqual([
      { kind: 'same', text: 'I ' },
      { kind: 'out', text: 'ask' },
      { kind: 'in', text: 'asked' },
      { kind: 'same', text: ' you' },
    ]);
  });

  it('holds both texts to the letter, whatever they are', () => {
    const texts = fc.array(fc.constantFrom('a', 'b ', ' c', '\n', 'é', '🌱', '<ins>'), {
      maxLength: 30,
    });
    fc.assert(
      fc.property(texts, texts, (one, other) => {
        const [first, second] = [one.join(''), other.join('')];
        const all = differenceByWords(first, second);
        const without = (kind: 'in' | 'out') =>
          all.flatMap((part) => ('text' in part && part.kind !== kind ? part.text : '')).join('');
        expect(without('in')).toBe(first);
        expect(without('out')).toBe(second);
      }),
    );
  });
});
