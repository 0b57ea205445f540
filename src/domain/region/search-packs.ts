import { cities } from '../geo/cities.ts';
import { choseongOf, isChoseong } from './areas/choseong.ts';
import type { StoredPack } from './stored-pack.ts';

/**
 * The packs that a typed text finds: by Korean or English name, by initial consonants, by the name of a city inside, by
 * hash, or, when the text is two numbers, those that hold the point. Latitude and longitude may come in either order where
 * only one of them is possible.
 */
export function searchPacks<T extends Pick<StoredPack, 'hash' | 'name' | 'boundsDeg'>>(
  packs: readonly T[],
  typed: string,
): readonly T[] {
  const points = [...pointsOf(typed), ...citiesCalled(typed)];
  return packs.filter(
    ({ hash, name, boundsDeg }) =>
      nameMatches(name.ko, typed) ||
      nameMatches(name.en, typed) ||
      hashMatches(hash, typed) ||
      points.some(([lng, lat]) => isInside(boundsDeg, lng, lat)),
  );
}

type Point = readonly [lngDeg: number, latDeg: number];

/** A single letter would find half of all cities. */
const citiesCalled = (typed: string): readonly Point[] =>
  foldedName(typed).length < 2
    ? []
    : cities
        .filter(({ ko, en }) => nameMatches(ko, typed) || nameMatches(en, typed))
        .map(({ lngDeg, latDeg }) => [lngDeg, latDeg]);

/** The beginning of a hash, long enough not to be a word. */
export const hashMatches = (hash: string, typed: string): boolean =>
  /^[0-9a-f]{6,64}$/iu.test(typed.trim()) && hash.startsWith(typed.trim().toLowerCase());

function pointsOf(typed: string): readonly Point[] {
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
export function nameMatches(name: string, typed: string): boolean {
  const wanted = foldedName(typed);
  const whole = foldedName(name);
  return whole.includes(wanted) || (isChoseong(wanted) && choseongOf(whole).includes(wanted));
}

/** A name without case, spacing and ways of composing its letters. */
export const foldedName = (text: string): string => text.normalize('NFC').toLowerCase().replace(/\s+/gu, '');
