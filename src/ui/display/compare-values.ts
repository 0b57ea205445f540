/** Order of two table values: numbers by size, texts by the Korean alphabet, unknown last in either direction. */
export function compareValues(
  a: string | number | null,
  b: string | number | null,
  direction: 'ascending' | 'descending',
): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  const order =
    typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b));
  return direction === 'ascending' ? order : -order;
}

const collator = new Intl.Collator('ko', { numeric: true });
