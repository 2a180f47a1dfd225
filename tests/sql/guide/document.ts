import { readFileSync } from 'node:fs';

/**
 * One statement of docs/migration-001.md and what the page says about it. A comment after a statement says what it
 * comes to: `-- returns 6 rows`, `-- returns 14 or more rows`, `-- returns no rows`, `-- returns true`,
 * `-- changes 3 rows`, `-- uses <index>` or `-- succeeds`. Below a block, "Expected output" is what psql prints for its
 * last statement, and "Expected among them" lists words of that statement's first column.
 */
export type Step = {
  /** The headings above it, the widest first, such as "Migration steps" and "Step 2: …". */
  headings: string[];
  line: number;
  statement: string;
  /** Null for a statement of a series, of which only the last says what it comes to. */
  expectation: string | null;
  /** Its cells as text, the names of the columns first. */
  output: string[][] | null;
  among: string[];
};

const expectation = /^-- ((?:returns|changes|uses|succeeds)\b.*)$/;

/** A text's statements with the comment that says what each comes to. No statement holds a `;` but its last. */
export function statementsOf(sql: string): { statement: string; expectation: string | null }[] {
  const found: { statement: string; expectation: string | null }[] = [];
  let open: string[] = [];
  for (const line of sql.split('\n')) {
    const said = expectation.exec(line);
    if (said && found.length > 0 && open.length === 0) found.at(-1)!.expectation = said[1]!;
    else if (line.trim() !== '' && !line.startsWith('--')) open.push(line);
    if (open.length > 0 && line.trimEnd().endsWith(';')) {
      found.push({ statement: open.join('\n'), expectation: null });
      open = [];
    }
  }
  if (open.length > 0) throw new Error(`A statement does not end:\n${open.join('\n')}`);
  return found;
}

/** Every statement in a page's SQL blocks, in order. Throws where the page expects something in words we do not know. */
export function stepsOf(markdown: string): Step[] {
  const lines = markdown.split('\n');
  const steps: Step[] = [];
  const headings: string[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const heading = /^(##+) (.*)$/.exec(lines[at]!);
    if (heading) headings.splice(heading[1]!.length - 2, Infinity, heading[2]!);
    const fence = /^( *)```(\w*)$/.exec(lines[at]!);
    if (fence) {
      const end = lines.indexOf(`${fence[1]}\`\`\``, at + 1);
      const line = at + 1;
      const text = lines.slice(at + 1, end).map((inner) => inner.slice(fence[1]!.length));
      at = end;
      if (fence[2] !== 'sql') continue;
      const found = statementsOf(text.join('\n'));
      if (!found.at(-1)?.expectation) {
        throw new Error(`The SQL block in line ${line} does not end in what it comes to.`);
      }
      const rest = { headings: [...headings], line, output: null, among: [] };
      steps.push(...found.map((each) => ({ ...each, ...rest })));
    }
    if (lines[at]!.startsWith('**Expected')) readExpected(lines, at, steps.at(-1)!);
  }
  return steps;
}

function readExpected(lines: string[], at: number, step: Step): void {
  const below = lines.slice(at + 2);
  if (lines[at] === '**Expected output:**' && below[0] === '```') {
    step.output = readTable(below.slice(1, below.indexOf('```', 1)));
  } else if (lines[at] === '**Expected among them:**' && below[0]?.startsWith('- ')) {
    const end = below.findIndex((line) => !line.startsWith('- '));
    step.among = below.slice(0, end).map((line) => line.slice(2));
  } else {
    throw new Error(`Line ${at + 1} expects something that nobody can compare.`);
  }
}

/** What psql prints, as cells. */
function readTable(lines: string[]): string[][] {
  const cells = [lines[0]!, ...lines.slice(2, -1)].map((line) =>
    line.split('|').map((cell) => cell.trim()),
  );
  const rows = cells.length - 1;
  if (!/^[-+]+$/.test(lines[1]!) || lines.at(-1) !== `(${rows} row${rows === 1 ? '' : 's'})`) {
    throw new Error(`This is not what psql prints:\n${lines.join('\n')}`);
  }
  return cells;
}

export const page = readFileSync(
  new URL('../../../docs/migration-001.md', import.meta.url),
  'utf8',
);

/** The steps below a heading of the page, such as "Rollback procedure". */
export function stepsBelow(heading: string): Step[] {
  const found = stepsOf(page).filter(({ headings }) => headings.includes(heading));
  if (found.length === 0) throw new Error(`The page has no SQL below "${heading}".`);
  return found;
}
