import { diffLines, diffWordsWithSpace, type Change } from 'diff';

/** A stretch of text: in both, only in the first (`out`) or only in the second (`in`); `skipped` stands for lines alike. */
export type Stretch =
  { kind: 'same' | 'out' | 'in'; text: string } | { kind: 'skipped'; lines: number };

/** Lines alike that stay around a difference. */
const AROUND = 2;
/** Beyond these the texts have little in common, and comparing them word by word tells nobody anything. */
const MOST_LINES = 2_000;
const MOST_WORDS = 1_500;

/** What taking the second text instead of the first changes: by lines, and by words within lines that were reworded. */
export function differenceByLines(first: string, second: string): Stretch[] {
  const lines =
    diffLines(ended(first), ended(second), { maxEditLength: MOST_LINES }) ?? whole(first, second);
  return lines.flatMap((change, n) => {
    const [before, after] = [lines[n - 1], lines[n + 1]];
    if (change.removed && after?.added) return differenceByWords(change.value, after.value);
    if (change.added && before?.removed) return [];
    if (change.added || change.removed) return stretch(change);
    return shortened(change.value, before !== undefined, after !== undefined);
  });
}

/**
 * The same by words alone, with all that stayed.
 *
 * @param most changes; texts with more between them are shown whole, one after the other
 */
export function differenceByWords(first: string, second: string, most = MOST_WORDS): Stretch[] {
  const words = diffWordsWithSpace(first, second, { maxEditLength: most });
  return (words ?? whole(first, second)).flatMap(stretch);
}

/** A last line without its end would differ from the same line with one. */
const ended = (text: string) => (text === '' || text.endsWith('\n') ? text : `${text}\n`);

const whole = (first: string, second: string) =>
  [
    { value: first, removed: true, added: false },
    { value: second, removed: false, added: true },
  ] satisfies Omit<Change, 'count'>[];

function stretch({ value, added, removed }: Omit<Change, 'count'>): Stretch[] {
  return value === '' ? [] : [{ kind: added ? 'in' : removed ? 'out' : 'same', text: value }];
}

function shortened(text: string, hasBefore: boolean, hasAfter: boolean): Stretch[] {
  const lines = text.split(/(?<=\n)/);
  const head = hasBefore ? AROUND : 0;
  const tail = hasAfter ? AROUND : 0;
  const skipped = lines.length - head - tail;
  if (skipped <= 1) return [{ kind: 'same', text }];
  const same = (some: string[]): Stretch[] =>
    some.length > 0 ? [{ kind: 'same', text: some.join('') }] : [];
  return [
    ...same(lines.slice(0, head)),
    { kind: 'skipped', lines: skipped },
    ...same(lines.slice(lines.length - tail)),
  ];
}
