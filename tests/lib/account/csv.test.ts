import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvPieces, type Row } from '../../../src/lib/account/csv.ts';

const csv = (rows: Row[]) => [...csvPieces(rows)].join('');

describe('a table as CSV', () => {
  it('names its columns and quotes what needs it', () => {
    const rows = [
      { id: 1, text: 'one, "two"\nthree', done: true, at: null },
      { id: 2, text: '', done: false, at: 'now' },
    ];
    expect(csv(rows)).toBe('id,text,done,at\r\n1,"one, ""two""\nthree",true,\r\n2,,false,now\r\n');
  });

  it('is empty for nothing', () => {
    expect(csv([])).toBe('');
  });

  it('writes what is no plain value as JSON', () => {
    expect(csv([{ after: { role: 'teacher' } }])).toBe('after\r\n"{""role"":""teacher""}"\r\n');
  });

  it.each(['=1+1', '+1', '-1', '@sum', '\t=1', '\r=1'])('%j begins no formula', (text) => {
    expect(csv([{ text }])).toContain(`'${text}`);
  });

  it('begins no cell with a sign of a formula, and loses no text, whatever was written', () => {
    const text = fc.string({ unit: fc.constantFrom(...'=+-@"\',;\r\n\t aä') });
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 5 }), (texts) => {
        const cells = parse(csv(texts.map((text) => ({ a: text, b: text }))), {
          relax_column_count: false,
        }).slice(1) as string[][];
        expect(cells).toHaveLength(texts.length);
        cells.forEach(([a], n) => {
          expect(a).not.toMatch(/^[=+\-@\t\r]/);
          expect([texts[n], `'${texts[n]}`]).toContain(a);
        });
      }),
    );
  });

  it('goes on over a thousand rows', () => {
    const rows = Array.from({ length: 2500 }, (_, id) => ({ id }));
    expect([...csvPieces(rows)]).toHaveLength(4);
    expect(csv(rows).split('\r\n')).toHaveLength(2502);
  });
});
