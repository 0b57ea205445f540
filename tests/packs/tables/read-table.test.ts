import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeCp949 } from '../../../src/packs/tables/cp949.ts';
import { decodeText, maximumTableBytes } from '../../../src/packs/tables/decode-text.ts';
import { type ColumnNames, readTable } from '../../../src/packs/tables/read-table.ts';
import { longestCell, parseNumber } from '../../../src/packs/tables/table-row.ts';
import { cp949, cp949Extension, cp949Hangul, joinedBytes, utf8 } from './table-bytes.ts';

const columns: readonly ColumnNames<'name' | 'area' | 'code'>[] = [
  { key: 'name', names: ['시설명', 'name'], isRequired: true },
  { key: 'area', names: ['시설면적', 'area_m2'] },
  { key: 'code', names: ['관리번호', 'code'] },
];

interface Item {
  readonly name: string;
  readonly area: number | null;
  readonly code: string | null;
}

const read = (file: Parameters<typeof readTable>[0]) =>
  readTable(
    file,
    columns,
    (row): Item => ({
      name: row.requiredText('name'),
      area: row.numberIn('area', 0, 1e6),
      code: row.code('code'),
    }),
  );

function goodTable(file: Parameters<typeof readTable>[0]) {
  const table = read(file);
  if (!table.ok) throw new Error(JSON.stringify(table.fault));
  return table.value;
}

const faultOf = (file: Parameters<typeof readTable>[0]) => {
  const table = read(file);
  return table.ok ? null : table.fault;
};

const plain = '시설명,시설면적(㎡)\r\n오송초등학교 강당,"1,234.5"\r\n궁평리 마을회관,\r\n';
const wanted: readonly Item[] = [
  { name: '오송초등학교 강당', area: 1234.5, code: null },
  { name: '궁평리 마을회관', area: null, code: null },
];

describe('the encoding of a table', () => {
  test.each([
    ['utf-8', utf8(plain)],
    ['utf-8', utf8(`\ufeff${plain}`)],
    ['utf-16le', { name: 'excel.txt', bytes: new Uint8Array(Buffer.from(`\ufeff${plain}`, 'utf16le')) }],
    ['cp949', cp949(plain)],
    ['cp949', cp949(plain.replace('㎡', '㎡ 뷁'))],
  ])('%s is found and gives the same rows', (encoding, file) => {
    const table = goodTable(file);
    expect(table.encoding).toBe(encoding);
    expect(table.items).toEqual(wanted);
  });

  test.each([
    ['CP949 with a line of UTF-8', joinedBytes(cp949(plain), cp949(plain), utf8('한글,1\n')), 7],
    ['UTF-8 with a line of CP949', joinedBytes(utf8(plain), utf8(plain), cp949('한글,1\n')), 7],
    ['UTF-8 cut inside a syllable', { name: 'cut.csv', bytes: utf8(plain).bytes.subarray(0, 34) }, 2],
    [
      'CP949 with a byte that is none',
      joinedBytes(cp949(plain), { name: '', bytes: Uint8Array.of(0xff) }),
      4,
    ],
  ])('%s is refused with its line', (_, file, line) => {
    expect(faultOf(file)).toEqual({ kind: 'table-encoding-mixed', file: file.name, line });
  });

  test('a file of another kind is refused', () => {
    const bytes = Uint8Array.of(0x50, 0x4b, 0x03, 0x04, 0x0a, 0x00);
    expect(faultOf({ name: 'book.xlsx', bytes })).toEqual({
      kind: 'table-not-text',
      file: 'book.xlsx',
      line: 2,
    });
  });

  test('a file that is too large is refused before it is decoded', () => {
    const bytes = new Uint8Array(maximumTableBytes + 1);
    expect(decodeText({ name: 'big.csv', bytes })).toMatchObject({
      ok: false,
      fault: { kind: 'table-too-large' },
    });
  });

  test('any Hangul comes back from CP949 as from UTF-8', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...cp949Hangul(), ' ', 'a', '7') }), (text) => {
        const decoded = decodeText(cp949(`가\n${text}`));
        expect(decoded).toMatchObject({ ok: true, value: { text: `가\n${text}` } });
      }),
    );
  });
});

describe('columns', () => {
  test.each([',', '\t', ';', '|'])('are told apart by %j and found in any order', (delimiter) => {
    const lines = [
      ['코드', '관리번호', '시 설 명', '시설면적(㎡)'],
      ['x', "'00123", '강당', '12'],
    ];
    const table = goodTable(utf8(lines.map((line) => line.join(delimiter)).join('\n')));
    expect(table.delimiter).toBe(delimiter);
    expect(table.items).toEqual([{ name: '강당', area: 12, code: '00123' }]);
    expect(table.headings).toEqual({ name: '시 설 명', area: '시설면적(㎡)', code: '관리번호' });
  });

  test('are found below a title and blank lines', () => {
    expect(goodTable(utf8(`"대피시설 총괄 (2023)"\n\n${plain}`)).items).toEqual(wanted);
  });

  test('that are missing are named with what came', () => {
    expect(faultOf(utf8('명칭,면적\n강당,3\n'))).toEqual({
      kind: 'table-column-missing',
      file: 'table.csv',
      wanted: '시설명 / name',
      came: '명칭, 면적',
    });
  });

  test('that stand twice are refused', () => {
    expect(faultOf(utf8('시설명,시설명\na,b\n'))).toEqual({
      kind: 'table-column-twice',
      file: 'table.csv',
      heading: '시설명',
    });
  });

  test('of an empty file are none', () => {
    expect(faultOf(utf8(' \n'))).toEqual({ kind: 'table-empty', file: 'table.csv' });
  });
});

describe('rows', () => {
  test('that do not fit are left out one by one, counted and named', () => {
    const table = goodTable(
      utf8(
        '시설명,시설면적\n,1\n강당,많음\n강당,-3\n강당,1,밀린 칸\n"강"당",1\n마을회관,2,,\n"따옴표 ""안""",3\n',
      ),
    );
    expect(table.items.map(({ name }) => name)).toEqual(['마을회관', '따옴표 "안"']);
    expect(table.refused.count).toBe(5);
    expect(table.refused.first).toEqual([
      { kind: 'row-missing', row: 2, column: '시설명' },
      { kind: 'row-no-number', row: 3, column: '시설면적', came: '많음' },
      { kind: 'row-range', row: 4, column: '시설면적', came: -3, from: 0, to: 1e6 },
      { kind: 'row-cells', row: 5, came: 3, wanted: 2 },
      { kind: 'row-quotes', row: 6 },
    ]);
  });

  test('are all counted where only the first are named', () => {
    const table = goodTable(utf8(`시설명,시설면적\n${'강당,x\n'.repeat(40)}`));
    expect(table.refused).toMatchObject({ count: 40, byKind: { 'row-no-number': 40 } });
    expect(table.refused.first).toHaveLength(5);
  });

  test.each([
    '시설명,시설면적\n강당,1\n"마을회관,2\n회관,3\n',
    '시설명,시설면적\n강당,1\n"마을"회관,2\n회관,3\n"강당",4\n',
  ])('behind a quote that does not close are not swallowed by one cell: %j', (text) => {
    expect(faultOf(utf8(text))).toEqual({
      kind: 'table-quote-open',
      file: 'table.csv',
      row: 3,
    });
  });

  test('keep hostile text as text, without characters that turn or break a line', () => {
    const hostile = '=HYPERLINK("http://x")<script>alert(1)</script>\u202e\u0007';
    const table = goodTable(utf8(`시설명\n"${hostile.replaceAll('"', '""')}"\n`));
    expect(table.items[0]?.name).toBe('=HYPERLINK("http://x")<script>alert(1)</script>');
  });

  test('with a cell of a whole book are refused', () => {
    const table = goodTable(utf8(`시설명\n${'가'.repeat(longestCell + 1)}\n강당\n`));
    expect(table.items).toHaveLength(1);
    expect(table.refused.byKind).toEqual({ 'row-too-long': 1 });
  });
});

test.each([
  ['1,234', 1234],
  ['-0.5', -0.5],
  ['１２３', 123],
  ['734명', 734],
  ['60 ㎡', 60],
  ['1.5e3', 1500],
  ['1,23', null],
  ['12 34', null],
  ['0x10', null],
  ['Infinity', null],
  ['1e999', null],
  ['', null],
])('the number %j is %j', (text, value) => {
  expect(parseNumber(text)).toBe(value);
});

test('any bytes give rows with whole values or a typed fault', () => {
  const valid = cp949(plain).bytes;
  const damaged = fc
    .tuple(fc.nat(valid.length), fc.array(fc.tuple(fc.nat(valid.length - 1), fc.nat(255)), { maxLength: 4 }))
    .map(([length, flips]) => {
      const bytes = valid.slice();
      for (const [at, value] of flips) bytes[at] = value;
      return bytes.subarray(0, length);
    });
  const text = fc.string({ unit: 'binary' }).map((body) => utf8(`시설명,시설면적\n${body}`).bytes);
  fc.assert(
    fc.property(fc.oneof(damaged, text, fc.uint8Array({ maxLength: 200 })), (bytes) => {
      const table = read({ name: 'any.csv', bytes });
      if (!table.ok) {
        expect(table.fault.kind).toMatch(/^table-/);
        return;
      }
      for (const { name, area } of table.value.items) {
        expect(name).not.toBe('');
        expect(area === null || Number.isFinite(area)).toBe(true);
      }
    }),
    { numRuns: 600 },
  );
});

describe('CP949', () => {
  test('has every pair that the codec of Python 3 has, by the sha256 of them all', () => {
    const pairs = Array.from({ length: 0xff - 0x81 }, (_, lead) =>
      Array.from(
        { length: 0xff - 0x41 },
        (_, trail) => decodeCp949(Uint8Array.of(0x81 + lead, 0x41 + trail)) ?? '-',
      ),
    ).flat();
    expect(pairs.filter((text) => text !== '-')).toHaveLength(17_048);
    expect(createHash('sha256').update(pairs.join('')).digest('hex')).toBe(
      '9d175f7485db72fb7b72aa62743aedebf969e8cbb1243f44b9309cb35ff899a4',
    );
  });

  test.each(cp949Extension)('reads %s of the extension', (char, bytes) => {
    expect(decodeCp949(Uint8Array.from(bytes))).toBe(char);
  });

  test.each([[[0x80]], [[0xff, 0xa1]], [[0xb0]], [[0xb0, 0x20]], [[0xc9, 0xa1]]])('refuses %j', (bytes) => {
    expect(decodeCp949(Uint8Array.from(bytes))).toBeNull();
  });
});
