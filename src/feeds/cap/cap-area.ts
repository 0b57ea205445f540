import type { LngLat } from '../../domain/geo/projection.ts';
import type { ReadingNote, ReadingPlace } from '../../domain/monitoring/reading.ts';
import { plainWord } from '../body/plain-text.ts';
import { parseDecimal } from '../decimal.ts';
import { positionOf } from '../positions.ts';
import { textOf, textsOf, type XmlElement } from '../xml/read-xml.ts';
import { type CapNames, namedValues } from './cap-names.ts';

export interface CapArea {
  readonly places: readonly ReadingPlace[];
  readonly notes: readonly ReadingNote[];
}

/** Corners of one polygon that are kept; coast lines of whole countries have some thousand. */
const maximumCorners = 20_000;

/**
 * The places of an `area`: latitude stands first in CAP. A shape that cannot be read is noted and its name kept, as a
 * warning must not be lost to a wrong comma.
 */
export function readArea(area: XmlElement, cap: CapNames): CapArea {
  const places: ReadingPlace[] = [];
  const notes: ReadingNote[] = [];
  const keep = (place: ReadingPlace | null): void => {
    if (place === null) notes.push('area-unreadable');
    else places.push(place);
  };
  const name = textOf(area, cap('areaDesc'));
  if (name !== null) places.push({ kind: 'name', name: plainWord(name), without: [] });
  for (const text of textsOf(area, cap('polygon'))) keep(polygonOf(text));
  for (const text of textsOf(area, cap('circle'))) keep(circleOf(text));
  for (const { name: list, value } of namedValues(area, 'geocode', cap)) {
    places.push({ kind: 'code', system: 'cap-geocode', code: `${list}:${value}`, name: null });
  }
  return { places, notes };
}

const pairOf = (text: string): LngLat | null => {
  const [lat, lng, more] = text.split(',');
  return more === undefined ? positionOf(lng ?? null, lat ?? null) : null;
};

function polygonOf(text: string): ReadingPlace | null {
  const pairs = text.split(/\s+/u);
  if (pairs.length < 4 || pairs.length > maximumCorners) return null;
  const ring = pairs.map(pairOf);
  if (ring.some((corner) => corner === null)) return null;
  const [first] = ring;
  const last = ring.at(-1);
  const isClosed = first?.[0] === last?.[0] && first?.[1] === last?.[1];
  return isClosed ? { kind: 'polygon', ring: ring as readonly LngLat[] } : null;
}

/** `lat,lng radius`, the radius in km. */
function circleOf(text: string): ReadingPlace | null {
  const [centreText, radiusText, more] = text.split(/\s+/u);
  const centre = pairOf(centreText ?? '');
  const radiusKm = parseDecimal(radiusText ?? '');
  if (centre === null || radiusKm === null || radiusKm < 0 || radiusKm > 20_040 || more !== undefined)
    return null;
  return { kind: 'circle', centre, radiusM: radiusKm * 1000 };
}
