import { CsvError, parse } from 'csv-parse/sync';
import { grouped } from '../words';
import { columnsOf, type Columns } from './headings';
import { textOf } from './text';

/** A person in a list, as the file says it. */
export interface ListRow {
  /** Where the row begins in the file; the first line is 1. */
  line: number;
  email: string;
  name: string;
}

/** The rows of a list, or the sentence that says why there are none. */
export type List = { rows: ListRow[] } | { problem: string };

export const MOST_ROWS = 20_000;

// The most that is kept of a cell; the database takes addresses of 254 and names of 100 characters.
const LONGEST_CELL = 300;

const DELIMITERS = [',', ';', '\t'] as const;

const syntax = {
  record_delimiter: '\n',
  relax_column_count: true,
  relax_quotes: true,
  trim: true,
  max_record_size: 100_000,
};

/** Reads a list of people from the bytes of a CSV file. */
export function readList(bytes: Uint8Array): List {
  // Every xlsx file is a zip.
  if (bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3) {
    return { problem: 'This is a workbook, not a CSV file. Save it as CSV and choose that.' };
  }
  const text = textOf(bytes);
  if (text.trim() === '') return { problem: 'This file is empty.' };
  if (text.includes('\0'))
    return { problem: 'This is not a CSV file. Choose a list saved as CSV.' };
  const layout = layoutOf(text);
  if (!layout) return { problem: noAddresses(text) };
  return listOf(text, layout);
}

interface Layout {
  delimiter: string;
  columns: Columns;
}

/** Of the delimiters under which the first row tells where the addresses are, the one that cuts it into most. */
function layoutOf(text: string): Layout | null {
  const layouts = DELIMITERS.flatMap((delimiter) => {
    const first = firstRow(text, delimiter);
    const columns = columnsOf(first);
    return columns ? [{ delimiter, columns, width: first.length }] : [];
  });
  return layouts.sort((one, other) => other.width - one.width)[0] ?? null;
}

function firstRow(text: string, delimiter: string): string[] {
  try {
    // Enough to find the end of any first row that could be one.
    const start = text.trimStart().slice(0, syntax.max_record_size);
    return parse(start, { ...syntax, delimiter, to: 1 })[0] ?? [];
  } catch {
    return [];
  }
}

function listOf(text: string, { delimiter, columns }: Layout): List {
  const rows: ListRow[] = [];
  let heading = columns.headed;
  let line = 1;
  const options = {
    ...syntax,
    delimiter,
    on_record(cells: string[], { lines }: { lines: number }) {
      const begins = line;
      line = lines + 1;
      if (cells.every((cell) => cell === '')) return null;
      if (heading) heading = false;
      else if (rows.length <= MOST_ROWS) rows.push(rowOf(cells, columns, begins));
      return null;
    },
  };
  try {
    parse(text, options);
  } catch (failure) {
    if (failure instanceof CsvError) return { problem: unreadable(failure, line) };
    throw failure;
  }
  return checked(rows);
}

function rowOf(cells: string[], { email, names }: Columns, line: number): ListRow {
  const name = names.map((place) => cells[place] ?? '').join(' ');
  return { line, email: cleaned(cells[email] ?? ''), name: cleaned(name) };
}

function cleaned(cell: string): string {
  // Cut by characters: half of one could not be kept.
  return [...cell.replace(/[\s\p{Cc}]+/gu, ' ').trim()].slice(0, LONGEST_CELL).join('');
}

function checked(rows: ListRow[]): List {
  if (rows.length === 0) return { problem: 'This file has a row of headings and nobody below it.' };
  if (rows.length > MOST_ROWS) {
    return {
      problem: `This file has more than ${grouped(MOST_ROWS)} people. Cut it into several files.`,
    };
  }
  return { rows };
}

function noAddresses(text: string): string {
  const start = text.trim().split('\n', 1)[0] ?? '';
  const shown = [...start].slice(0, 80).join('');
  return `We found no column of addresses. Give it the heading "email". The first line reads: ${shown}`;
}

/** @param line where the row begins that could not be read */
function unreadable({ code }: CsvError, line: number): string {
  const row = `the row that begins in line ${grouped(line)}`;
  return code === 'CSV_QUOTE_NOT_CLOSED' || code === 'CSV_MAX_RECORD_SIZE'
    ? `We cannot find the end of ${row}: a quotation mark may be missing.`
    : `We cannot read ${row}: a quotation mark stands where none should.`;
}
