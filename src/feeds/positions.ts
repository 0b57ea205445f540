import type { LngLat } from '../domain/geo/projection.ts';
import { parseDecimal } from './decimal.ts';

/** A position from two texts in degrees; null where one is no number or lies outside the world. */
export function positionOf(lngText: string | null, latText: string | null): LngLat | null {
  const lng = lngText === null ? null : parseDecimal(lngText);
  const lat = latText === null ? null : parseDecimal(latText);
  return lng === null || lat === null ? null : positionIn(lng, lat);
}

export const positionIn = (lng: number, lat: number): LngLat | null =>
  Math.abs(lng) <= 180 && Math.abs(lat) <= 90 ? [lng, lat] : null;

/**
 * Degrees of an angle in degrees, minutes and seconds as the flood control offices write it (`127-21-02`), or of a decimal
 * number; null for anything else. Minutes and seconds are kept: a gauge cut to whole degrees stands 50 km away.
 */
export function parseAngle(text: string): number | null {
  const [, degrees, minutes, seconds] =
    /^(\d{1,3})-(\d{1,2})-(\d{1,2}(?:\.\d{1,6})?)$/.exec(text.trim()) ?? [];
  if (seconds === undefined) return parseDecimal(text);
  if (Number(minutes) >= 60 || Number(seconds) >= 60) return null;
  return Number(degrees) + Number(minutes) / 60 + Number(seconds) / 3600;
}
