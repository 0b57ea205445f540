/** A finite decimal number, the whole text of it; null for anything else. `""`, `"12abc"` and `"0x10"` are none. */
export function parseDecimal(text: string): number | null {
  const bare = text.trim();
  if (bare.length > 40 || !/^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,3})?$/i.test(bare)) return null;
  const value = Number(bare);
  return Number.isFinite(value) ? value : null;
}

/** A number of JSON, or the text of one; null for anything else. */
export const decimalOf = (value: unknown): number | null =>
  typeof value === 'number' ? value : typeof value === 'string' ? parseDecimal(value) : null;
