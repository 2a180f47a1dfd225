import { picturesIn, type CourseFile, type Remark } from './course';
import { markerIn } from './markers';
import type { Part } from './parts';

const MOST = 20;
const MARKUP = /<(script|iframe|object|embed|style|svg|form)\b/i;
const ALMOST = /^\s*<!--\s*(module|lesson|picture)\b/i;
const NOWHERE = /\]\(\s*<?\s*(javascript|vbscript|data):/i;

/** What is harmless here, and perhaps not meant: the first of it, by line. */
export function oddities(parts: Part[], { pictures }: CourseFile): Remark[] {
  const known = new Set(pictures.map(({ id }) => id));
  const notes: Remark[] = [];
  for (const { kind, text, textLine } of parts) {
    if (kind !== 'lesson') continue;
    for (const [n, line] of text.split('\n').entries()) {
      if (notes.length === MOST) return notes;
      const says = oddityIn(line, known);
      if (says) notes.push({ line: textLine + n, says });
    }
  }
  return notes;
}

function oddityIn(line: string, pictures: Set<string>): string | null {
  // One that is written with a backslash is meant.
  if (ALMOST.test(line) && !markerIn(line))
    return 'This is text: a part is opened by a line like “<!-- lesson”, in small letters and with nothing else in it.';
  if (MARKUP.test(line))
    return 'HTML does nothing in a lesson: students see it as it is written here.';
  if (NOWHERE.test(line))
    return 'This link leads nowhere: only addresses of the web and of mail become links.';
  return !picturesIn(line).isSubsetOf(pictures)
    ? 'A picture that is shown here is not in the file.'
    : null;
}
