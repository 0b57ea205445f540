import { cellIndexAt, type GridSpec } from '../../geo/grid.ts';
import type { Region } from '../../region/region.ts';
import { type Roads, roadStructureOf } from '../../region/roads.ts';
import type { FeatureCells } from './footprint-cells.ts';

/** Ground of an underpass within this height of its lowest point counts as its sag, m. */
const sagBandM = 0.5;

/**
 * The cells whose water decides over each road edge: all along an edge at grade or a bridge, the two portals of a tunnel
 * (the ground over it says nothing), the lowest stretch of an underpass. The line is sampled at half a cell. An edge
 * wholly beyond the grid has none.
 */
export function roadCells(region: Region, roads: Roads, grid: GridSpec): FeatureCells {
  const offsets = new Uint32Array(roads.edgeCount + 1);
  const cells: number[] = [];
  for (let edge = 0; edge < roads.edgeCount; edge++) {
    for (const cell of cellsOfEdge(region, roads, grid, edge)) cells.push(cell);
    offsets[edge + 1] = cells.length;
  }
  return { offsets, cells: Uint32Array.from(cells) };
}

function cellsOfEdge(region: Region, roads: Roads, grid: GridSpec, edge: number): Set<number> {
  const structure = roadStructureOf(roads, edge);
  const points = samplePoints(roads, edge, grid.cellSizeM / 2);
  const inside = points.filter(([x, y]) => cellIndexAt(grid, x, y) >= 0);
  const cellsOf = (some: readonly (readonly [number, number])[]): Set<number> =>
    new Set(some.map(([x, y]) => cellIndexAt(grid, x, y)));
  if (structure === 'tunnel') {
    const portals = [inside[0], inside.at(-1)].filter((point) => point !== undefined);
    return cellsOf(portals);
  }
  if (structure !== 'underpass') return cellsOf(inside);
  const groundM = inside.map(([x, y]) => region.terrainM[cellIndexAt(region.grid, x, y)] ?? Infinity);
  const lowestM = Math.min(...groundM);
  return cellsOf(inside.filter((_, k) => (groundM[k] as number) <= lowestM + sagBandM));
}

function samplePoints(roads: Roads, edge: number, stepM: number): (readonly [number, number])[] {
  const first = roads.lineOffsets[edge] as number;
  const last = (roads.lineOffsets[edge + 1] as number) - 1;
  const points: (readonly [number, number])[] = [];
  const at = (k: number): readonly [number, number] => [
    roads.lineXY[2 * k] as number,
    roads.lineXY[2 * k + 1] as number,
  ];
  for (let k = first; k < last; k++) {
    const [x, y] = at(k);
    const [nextX, nextY] = at(k + 1);
    const parts = Math.max(1, Math.ceil(Math.hypot(nextX - x, nextY - y) / stepM));
    for (let part = 0; part < parts; part++) {
      points.push([x + ((nextX - x) * part) / parts, y + ((nextY - y) * part) / parts]);
    }
  }
  if (last >= first) points.push(at(last));
  return points;
}
