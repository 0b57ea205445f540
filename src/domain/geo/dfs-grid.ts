import type { LngLat } from './projection.ts';

/** A cell of the forecast grid of the Korea Meteorological Administration: `nx` 1 to 149 eastwards, `ny` 1 to 253 northwards. */
export interface DfsCell {
  readonly nx: number;
  readonly ny: number;
}

/**
 * Lambert conformal conic projection on a sphere with two standard parallels, in cells of 5 km.
 * Source: KMA, user guide of the village forecast service (동네예보 조회서비스 활용가이드), appendix on grid conversion.
 */
const dfs = {
  radiusKm: 6371.00877,
  cellKm: 5,
  parallelsDeg: [30, 60],
  originDeg: [126, 38],
  /** Cell of the origin. */
  originCell: { nx: 43, ny: 136 },
  columns: 149,
  rows: 253,
} as const;

const radians = (deg: number): number => (deg * Math.PI) / 180;
const isometric = (latDeg: number): number => Math.tan(Math.PI / 4 + radians(latDeg) / 2);

const cone = ((): { readonly n: number; readonly scale: number; readonly originRadius: number } => {
  const [south, north] = dfs.parallelsDeg;
  const n =
    Math.log(Math.cos(radians(south)) / Math.cos(radians(north))) /
    Math.log(isometric(north) / isometric(south));
  const scale = ((dfs.radiusKm / dfs.cellKm) * Math.cos(radians(south)) * isometric(south) ** n) / n;
  return { n, scale, originRadius: scale / isometric(dfs.originDeg[1]) ** n };
})();

/**
 * The forecast cell that holds a point, or null outside the grid. Cells are centred on whole numbers.
 * Source: Snyder 1987, "Map Projections: A Working Manual", USGS Professional Paper 1395, equations 15-1 to 15-5.
 */
export function dfsCellAt([lngDeg, latDeg]: LngLat): DfsCell | null {
  if (!(Math.abs(latDeg) < 90) || !Number.isFinite(lngDeg)) return null;
  const radius = cone.scale / isometric(latDeg) ** cone.n;
  const turn = lngDeg - dfs.originDeg[0];
  const angle = cone.n * radians(turn - 360 * Math.round(turn / 360));
  const nx = Math.floor(dfs.originCell.nx + radius * Math.sin(angle) + 0.5);
  const ny = Math.floor(dfs.originCell.ny + cone.originRadius - radius * Math.cos(angle) + 0.5);
  return isCell(nx, ny) ? { nx, ny } : null;
}

/** Longitude and latitude of the centre of a forecast cell, or null for numbers that are no cell. Inverse of the above. */
export function dfsCellCentre({ nx, ny }: DfsCell): LngLat | null {
  if (!isCell(nx, ny)) return null;
  const east = nx - dfs.originCell.nx;
  const south = cone.originRadius - (ny - dfs.originCell.ny);
  const radius = Math.hypot(east, south);
  const latitude = 2 * Math.atan((cone.scale / radius) ** (1 / cone.n)) - Math.PI / 2;
  const longitude = Math.atan2(east, south) / cone.n;
  return [dfs.originDeg[0] + (longitude * 180) / Math.PI, (latitude * 180) / Math.PI];
}

const isCell = (nx: number, ny: number): boolean =>
  Number.isInteger(nx) && Number.isInteger(ny) && nx >= 1 && ny >= 1 && nx <= dfs.columns && ny <= dfs.rows;
