import { counted, grouped } from '../words';
import { MOST_LESSONS, MOST_MODULES, MOST_COURSE_PICTURES, type Remark } from './course';
import { CLOSING, markerIn, unescaped, type Kind } from './markers';

/** A stretch of a file: what its heading says, as YAML, and the text below. */
export interface Part {
  kind: Kind | 'course';
  /** The line that opens it; the first of the file is 1. */
  line: number;
  heading: string;
  /** The first line of the text below. */
  textLine: number;
  text: string;
}

const FENCE = '---';

/** Cuts a file into its parts, the course's own first. */
export function cut(file: string): { parts: Part[]; problems: Remark[] } {
  const lines = file.split('\n');
  const end = lines.findIndex((line, at) => at > 0 && line.trimEnd() === FENCE);
  if (lines[0]?.trimEnd() !== FENCE || end === -1) {
    const says =
      'A course file begins with what the course is called, between two lines of three hyphens.';
    return { parts: [], problems: [{ line: 1, says }] };
  }
  const markers = lines.flatMap((line, at) => {
    const kind = at > end ? markerIn(line) : null;
    return kind ? [{ kind, at }] : [];
  });
  const tooMany = tooManyOf(markers);
  if (tooMany) return { parts: [], problems: [tooMany] };
  const parts = [partOf('course', lines, 0, end, markers[0]?.at)];
  const problems: Remark[] = [];
  for (const [n, { kind, at }] of markers.entries()) {
    const next = markers[n + 1]?.at ?? lines.length;
    const closes = closingLine(lines, at + 1, next);
    if (closes === null) {
      const says = `The heading of this ${kind} is not closed: a line with nothing but ${CLOSING} is missing.`;
      problems.push({ line: at + 1, says });
    } else {
      parts.push(partOf(kind, lines, at, closes, next));
    }
  }
  return { parts, problems };
}

function tooManyOf(markers: { kind: Kind }[]): Remark | null {
  for (const [kind, most] of [
    ['module', MOST_MODULES],
    ['lesson', MOST_LESSONS],
    ['picture', MOST_COURSE_PICTURES],
  ] as const) {
    const count = markers.filter((marker) => marker.kind === kind).length;
    const says = `This file has ${counted(count, kind)}; a course can have ${grouped(most)}.`;
    if (count > most) return { line: 1, says };
  }
  return null;
}

function closingLine(lines: string[], from: number, to: number): number | null {
  for (let at = from; at < to; at += 1) if (lines[at]!.trimEnd() === CLOSING) return at;
  return null;
}

function partOf(
  kind: Part['kind'],
  lines: string[],
  opens: number,
  closes: number,
  next?: number,
): Part {
  const text = unescaped(lines.slice(closes + 1, next));
  // One blank line before the text and one after it belong to the file.
  const hasBlank = text[0] === '';
  if (hasBlank) text.shift();
  if (text.at(-1) === '') text.pop();
  return {
    kind,
    line: opens + 1,
    heading: lines.slice(opens + 1, closes).join('\n'),
    textLine: closes + 2 + (hasBlank ? 1 : 0),
    text: text.join('\n'),
  };
}
