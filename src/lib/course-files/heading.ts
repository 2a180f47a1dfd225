import { isMap, isScalar, isSeq, LineCounter, parseDocument, type Document } from 'yaml';
import { short, type Remark } from './course';
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
      // It would compare every key with every other; they are looked at below.
      uniqueKeys: false,
      lineCounter: counter,
      prettyErrors: false,
      logLevel: 'silent',
    });
    const faults = [...document.errors, ...document.warnings].map((fault) => ({
      line: lineAt(fault.pos[0]),
      // Of brackets within brackets it would be told how this program works.
      says:
        fault.code === 'RESOURCE_EXHAUSTION'
          ? 'This heading cannot be read.'
          : `This heading cannot be read: ${fault.message}.`,
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
      const name = String(plain(key));
      if (entries.has(name)) throw twice(name);
      entries.set(name, { value: plain(value), line: at });
    } catch (fault) {
      if (!(fault instanceof Fault)) throw fault;
      problems.push({ line: at, says: fault.message });
    }
  }
  return { entries, problems };
}

class Fault extends Error {}
const twice = (key: string) => new Fault(`“${short(key)}” stands here twice.`);

/** Aliases are refused: a few of them can stand for millions of values. */
function plain(node: unknown): Value {
  if (node === null) return null;
  if (isScalar(node))
    return node.value === '' && node.source === '' && !node.type?.startsWith('QUOTE')
      ? null
      : String(node.value);
  if (isSeq(node)) return node.items.map(plain);
  if (isMap(node)) {
    const values = new Map<string, Value>();
    for (const { key, value } of node.items) {
      const name = String(plain(key));
      if (values.has(name)) throw twice(name);
      values.set(name, plain(value));
    }
    return Object.fromEntries(values);
  }
  throw new Fault('References (& and *) have no place in a heading.');
}
