/** Days and leap years are checked: 31 February is no date. */
function epochMs(
  [year, month, day]: readonly [number, number, number],
  [hour, minute, second]: readonly [number, number, number],
): number | null {
  const midnightMs = Date.UTC(year, month - 1, day);
  const date = new Date(midnightMs);
  const isDate = year >= 1000 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  const isTime = hour < 24 && minute < 60 && second < 61;
  return isDate && isTime ? midnightMs + ((hour * 60 + minute) * 60 + second) * 1000 : null;
}

function offsetMs(offset: string): number | null {
  if (/^(?:Z|GMT|UTC?)$/i.test(offset)) return 0;
  const [, sign, hours, minutes] = /^([+-])(\d{2}):?(\d{2})$/.exec(offset) ?? [];
  if (hours === undefined || Number(hours) > 14 || Number(minutes) > 59) return null;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}

const iso =
  /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*(Z|[+-]\d{2}:?\d{2})$/i;

/** Epoch ms of a date and time of RFC 3339 with its offset; null for anything else. A time without offset is no instant. */
export function parseIsoInstant(text: string): number | null {
  const match = iso.exec(text.trim());
  if (match === null) return null;
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const local = epochMs([year, month, day], [hour, minute, second]);
  const ahead = offsetMs(match[8] as string);
  if (local === null || ahead === null) return null;
  return local + Math.floor(Number(`0.${match[7] ?? 0}`) * 1000) - ahead;
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const rfc822 =
  /^(?:[a-z]{3},\s*)?(\d{1,2})\s+([a-z]{3})[a-z]*\s+(\d{4})\s+(\d{2}):(\d{2})(?::(\d{2}))?\s+(\S{1,6})$/i;

/** Epoch ms of a date of RFC 822 as RSS writes it (`Sun, 29 Dec 2019 12:00:00 GMT`); null for anything else. */
export function parseRssInstant(text: string): number | null {
  const [, day, month, year, hour, minute, second, zone] = rfc822.exec(text.trim()) ?? [];
  if (zone === undefined) return null;
  const monthNumber = months.indexOf((month as string).toLowerCase()) + 1;
  const local = epochMs(
    [Number(year), monthNumber, Number(day)],
    [Number(hour), Number(minute), Number(second ?? 0)],
  );
  const ahead = offsetMs(zone);
  return local === null || ahead === null || monthNumber === 0 ? null : local - ahead;
}
