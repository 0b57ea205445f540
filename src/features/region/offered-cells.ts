import type { TerrainDescription } from '../../domain/region/terrain-import.ts';

export interface OfferedCells {
  readonly columns: number;
  readonly rows: number;
  readonly count: number;
}

/** Size of the grid that a choice in the terrain dialog would make; null while a number is missing or not above 0. */
export function offeredCells(
  { widthM, heightM }: Pick<TerrainDescription, 'widthM' | 'heightM'>,
  { cellSizeM, windowSizeKm }: { readonly cellSizeM: number; readonly windowSizeKm: number | null },
): OfferedCells | null {
  if (!(cellSizeM > 0) || (windowSizeKm !== null && !(windowSizeKm > 0))) return null;
  const sideM = windowSizeKm === null ? Number.POSITIVE_INFINITY : windowSizeKm * 1000;
  const columns = Math.max(1, Math.round(Math.min(widthM, sideM) / cellSizeM));
  const rows = Math.max(1, Math.round(Math.min(heightM, sideM) / cellSizeM));
  return { columns, rows, count: columns * rows };
}
