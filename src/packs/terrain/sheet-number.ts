import type { LngLat } from '../../domain/geo/projection.ts';

/** Bounds of a map sheet, degrees. */
export interface SheetBounds {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

/** Sheets of 1:50,000 a degree, sheets of 1:5,000 in one of them, along each side; both count from the north-west by rows. */
const quartersPerSide = 4;
const sheetsPerSide = 10;
/** How far the middle of a file may lie outside its sheet, degrees: about 5 km, a twentieth of the errors looked for. */
const toleranceDeg = 0.05;

/**
 * Bounds of the Korean 1:5,000 sheet that a file is named by: `34707051` is the 51st of the 100 sheets of 90 seconds in
 * the 7th of the 16 quarter degrees of 34 N 127 E. Null for names that hold no such number.
 * Source: National Geographic Information Institute, map index (도엽 번호) of the 1:50,000 and 1:5,000 base maps.
 */
export function sheetBounds(fileName: string): SheetBounds | null {
  const match = /(?:^|\D)(3[3-9])(\d)(\d\d)(\d{3})(?!\d)/u.exec(fileName.replace(/^.*[\\/]/u, ''));
  if (match === null) return null;
  const [lat, lngDigit, quarter, sheet] = match.slice(1).map(Number) as [number, number, number, number];
  const lng = lngDigit >= 4 ? 120 + lngDigit : 130 + lngDigit;
  if (quarter < 1 || quarter > quartersPerSide ** 2 || sheet < 1 || sheet > sheetsPerSide ** 2 || lng > 131)
    return null;
  const quarterDeg = 1 / quartersPerSide;
  const sideDeg = quarterDeg / sheetsPerSide;
  const row =
    Math.floor((quarter - 1) / quartersPerSide) * sheetsPerSide + Math.floor((sheet - 1) / sheetsPerSide);
  const column = ((quarter - 1) % quartersPerSide) * sheetsPerSide + ((sheet - 1) % sheetsPerSide);
  const north = lat + 1 - row * sideDeg;
  const west = lng + column * sideDeg;
  return { west, south: north - sideDeg, east: west + sideDeg, north };
}

/** True when a point lies on a sheet or a few kilometres around it. */
export const isAtSheet = ([lngDeg, latDeg]: LngLat, sheet: SheetBounds): boolean =>
  lngDeg >= sheet.west - toleranceDeg &&
  lngDeg <= sheet.east + toleranceDeg &&
  latDeg >= sheet.south - toleranceDeg &&
  latDeg <= sheet.north + toleranceDeg;
