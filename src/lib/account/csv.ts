export type Cell = string | number | boolean | null | object;
export type Row = Record<string, Cell>;

/**
 * A table as CSV (RFC 4180), a thousand rows a piece; empty for no row. Its columns are those of the first row.
 *
 * A text that a spreadsheet would take for a formula gets an apostrophe before it.
 */
export function* csvPieces(rows: Row[]): Generator<string> {
  const [first] = rows;
  if (!first) return;
  const columns = Object.keys(first);
  yield lineOf(columns);
  for (let at = 0; at < rows.length; at += 1000) {
    const some = rows.slice(at, at + 1000);
    yield some.map((row) => lineOf(columns.map((column) => row[column] ?? null))).join('');
  }
}

const lineOf = (cells: Cell[]) => `${cells.map(cellOf).join(',')}\r\n`;

function cellOf(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number' || typeof cell === 'boolean') return String(cell);
  const text = typeof cell === 'string' ? cell : JSON.stringify(cell);
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
