import type { RowFault } from '../../domain/region/source-fault.ts';

/** Longest text of a cell that is kept; longer ones are not names or addresses. */
export const longestCell = 1000;

/** What a row fault says besides its row. */
export type RowProblem = RowFault extends infer F ? (F extends RowFault ? Omit<F, 'row'> : never) : never;

/** Where the columns of a table lie, and by which headings. */
export interface FoundColumns<K extends string> {
  readonly places: ReadonlyMap<K, number>;
  readonly headings: ReadonlyMap<K, string>;
}

/**
 * Typed reading of one row. A cell that is not what its column promises is kept as the row's fault, and the row is left
 * out; the first fault stands.
 */
export class TableRow<K extends string> {
  /** 1 for the first row of the file, headings counted, as spreadsheets number them. */
  readonly row: number;
  readonly #cells: readonly string[];
  readonly #columns: FoundColumns<K>;
  #fault: RowFault | null = null;

  constructor(row: number, cells: readonly string[], columns: FoundColumns<K>) {
    this.row = row;
    this.#cells = cells;
    this.#columns = columns;
  }

  get fault(): RowFault | null {
    return this.#fault;
  }

  /** Leaves the row out for a reason. Returns null, so that a reader can end with it. */
  refuse(problem: RowProblem): null {
    const named =
      'column' in problem
        ? { column: this.#columns.headings.get(problem.column as K) ?? problem.column }
        : {};
    this.#fault ??= { ...problem, ...named, row: this.row } as RowFault;
    return null;
  }

  /** The text of a cell without outer blanks and control characters; null for an empty one or an absent column. */
  text(column: K): string | null {
    const index = this.#columns.places.get(column);
    const raw = index === undefined ? '' : (this.#cells[index] ?? '');
    if (raw.length > longestCell) {
      return this.refuse({ kind: 'row-too-long', column, came: raw.length, maximum: longestCell });
    }
    const text = cleanText(raw);
    return blanks.has(text.toLowerCase()) ? null : text;
  }

  /** A text that must be there. */
  requiredText(column: K): string {
    return this.text(column) ?? this.refuse({ kind: 'row-missing', column }) ?? '';
  }

  /** A code without the apostrophe that spreadsheets put before it to keep leading zeros. */
  code(column: K): string | null {
    const text = this.text(column);
    return text === null ? null : text.replace(/^['’]/u, '').trim() || null;
  }

  /** A finite number, or null for an empty cell. Thousands separators and a unit behind it are understood. */
  number(column: K): number | null {
    const text = this.text(column);
    if (text === null) return null;
    return parseNumber(text) ?? this.refuse({ kind: 'row-no-number', column, came: text.slice(0, 40) });
  }

  /** A number in [from, to], or null for an empty cell. */
  numberIn(column: K, from: number, to: number): number | null {
    const value = this.number(column);
    if (value === null || (value >= from && value <= to)) return value;
    return this.refuse({ kind: 'row-range', column, came: value, from, to });
  }
}

/** What sources write for "nothing". */
const blanks = new Set(['', '-', '--', 'null', 'n/a', 'na', 'nan', '없음', '미상', '해당없음']);

const unitBehind = /\s*(?:명|인|㎡|m2|m²|mm|m|개|병상)$/iu;

/** A number as Korean tables write it (`1,234`, `1 234.5㎡`), or null when the text is none. */
export function parseNumber(text: string): number | null {
  const bare = text.normalize('NFKC').trim().replace(unitBehind, '');
  const plain = /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(bare) ? bare.replaceAll(',', '') : bare;
  if (!/^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,3})?$/i.test(plain)) return null;
  const value = Number(plain);
  return Number.isFinite(value) ? value : null;
}

/** Text as it is shown: composed Hangul, no control characters or direction overrides, single blanks, none outside. */
export const cleanText = (raw: string): string =>
  raw
    .normalize('NFC')
    .replace(/[\p{Cc}\u2028\u2029]/gu, ' ')
    .replace(/[\u202a-\u202e\u2066-\u2069\ufeff]/gu, '')
    .replace(/ {2,}/g, ' ')
    .trim();
