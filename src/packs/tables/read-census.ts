import { fail, ok, type Result } from '../../core/result.ts';
import type { AgeBand, CensusArea } from '../../domain/region/people/census.ts';
import type { RefusedRows, TableFault } from '../../domain/region/source-fault.ts';
import type { NamedBytes } from './decode-text.ts';
import { type ColumnNames, readTable } from './read-table.ts';
import type { TableRow } from './table-row.ts';

type Column = 'code' | 'name' | 'ageCode' | 'age' | 'year' | 'persons' | 'men' | 'women';

/** Headings of the statistics portal (KOSIS); the letter C marks the column of codes. */
const columns: readonly ColumnNames<Column>[] = [
  { key: 'code', isRequired: true, names: ['C행정구역별', 'C행정구역별(시군구)', 'C행정구역별(읍면동)'] },
  { key: 'name', isRequired: true, names: ['행정구역별', '행정구역별(시군구)', '행정구역별(읍면동)'] },
  { key: 'ageCode', isRequired: true, names: ['C연령별'] },
  { key: 'age', isRequired: true, names: ['연령별'] },
  { key: 'year', isRequired: true, names: ['시점'] },
  { key: 'persons', isRequired: true, names: ['인구 (명)', '총인구 (명)', '인구'] },
  { key: 'men', isRequired: true, names: ['남자 (명)', '남자'] },
  { key: 'women', isRequired: true, names: ['여자 (명)', '여자'] },
];

const mostPersons = 1e8;

interface CensusRow {
  readonly row: number;
  readonly code: string;
  readonly name: string;
  readonly year: number;
  /** Null for the total of an area. */
  readonly band: { readonly fromAge: number; readonly toAge: number | null } | null;
  readonly persons: number;
  readonly men: number;
  readonly women: number;
}

export interface CensusTable {
  readonly areas: readonly CensusArea[];
  readonly refused: RefusedRows;
}

/**
 * Reads a census by area, sex and five-year age of the statistics portal: a title above the headings, codes behind an
 * apostrophe. Rows that sum up others (all 읍, all 면, broad ages) and means are skipped; an area without its total is not made.
 */
export function readCensus(file: NamedBytes): Result<CensusTable, TableFault> {
  const table = readTable(file, columns, rowOf);
  if (!table.ok) return table;
  const { items, refused } = table.value;
  const bands = new Map<string, AgeBand[]>();
  for (const { code, band, men, women } of items) {
    if (band !== null) bands.set(code, [...(bands.get(code) ?? []), { ...band, men, women }]);
  }
  const areas = items.flatMap(({ code, name, year, band, persons, men, women }): CensusArea[] =>
    band === null ? [{ code, name, year, persons, men, women, ageBands: bands.get(code) ?? [] }] : [],
  );
  const first = refused.first[0];
  if (areas.length === 0 && first !== undefined) {
    return fail({ kind: 'table-no-good-row', file: file.name, refused: refused.count, row: first.row });
  }
  return ok({ areas: [...new Map(areas.map((area) => [area.code, area])).values()], refused });
}

function rowOf(row: TableRow<Column>): CensusRow | null {
  const code = row.code('code') ?? '';
  const ageCode = row.code('ageCode') ?? '';
  if (!/^\d+$/.test(code) && /^[0-9A-Z]+$/.test(code)) return null;
  const isTotal = ageCode === '00';
  const band = isTotal ? null : bandOf(ageCode, row.text('age') ?? '');
  if (!isTotal && band === null) return null;
  const persons = row.numberIn('persons', 0, mostPersons);
  const men = row.numberIn('men', 0, mostPersons);
  const women = row.numberIn('women', 0, mostPersons);
  const year = row.numberIn('year', 1900, 2100);
  if (code === '') return row.refuse({ kind: 'row-missing', column: 'code' });
  for (const [column, value] of Object.entries({ persons, men, women, year })) {
    if (value === null) return row.refuse({ kind: 'row-missing', column });
  }
  return {
    row: row.row,
    code,
    name: row.requiredText('name'),
    year: year as number,
    band,
    persons: persons as number,
    men: men as number,
    women: women as number,
  };
}

/** A band of five years, or the open one at the end. Codes from 96 on are broad ages and means. */
function bandOf(ageCode: string, age: string): CensusRow['band'] {
  if (!/^\d\d$/.test(ageCode) || Number(ageCode) >= 96) return null;
  const years = /^(\d+)\s*[-~]\s*(\d+)\s*세$/u.exec(age);
  if (years !== null) return { fromAge: Number(years[1]), toAge: Number(years[2]) };
  const open = /^(\d+)\s*세\s*이상$/u.exec(age);
  return open === null ? null : { fromAge: Number(open[1]), toAge: null };
}
