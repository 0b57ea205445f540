/** What a cell may hold; null is written as an empty cell. */
export type CsvCell = string | number | null;

/** Byte order mark that makes Korean spreadsheet programs read the file as UTF-8. */
const byteOrderMark = '\uFEFF';

/**
 * A table as comma-separated text with BOM and CRLF, for people who open it in a spreadsheet.
 * @param rows header row first
 */
export const csvText = (rows: readonly (readonly CsvCell[])[]): string =>
  byteOrderMark + rows.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('');

/**
 * One cell. Text that a spreadsheet would take for a formula (leading = + - @ tab or return; CWE-1236) gets an apostrophe
 * in front; numbers are written as numbers and need none. A number that is not finite is written as an empty cell.
 */
export function csvCell(value: CsvCell): string {
  if (value === null) return '';
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : '';
  return quotedCsv(/^[=+\-@\t\r]/.test(value) ? `'${value}` : value);
}

/** A cell of comma-separated text, in quotes where it needs them and otherwise as it is. Source: RFC 4180, sections 2.5 to 2.7. */
const quotedCsv = (text: string): string =>
  /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
