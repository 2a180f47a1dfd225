import type { Result } from './play.ts';

/** What a cell wants, in a word or a code. `granted`: no lack of a right, whatever else the statement meets. */
export type Wanted =
  | { kind: 'refused'; code: string }
  | { kind: 'untouched' }
  | { kind: 'granted' }
  | { kind: 'rows'; rows: number }
  | { kind: 'added' }
  | { kind: 'gone' }
  | { kind: 'changed'; column: string }
  | { kind: 'kept' }
  | { kind: 'told'; value: unknown }
  | { kind: 'answered'; value: unknown };

type Rows = NonNullable<Result['moved']>;
type Moves = { added: string[]; gone: string[]; changed: Record<string, string[]> };

function movesBetween(before: Rows, after: Rows | null, aside: string[]): Moves {
  const moves: Moves = { added: [], gone: [], changed: {} };
  if (after === null) return moves;
  for (const key of Object.keys(before)) if (!(key in after)) moves.gone.push(key);
  for (const [key, row] of Object.entries(after)) {
    const was = before[key];
    if (!was) moves.added.push(key);
    else {
      const columns = Object.keys(row).filter(
        (column) => JSON.stringify(row[column]) !== JSON.stringify(was[column]),
      );
      if (columns.some((column) => !aside.includes(column))) moves.changed[key] = columns;
    }
  }
  return moves;
}

const inWords = ({ kind, ...rest }: Wanted) =>
  [kind, ...Object.values(rest).map((value) => JSON.stringify(value))].join(' ');

/** Null when what came is what was wanted, else what came, in words. */
export function complaint(
  wanted: Wanted,
  came: Result,
  before: Rows,
  aside: string[] = [],
): string | null {
  const wrong = (what: string) => `wanted ${inWords(wanted)}, ${what}`;
  const moves = movesBetween(before, came.moved, aside);
  const still = came.moved === null;
  const only = (added: number, gone: number, changed: number) =>
    moves.added.length === added &&
    moves.gone.length === gone &&
    Object.keys(moves.changed).length === changed;
  const found = came.code ?? `${came.rows ?? JSON.stringify(came.value)}`;
  const moved = still ? 'nothing moved' : `moved ${JSON.stringify(moves)}`;
  const good = {
    refused: () => came.code === (wanted as { code: string }).code && still,
    untouched: () => came.code === null && came.rows === 0 && still,
    granted: () => came.code !== '42501',
    rows: () => came.code === null && came.rows === (wanted as { rows: number }).rows && !still,
    added: () => came.rows === 1 && only(1, 0, 0),
    gone: () => came.rows === 1 && only(0, 1, 0),
    changed: () => came.rows === 1 && isChanged((wanted as { column: string }).column),
    kept: () => came.rows === 1 && only(0, 0, 0),
    answered: () => came.code === null && isValue(),
    told: () => came.code === null && still && isValue(),
  };
  function isValue() {
    return JSON.stringify(came.value) === JSON.stringify((wanted as { value: unknown }).value);
  }
  // The column may be one that the database moves along, too: then it is not among the changes that count.
  function isChanged(column: string) {
    const rows = Object.entries(movesBetween(before, came.moved, []).changed).filter(
      ([key, columns]) => key in moves.changed || columns.includes(column),
    );
    return (
      moves.added.length + moves.gone.length === 0 &&
      rows.length === 1 &&
      rows[0]![1].includes(column) &&
      rows[0]![1].every((name) => name === column || aside.includes(name))
    );
  }
  return good[wanted.kind]() ? null : wrong(`came ${found}, ${moved}`);
}
