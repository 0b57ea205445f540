/** Korea standard time is 9 hours ahead of UTC all year since 1988-10-09; agencies write it without an offset. */
const kstAheadMs = 9 * 3_600_000;

const pattern =
  /^(\d{4})[-./]?(\d{2})[-./]?(\d{2})(?:[T ]?(\d{2}):?(\d{2})(?::?(\d{2})(?:\.\d{1,3})?)?)?(Z|[+-]\d{2}:?\d{2})?$/;

/**
 * Epoch milliseconds of a date and time as Korean agencies write them (`2023-07-15T09:00`, `2023/07/15 09:00:00`,
 * `202307150900`, `2023.07.15`), in KST unless an offset stands behind; null when it is none. Hour 24 is midnight at the end
 * of the day, as the meteorological agency writes it.
 */
export function parseKst(text: string): number | null {
  const match = pattern.exec(text.trim());
  if (match === null) return null;
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const midnightMs = Date.UTC(year, month - 1, day);
  const date = new Date(midnightMs);
  const isDate = date.getUTCMonth() === month - 1 && date.getUTCDate() === day && year >= 1000;
  const isTime = minute < 60 && second < 60 && (hour < 24 || (hour === 24 && minute === 0 && second === 0));
  if (!isDate || !isTime) return null;
  return midnightMs + ((hour * 60 + minute) * 60 + second) * 1000 - offsetMs(match[7]);
}

function offsetMs(offset: string | undefined): number {
  if (offset === undefined) return kstAheadMs;
  if (offset === 'Z') return 0;
  const minutes = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(-2));
  return (offset.startsWith('-') ? -minutes : minutes) * 60_000;
}
