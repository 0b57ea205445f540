import { cellIndexAt, type GridSpec } from '../../geo/grid.ts';
import type { Region } from '../../region/region.ts';
import { type Roads, roadStructureOf } from '../../region/roads.ts';
import { fillHeightsM } from './embankment.ts';
import type { FeatureCells } from './footprint-cells.ts';

/** Ground of an underpass within this height of its lowest point counts as its sag, m. */
const sagBandM = 0.5;

/** Cells of each edge, and how far its carriageway stands over the ground there, m, as long as `cells`. */
export interface RoadCells extends FeatureCells {
  readonly fillM: Float32Array;
}

/**
 * The cells whose water decides over each road edge: all along an edge at grade or a bridge, the two portals of a tunnel
 * (the ground over it says nothing), the lowest stretch of an underpass. The line is sampled at half a cell of the finer
 * of both grids. Only an edge at grade stands on fill. An edge wholly beyond the grid has no cells.
 */
export function roadCells(region: Region, roads: Roads, grid: GridSpec): RoadCells {
  const offsets = new Uint32Array(roads.edgeCount + 1);
  const cells: number[] = [];
  const fill: number[] = [];
  for (let edge = 0; edge < roads.edgeCount; edge++) {
    for (const [cell, fillM] of cellsOfEdge(region, roads, grid, edge)) {
      cells.push(cell);
      fill.push(fillM);
    }
    offsets[edge + 1] = cells.length;
  }
  return { offsets, cells: Uint32Array.from(cells), fillM: Float32Array.from(fill) };
}

interface Sample {
  readonly cell: number;
  readonly groundM: number;
}

/** Fill by cell; where several samples share a cell, the lowest counts. */
function cellsOfEdge(region: Region, roads: Roads, grid: GridSpec, edge: number): Map<number, number> {
  const structure = roadStructureOf(roads, edge);
  const samples = samplesOf(region, roads, grid, edge);
  const onGround = (some: readonly Sample[]): Map<number, number> =>
    new Map(some.map(({ cell }) => [cell, 0]));
  if (structure === 'bridge') return onGround(samples);
  if (structure === 'tunnel') return onGround(samples.filter((_, k) => k === 0 || k === samples.length - 1));
  if (structure === 'underpass') {
    const lowestM = Math.min(...samples.map(({ groundM }) => groundM));
    return onGround(samples.filter(({ groundM }) => groundM <= lowestM + sagBandM));
  }
  const fillM = fillHeightsM(
    samples.map(({ groundM }) => groundM),
    sampleStepM(region, grid),
  );
  const lowest = new Map<number, number>();
  for (const [k, { cell }] of samples.entries()) {
    lowest.set(cell, Math.min(lowest.get(cell) ?? Infinity, fillM[k] as number));
  }
  return lowest;
}

const sampleStepM = (region: Region, grid: GridSpec): number =>
  Math.min(grid.cellSizeM, region.grid.cellSizeM) / 2;

/** Samples of an edge's line that lie on both grids, in order. */
function samplesOf(region: Region, roads: Roads, grid: GridSpec, edge: number): Sample[] {
  const stepM = sampleStepM(region, grid);
  const first = roads.lineOffsets[edge] as number;
  const last = (roads.lineOffsets[edge + 1] as number) - 1;
  const samples: Sample[] = [];
  const put = (xM: number, yM: number): void => {
    const cell = cellIndexAt(grid, xM, yM);
    const groundM = region.terrainM[cellIndexAt(region.grid, xM, yM)];
    if (cell >= 0 && groundM !== undefined) samples.push({ cell, groundM });
  };
  for (let k = first; k < last; k++) {
    const [x, y] = [roads.lineXY[2 * k] as number, roads.lineXY[2 * k + 1] as number];
    const [nextX, nextY] = [roads.lineXY[2 * k + 2] as number, roads.lineXY[2 * k + 3] as number];
    const parts = Math.max(1, Math.ceil(Math.hypot(nextX - x, nextY - y) / stepM));
    for (let part = 0; part < parts; part++) {
      const share = part / parts;
      put(x + (nextX - x) * share, y + (nextY - y) * share);
    }
  }
  if (last >= first) put(roads.lineXY[2 * last] as number, roads.lineXY[2 * last + 1] as number);
  return samples;
}
