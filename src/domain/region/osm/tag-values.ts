import type { LocalizedName } from '../../../core/localized.ts';
import { type OsmTags, tagOf } from './osm-data.ts';

const feetM = 0.3048;

/** A length in metres: `12`, `12.5 m`, `1 km`, `40'`, `40 ft`, `5'6"`; null for anything else and for what is not positive. */
export function lengthM(text: string | null): number | null {
  if (text === null) return null;
  const trimmed = text.trim();
  const feet = /^(\d+(?:\.\d+)?)\s*(?:'|ft|feet)(?:\s*(\d+(?:\.\d+)?)\s*")?$/.exec(trimmed);
  if (feet !== null) return positive((Number(feet[1]) + Number(feet[2] ?? 0) / 12) * feetM);
  const metres = /^(\d+(?:[.,]\d+)?)\s*(m|km)?$/.exec(trimmed);
  if (metres === null) return null;
  return positive(Number((metres[1] as string).replace(',', '.')) * (metres[2] === 'km' ? 1000 : 1));
}

/** A count such as floors, lanes or beds: the first number of `2`, `2.5` or `2;3`; null when absent or over `maximum`. */
export function countOf(text: string | null, maximum: number): number | null {
  const found = /^(\d+(?:\.\d+)?)(?:\s*[;|].*)?$/.exec(text?.trim() ?? '');
  if (found === null) return null;
  const count = Number(found[1]);
  return count <= maximum ? count : null;
}

const positive = (value: number): number | null => (Number.isFinite(value) && value > 0 ? value : null);

/** Legal limits that tags name by place. Source: Enforcement Rules of the Road Traffic Act of Korea, article 19. */
const namedLimitsKmH: Readonly<Record<string, number>> = {
  'KR:urban': 50,
  'KR:rural': 60,
  'KR:motorway': 100,
  walk: 5,
};

const mileKm = 1.609344;

/** A speed limit, km/h, from 5 to 130; null when it is not given as a number or a known name. */
export function speedLimitKmH(text: string | null): number | null {
  if (text === null) return null;
  const named = Object.hasOwn(namedLimitsKmH, text) ? (namedLimitsKmH[text] as number) : null;
  if (named !== null) return named;
  const found = /^(\d+(?:\.\d+)?)\s*(mph|km\/h)?$/.exec(text.trim());
  if (found === null) return null;
  const speed = Number(found[1]) * (found[2] === 'mph' ? mileKm : 1);
  return speed >= 5 && speed <= 130 ? speed : null;
}

/** Korean and English name; each stands in for the other, null where there is none. */
export function nameOf(tags: OsmTags): LocalizedName | null {
  const plain = filled(tagOf(tags, 'name'));
  const ko = filled(tagOf(tags, 'name:ko')) ?? plain;
  const latin = filled(tagOf(tags, 'name:ko-Latn')) ?? filled(tagOf(tags, 'name:ko_rm'));
  const en = filled(tagOf(tags, 'name:en')) ?? latin ?? plain ?? ko;
  return en === null ? null : { ko: ko ?? en, en };
}

const filled = (text: string | null): string | null => {
  const trimmed = text?.trim() ?? '';
  return trimmed === '' ? null : trimmed;
};
