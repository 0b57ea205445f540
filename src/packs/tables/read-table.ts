import Papa from 'papaparse';
import { fail, ok, type Result } from '../../core/result.ts';
import type { RefusedRows, TableFault } from '../../domain/region/source-fault.ts';
import { decodeText, type NamedBytes, type TextEncodingName } from './decode-text.ts';
import { openRowFaults } from './refused-rows.ts';
import { cleanText, type FoundColumns, TableRow } from './table-row.ts';

/** A column by the headings that stand for it, the first of which is preferred where a file has several. */
export interface ColumnNames<K extends string> {
  readonly key: K;
  readonly names: readonly string[];
  /** A table without it is refused. */
  readonly isRequired?: boolean;
}

export interface Table<T> {
  readonly encoding: TextEncodingName;
  readonly delimiter: string;
  /** The heading that was taken for each column. */
  readonly headings: Readonly<Record<string, string>>;
  readonly items: readonly T[];
  readonly refused: RefusedRows;
}

export const maximumTableRows = 500_000;

/** Headings stand in one of the first rows: official tables begin with a title. */
const headingRows = 20;
const delimiters = [',', '\t', ';', '|'] as const;

/**
 * Reads a table row by row. Encoding, delimiter and row of headings are found; columns go by their headings, in any order,
 * spelling of brackets, blanks and unit behind them. `make` reads one row: a row of which a cell does not fit, or that
 * `make` refuses, is left out and counted; null without a refusal skips the row in silence.
 */
export function readTable<K extends string, T>(
  file: NamedBytes,
  columns: readonly ColumnNames<K>[],
  make: (row: TableRow<K>, found: ReadonlyMap<K, string>) => T | null,
): Result<Table<T>, TableFault> {
  const decoded = decodeText(file);
  if (!decoded.ok) return decoded;
  const { text, encoding } = decoded.value;
  const head = findHead(file.name, text, columns);
  if (!head.ok) return head;
  const { delimiter, headingRow, headings, width } = head.value;
  const parsed = Papa.parse<string[]>(text, { delimiter, skipEmptyLines: false });
  const open = parsed.errors.find(
    ({ type, row }) =>
      type === 'Quotes' && (parsed.data[row ?? -1] ?? []).some((cell) => /[\r\n]/.test(cell)),
  );
  if (open !== undefined)
    return fail({ kind: 'table-quote-open', file: file.name, row: (open.row ?? 0) + 1 });
  if (parsed.data.length > maximumTableRows) {
    return fail({ kind: 'table-too-many-rows', file: file.name, maximumRows: maximumTableRows });
  }
  const badQuotes = new Set(parsed.errors.filter(({ type }) => type === 'Quotes').map(({ row }) => row));
  const refused = openRowFaults();
  const items: T[] = [];
  for (let index = headingRow + 1; index < parsed.data.length; index++) {
    const cells = parsed.data[index] as string[];
    if (cells.every((cell) => cell.trim() === '')) continue;
    const row = new TableRow(index + 1, cells, head.value);
    if (badQuotes.has(index)) row.refuse({ kind: 'row-quotes' });
    else if (hasWrongWidth(cells, width))
      row.refuse({ kind: 'row-cells', came: cells.length, wanted: width });
    const item = row.fault === null ? make(row, headings) : null;
    if (row.fault !== null) refused.add(row.fault);
    else if (item !== null) items.push(item);
  }
  return ok({
    encoding,
    delimiter,
    headings: Object.fromEntries(headings),
    items,
    refused: refused.finish(),
  });
}

/** Cells may end early or be followed by empty ones; more contents than headings means that the row has shifted. */
const hasWrongWidth = (cells: readonly string[], width: number): boolean =>
  cells.length < Math.min(width, 2) || cells.slice(width).some((cell) => cell.trim() !== '');

interface Head<K extends string> extends FoundColumns<K> {
  readonly delimiter: string;
  /** Index of the row of headings. */
  readonly headingRow: number;
  readonly width: number;
}

function findHead<K extends string>(
  file: string,
  text: string,
  columns: readonly ColumnNames<K>[],
): Result<Head<K>, TableFault> {
  if (text.trim() === '') return fail({ kind: 'table-empty', file });
  let best: readonly string[] = [];
  let bestFound = -1;
  for (const delimiter of delimiters) {
    const { data } = Papa.parse<string[]>(text, { delimiter, preview: headingRows, skipEmptyLines: false });
    for (const [headingRow, cells] of data.entries()) {
      const matched = matchHeadings(cells, columns);
      const isWhole = columns.every(({ key, isRequired }) => isRequired !== true || matched.has(key));
      if (isWhole && matched.size > 0)
        return headOf(file, { delimiter, headingRow, cells }, columns, matched);
      if (matched.size > bestFound || (matched.size === bestFound && cells.length > best.length)) {
        bestFound = matched.size;
        best = cells;
      }
    }
  }
  const found = matchHeadings(best, columns);
  const missing = columns.filter(({ key, isRequired }) => isRequired === true && !found.has(key));
  return fail({
    kind: 'table-column-missing',
    file,
    wanted: missing.map(({ names }) => names.slice(0, 4).join(' / ')).join(', '),
    came: best.map(cleanText).join(', ').slice(0, 300),
  });
}

function headOf<K extends string>(
  file: string,
  { delimiter, headingRow, cells }: { delimiter: string; headingRow: number; cells: readonly string[] },
  columns: readonly ColumnNames<K>[],
  matched: ReadonlyMap<K, readonly number[]>,
): Result<Head<K>, TableFault> {
  const places = new Map<K, number>();
  const headings = new Map<K, string>();
  for (const { key } of columns) {
    const [place, second] = matched.get(key) ?? [];
    if (place === undefined) continue;
    const heading = cleanText(cells[place] as string);
    if (second !== undefined) return fail({ kind: 'table-column-twice', file, heading });
    places.set(key, place);
    headings.set(key, heading);
  }
  let width = cells.length;
  while (width > 0 && (cells[width - 1] as string).trim() === '') width--;
  return ok({ delimiter, headingRow, places, headings, width });
}

/** The columns of a list whose headings are property names: the first that fits each. */
export function findColumns<K extends string>(
  cells: readonly string[],
  columns: readonly ColumnNames<K>[],
): FoundColumns<K> {
  const matched = matchHeadings(cells, columns);
  const places = new Map([...matched].map(([key, [place]]) => [key, place as number]));
  return { places, headings: new Map([...places].map(([key, place]) => [key, cells[place] as string])) };
}

/** Places of the preferred heading of each column; more than one where that heading stands twice. */
function matchHeadings<K extends string>(
  cells: readonly string[],
  columns: readonly ColumnNames<K>[],
): ReadonlyMap<K, readonly number[]> {
  const whole = cells.map(plainHeading);
  const bare = whole.map((heading) => heading.replace(/\([^()]*\)$/u, ''));
  const matched = new Map<K, readonly number[]>();
  for (const { key, names } of columns) {
    const wanted = names.map(plainHeading);
    for (const list of [whole, bare]) {
      const name = wanted.find((one) => list.includes(one));
      if (name === undefined) continue;
      matched.set(
        key,
        [...list.keys()].filter((place) => list[place] === name),
      );
      break;
    }
  }
  return matched;
}

/** A heading for comparison: half-width, lower case, no blanks or underscores, one spelling of square metres. */
const plainHeading = (heading: string): string =>
  heading
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_\ufeff"']/gu, '')
    .replaceAll('m²', 'm2');
