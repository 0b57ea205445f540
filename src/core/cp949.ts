/**
 * CP949 (unified Hangul code, 통합 완성형), which Korean offices call EUC-KR. The platform's decoder is used for KS X 1001
 * only: browsers read the whole of CP949 under the label `euc-kr`, Node without the 8,822 syllables of the extension.
 * Source: the layout of the WHATWG Encoding Standard's index-euc-kr: syllables outside KS X 1001 in Unicode order, in pairs
 * of lead 0x81-0xC6 and trail 0x41-0x5A, 0x61-0x7A, 0x81-0xFE, where leads from 0xA1 leave 0xA1-0xFE to KS X 1001.
 */
const firstLead = 0x81;
const firstTrail = 0x41;
const leads = 0xfe - firstLead + 1;
const trails = 0xfe - firstTrail + 1;

/**
 * A strict decoder: the text of CP949 bytes, or null where a byte does not fit. Its table is made at the first text.
 * @param decodeStandard the platform's decoding of one pair of KS X 1001
 */
export function cp949Decoder(
  decodeStandard: (pair: Uint8Array) => string,
): (bytes: Uint8Array) => string | null {
  let units: Uint16Array | null = null;
  return (bytes) => {
    units ??= unitTable(decodeStandard);
    return decode(bytes, units);
  };
}

function decode(bytes: Uint8Array, units: Uint16Array): string | null {
  const text = new Uint16Array(bytes.length);
  let length = 0;
  for (let i = 0; i < bytes.length; i++) {
    const lead = bytes[i] as number;
    if (lead < 0x80) {
      text[length++] = lead;
      continue;
    }
    const trail = bytes[++i] ?? 0;
    if (lead < firstLead || lead > 0xfe || trail < firstTrail || trail > 0xfe) return null;
    const unit = units[placeOf(lead, trail)] as number;
    if (unit === 0) return null;
    text[length++] = unit;
  }
  return textOf(text.subarray(0, length));
}

/** Units at a time: as many arguments as every engine takes. */
const chunk = 8192;

function textOf(units: Uint16Array): string {
  const parts: string[] = [];
  for (let from = 0; from < units.length; from += chunk) {
    parts.push(String.fromCharCode(...units.subarray(from, from + chunk)));
  }
  return parts.join('');
}

const placeOf = (lead: number, trail: number): number => (lead - firstLead) * trails + (trail - firstTrail);

/** UTF-16 unit of each pair, 0 where there is none. */
function unitTable(decodeStandard: (pair: Uint8Array) => string): Uint16Array {
  const table = new Uint16Array(leads * trails);
  const standard = new Set<number>();
  for (let lead = 0xa1; lead <= 0xfe; lead++) {
    for (let trail = 0xa1; trail <= 0xfe; trail++) {
      const char = decodeStandard(Uint8Array.of(lead, trail));
      if (char.length !== 1 || char === '\ufffd' || /\p{Co}/u.test(char)) continue;
      table[placeOf(lead, trail)] = char.charCodeAt(0);
      standard.add(char.charCodeAt(0));
    }
  }
  table[placeOf(0xa2, 0xe6)] = '€'.charCodeAt(0);
  table[placeOf(0xa2, 0xe7)] = '®'.charCodeAt(0);
  const rest = Array.from({ length: 11_172 }, (_, i) => 0xac00 + i).filter((unit) => !standard.has(unit));
  let next = 0;
  for (let lead = firstLead; next < rest.length; lead++) {
    for (let trail = firstTrail; trail <= (lead < 0xa1 ? 0xfe : 0xa0) && next < rest.length; trail++) {
      const isTrail = trail <= 0x5a || (trail >= 0x61 && trail <= 0x7a) || trail >= 0x81;
      if (isTrail) table[placeOf(lead, trail)] = rest[next++] as number;
    }
  }
  return table;
}
