import type { ArchivedFile } from './archive';
import { csvPieces, type Row } from './csv';
import { PARTS } from './parts';

/** A part of everything that hangs on a person, as `my_data()` answers it. */
export interface Records {
  part: string;
  records: Row[];
}

/** What a person takes along: each part that holds anything as CSV and as JSON, and a README that says what is what. */
export function* exportFiles(parts: Records[], takenAt: string): Generator<ArchivedFile> {
  const filled = parts.filter(({ records }) => records.length > 0);
  yield { name: 'README.txt', pieces: [readme(filled, takenAt)] };
  for (const { part, records } of filled) {
    yield { name: `csv/${part}.csv`, pieces: csvPieces(records) };
    yield { name: `json/${part}.json`, pieces: jsonPieces(records) };
  }
}

function* jsonPieces(records: Row[]): Generator<string> {
  yield '[\n';
  for (let at = 0; at < records.length; at += 1000) {
    const some = records.slice(at, at + 1000).map((record) => `  ${JSON.stringify(record)}`);
    const isLast = at + 1000 >= records.length;
    yield `${some.join(',\n')}${isLast ? '\n' : ',\n'}`;
  }
  yield ']\n';
}

function readme(parts: Records[], takenAt: string): string {
  const lines = parts.map(({ part, records }) => {
    const rows = records.length === 1 ? '1 row' : `${records.length} rows`;
    return `${part} (${rows})\n  ${PARTS[part]?.about ?? ''}`.trimEnd();
  });
  return `Your data at C4C Campus, as of ${takenAt}

Each part is here twice: csv/ opens in a spreadsheet, json/ is for programs.
In the CSV files a text that a spreadsheet would take for a formula has an
apostrophe before it; the JSON files hold it as you wrote it. Times are in UTC.
Parts without a row are left out.

${lines.join('\n\n')}
`;
}
