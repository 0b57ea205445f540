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

/** The position of GeoJSON coordinates, whatever stands behind the first two; null for what is none. */
export function positionOfGeoJson(coordinates: unknown): LngLat | null {
  const [lng, lat] = Array.isArray(coordinates) ? coordinates : [];
  return typeof lng === 'number' && typeof lat === 'number' ? positionIn(lng, lat) : null;
}
