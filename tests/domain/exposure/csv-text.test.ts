import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvCell, csvText } from '../../../src/domain/exposure/export/csv-text.ts';
import { parseCsv } from '../../support/parse-csv.ts';

describe('CSV text', () => {
  it('begins with a byte order mark and ends its lines with CRLF', () => {
    expect(
      csvText([
        ['대피소', 1],
        ['a', null],
      ]),
    ).toBe('\uFEFF대피소,1\r\na,\r\n');
  });

  it('quotes commas, quotes and line breaks as RFC 4180 says', () => {
    expect(csvText([['a,b', 'say "x"', 'two\nlines']])).toBe('\uFEFF"a,b","say ""x""","two\nlines"\r\n');
  });

  it('takes the power from text that a spreadsheet would run', () => {
    for (const formula of ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1']) {
      const [[cell]] = parseCsv(csvText([[formula]])) as [[string]];
      expect(cell).toBe(`'${formula}`);
    }
    expect(csvCell(-1.5)).toBe('-1.5');
  });

  it('leaves unknown and not finite numbers empty', () => {
    expect(csvText([[null, Number.NaN, Infinity, 0]])).toBe('\uFEFF,,,0\r\n');
  });

  it('reads back as what was written, whatever the text', () => {
    const text = fc.string({ unit: fc.constantFrom('a', '가', ',', '"', '\n', '\r', ' ', ';', "'") });
    fc.assert(
      fc.property(
        fc.array(fc.array(text, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 5 }),
        (rows) => {
          const expected = rows.map((row) => row.map((one) => (one.startsWith('\r') ? `'${one}` : one)));
          expect(parseCsv(csvText(rows))).toEqual(expected);
        },
      ),
    );
  });
});
