import { isMap, isScalar, isSeq, LineCounter, parseDocument, type Document } from 'yaml';
import type { Remark } from './course';
import type { Part } from './parts';

/** A value of a heading: YAML without types, so that a course may be called `2024` or `yes`. */
export type Value = string | null | Value[] | { [key: string]: Value };

interface Entry {
  value: Value;
  line: number;
}

/** What a part's heading says, by key. Every fault becomes a remark; what could be read is there all the same. */
export interface Heading {
  entries: Map<string, Entry>;
  problems: Remark[];
}

const LONGEST = 100_000;

export function headingOf({ heading, line }: Pick<Part, 'heading' | 'line'>): Heading {
  const entries = new Map<string, Entry>();
  if (heading.length > LONGEST) {
    return { entries, problems: [{ line, says: 'This heading is too long to be one.' }] };
  }
  const counter = new LineCounter();
  const lineAt = (offset: number) => line + counter.linePos(offset).line;
  try {
    const document = parseDocument(heading, {
      schema: 'failsafe',
      lineCounter: counter,
      prettyErrors: false,
      logLevel: 'silent',
    });
    const faults = [...document.errors, ...document.warnings].map((fault) => ({
      line: lineAt(fault.pos[0]),
      says: `This heading cannot be read: ${fault.message}.`,
    }));
    if (faults.length > 0) return { entries, problems: faults.slice(0, 3) };
    return fill(entries, document, line, lineAt);
  } catch {
    // Brackets within brackets, thousands of them, and the like.
    return { entries, problems: [{ line: line + 1, says: 'This heading cannot be read.' }] };
  }
}

function fill(
  entries: Heading['entries'],
  { contents }: Document,
  line: number,
  lineAt: (offset: number) => number,
): Heading {
  if (contents === null) return { entries, problems: [] };
  if (!isMap(contents)) {
    return {
      entries,
      problems: [{ line: line + 1, says: 'A heading has lines like “name: Tidy tables”.' }],
    };
  }
  const problems: Remark[] = [];
  for (const { key, value } of contents.items) {
    const at = lineAt((isScalar(key) ? key.range?.[0] : 0) ?? 0);
    try {
      entries.set(String(plain(key)), { value: plain(value), line: at });
    } catch {
      problems.push({ line: at, says: 'References (& and *) have no place in a heading.' });
    }
  }
  return { entries, problems };
}

/** Aliases are refused: a few of them can stand for millions of values. */
function plain(node: unknown): Value {
  if (node === null) return null;
  if (isScalar(node))
    return node.value === '' && node.source === '' && !node.type?.startsWith('QUOTE')
      ? null
      : String(node.value);
  if (isSeq(node)) return node.items.map(plain);
  if (isMap(node)) {
    return Object.fromEntries(
      node.items.map(({ key, value }) => [String(plain(key)), plain(value)]),
    );
  }
  throw new TypeError('an alias');
}
