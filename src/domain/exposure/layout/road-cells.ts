import { cellIndexAt, type GridSpec } from '../../geo/grid.ts';
import type { Region } from '../../region/region.ts';
import { type Roads, roadStructureOf } from '../../region/roads.ts';
import { carriagewayM } from './embankment.ts';
import type { FeatureCells } from './footprint-cells.ts';
import type { RoadAdjacency } from './road-adjacency.ts';

/** Ground of an underpass within this height of its lowest point counts as its sag, m. */
const sagBandM = 0.5;

/** Cells of each edge, and the lowest elevation of its carriageway in each, m, as long as `cells`. */
export interface RoadCells extends FeatureCells {
  readonly carriagewayM: Float32Array;
}

/**
 * The cells whose water decides over each road edge: all along an edge at grade or a bridge, the two portals of a tunnel
 * (the ground over it says nothing), the lowest stretch of an underpass. The line is sampled at half a cell of the finer
 * of both grids. Only an edge at grade stands on fill; elsewhere the carriageway is the edge's lowest point, at the portals
 * of a tunnel the ground. An edge wholly beyond the grid has no cells.
 */
export function roadCells(region: Region, roads: Roads, grid: GridSpec, graph: RoadAdjacency): RoadCells {
  const lines = Array.from({ length: roads.edgeCount }, (_, edge) => samplesOf(region, roads, grid, edge));
  const offsets = new Uint32Array(roads.edgeCount + 1);
  const cells: number[] = [];
  const carriageway: number[] = [];
  for (let edge = 0; edge < roads.edgeCount; edge++) {
    const structure = roadStructureOf(roads, edge);
    const samples = lines[edge] as Sample[];
    const lowest =
      structure === 'at-grade'
        ? lowestByCell(samples, levelOf({ roads, graph, lines }, edge, sampleStepM(region, grid)))
        : structureCells(samples, structure, roads.lowestM[edge] as number);
    for (const [cell, levelM] of lowest) {
      cells.push(cell);
      carriageway.push(levelM);
    }
    offsets[edge + 1] = cells.length;
  }
  return { offsets, cells: Uint32Array.from(cells), carriagewayM: Float32Array.from(carriageway) };
}

interface Sample {
  readonly cell: number;
  readonly xM: number;
  readonly yM: number;
  readonly groundM: number;
}

function structureCells(
  samples: readonly Sample[],
  structure: 'bridge' | 'tunnel' | 'underpass',
  lowestM: number,
): Map<number, number> {
  if (structure === 'bridge') return new Map(samples.map(({ cell }) => [cell, lowestM]));
  if (structure === 'tunnel') {
    const portals = samples.filter((_, k) => k === 0 || k === samples.length - 1);
    return new Map(portals.map(({ cell, groundM }) => [cell, groundM]));
  }
  const sagM = Math.min(...samples.map(({ groundM }) => groundM));
  const sag = samples.filter(({ groundM }) => groundM <= sagM + sagBandM);
  return new Map(sag.map(({ cell }) => [cell, lowestM]));
}

/** Where several samples share a cell, the lowest counts: water crosses the road there. */
function lowestByCell(samples: readonly Sample[], levelM: readonly number[]): Map<number, number> {
  const lowest = new Map<number, number>();
  for (const [k, { cell }] of samples.entries()) {
    lowest.set(cell, Math.min(lowest.get(cell) ?? Infinity, levelM[k] as number));
  }
  return lowest;
}

interface Network {
  readonly roads: Roads;
  readonly graph: RoadAdjacency;
  readonly lines: readonly (readonly Sample[])[];
}

function levelOf(network: Network, edge: number, stepM: number): number[] {
  const samples = network.lines[edge] as readonly Sample[];
  return carriagewayM(
    samples.map(({ groundM }) => groundM),
    stepM,
    {
      start: groundBeyond(network, edge, network.roads.edgeFrom[edge] as number),
      end: groundBeyond(network, edge, network.roads.edgeTo[edge] as number),
    },
  );
}

/** A road leads on at a crossing when it turns by no more than about 50 degrees: the cosine of that. */
const straightOnCosine = 0.64;

/** Ground along the edge at grade that leads straightest on from an end of another, outwards from it; empty if none does. */
function groundBeyond({ roads, graph, lines }: Network, edge: number, node: number): number[] {
  const inwards = headingFrom(outwards(roads, lines, edge, node));
  let best: readonly Sample[] = [];
  let bestCosine = straightOnCosine;
  for (let k = graph.offsets[node] as number; k < (graph.offsets[node + 1] as number); k++) {
    const other = graph.edge[k] as number;
    if (other === edge || roadStructureOf(roads, other) !== 'at-grade') continue;
    const samples = outwards(roads, lines, other, node);
    const heading = headingFrom(samples);
    const cosine = -(inwards.x * heading.x + inwards.y * heading.y);
    if (cosine > bestCosine) [best, bestCosine] = [samples, cosine];
  }
  return best.slice(1).map(({ groundM }) => groundM);
}

/** Samples of an edge in order away from one of its end nodes. */
function outwards(roads: Roads, lines: Network['lines'], edge: number, node: number): readonly Sample[] {
  const samples = lines[edge] as readonly Sample[];
  return roads.edgeFrom[edge] === node ? samples : samples.toReversed();
}

/** Unit vector from the first sample to one some metres on; zero for a line without length. */
function headingFrom(samples: readonly Sample[]): { readonly x: number; readonly y: number } {
  const [first] = samples;
  const on = samples[Math.min(4, samples.length - 1)];
  if (first === undefined || on === undefined) return { x: 0, y: 0 };
  const length = Math.hypot(on.xM - first.xM, on.yM - first.yM) || 1;
  return { x: (on.xM - first.xM) / length, y: (on.yM - first.yM) / length };
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
    if (cell >= 0 && groundM !== undefined) samples.push({ cell, xM, yM, groundM });
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
