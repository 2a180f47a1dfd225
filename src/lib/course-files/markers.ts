/**
 * A course file is Markdown with a heading block at the top (between lines of `---`) and, before each module, lesson and
 * picture, an HTML comment that no viewer shows:
 *
 *     <!-- lesson
 *     name: Tidy tables
 *     -->
 *
 * Such a line opens a part wherever it stands. A line of a lesson's text that looks the same is written with a
 * backslash before it, one more than it has, and read with one less; so no text is mistaken for a part.
 */
export type Kind = 'module' | 'lesson' | 'picture';

const MARKER = /^<!--[ \t]+(module|lesson|picture)[ \t]*$/;
const LOOKS_LIKE_ONE = /^\\*<!--[ \t]+(?:module|lesson|picture)[ \t]*$/;

export const CLOSING = '-->';

/** Which kind of part a line opens; null: it is a line of text. */
export function markerIn(line: string): Kind | null {
  return (MARKER.exec(line)?.[1] as Kind | undefined) ?? null;
}

/** The line that opens a part. */
export const opening = (kind: Kind) => `<!-- ${kind}`;

/** A lesson's text as it stands in a file. Cut by "\n" alone: to a pattern other characters end a line, too. */
export function escaped(text: string): string {
  return text
    .split('\n')
    .map((line) => (LOOKS_LIKE_ONE.test(line) ? `\\${line}` : line))
    .join('\n');
}

/** The lines of a text as they stand in a file, as they were written. */
export function unescaped(lines: string[]): string[] {
  return lines.map((line) =>
    line.startsWith('\\') && LOOKS_LIKE_ONE.test(line) ? line.slice(1) : line,
  );
}
