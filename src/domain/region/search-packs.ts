import { choseongOf, isChoseong } from './areas/choseong.ts';
import type { StoredPack } from './stored-pack.ts';

/**
 * The packs that a typed text finds: by Korean or English name, by initial consonants, or, when the text is two numbers,
 * those that hold the point. Latitude and longitude may come in either order where only one of them is possible.
 */
export function searchPacks<T extends Pick<StoredPack, 'name' | 'boundsDeg'>>(
  packs: readonly T[],
  typed: string,
): readonly T[] {
  const points = pointsOf(typed);
  return packs.filter(
    ({ name, boundsDeg }) =>
      nameMatches(name.ko, typed) ||
      nameMatches(name.en, typed) ||
      points.some(([lng, lat]) => isInside(boundsDeg, lng, lat)),
  );
}

function pointsOf(typed: string): readonly (readonly [lngDeg: number, latDeg: number])[] {
  const match = /^\s*(-?\d+(?:\.\d+)?)\s*[,\s]\s*(-?\d+(?:\.\d+)?)\s*$/u.exec(typed);
  if (match === null) return [];
  const [a, b] = [Number(match[1]), Number(match[2])];
  return [[b, a] as const, [a, b] as const].filter(
    ([lng, lat]) => Math.abs(lng) <= 180 && Math.abs(lat) <= 90,
  );
}

const isInside = (bounds: StoredPack['boundsDeg'], lng: number, lat: number): boolean =>
  lng >= bounds[0] && lng <= bounds[2] && lat >= bounds[1] && lat <= bounds[3];

/** A part of a name in any case and with any spacing, or, typed in initial consonants alone, those of a part. */
function nameMatches(name: string, typed: string): boolean {
  const wanted = folded(typed);
  const whole = folded(name);
  return whole.includes(wanted) || (isChoseong(wanted) && choseongOf(whole).includes(wanted));
}

const folded = (text: string): string => text.normalize('NFC').toLowerCase().replace(/\s+/gu, '');
