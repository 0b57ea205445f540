import type { LocalizedName } from '../../../core/localized.ts';
import { type Random, seededRandom } from '../../../core/random.ts';
import { cellIndexAt, columnCentreM, type GridSpec, rowCentreM } from '../../geo/grid.ts';
import { contributingArea, steepestDownstream } from '../../geo/hydrology/flow-routing.ts';
import { edgeCells, priorityFlood } from '../../geo/hydrology/priority-flood.ts';
import type { InflowPoint, NamedPlace, River } from '../region.ts';
import type { Landscape } from './landscape.ts';
import { type BuiltGround, buildGround } from './terrain/built-ground.ts';
import type { Channel } from './terrain/channels.ts';
import { distanceToM } from './terrain/distance-transform.ts';
import { planFloors } from './terrain/floor-plan.ts';
import { fractalNoise } from './terrain/gradient-noise.ts';
import { groundCode } from './terrain/held-floors.ts';
import { leveeDesign } from './terrain/levees.ts';
import { naturalCover } from './terrain/natural-cover.ts';
import { findSites } from './terrain/sites.ts';
import { slopeOf } from './terrain/slope.ts';
import { riverWidthM } from './terrain/valley-plan.ts';

/** 8 x 8 km of open sea off the east coast, so that nobody takes the invented ground for a real place. */
export const exerciseGrid: GridSpec = {
  epsg: 5187,
  westM: 300_000,
  northM: 450_000,
  cellSizeM: 10,
  columns: 800,
  rows: 800,
};

/** The reach of levee beside the old town that was left low. */
export interface LowBanks {
  /** Middle of the reach on the crown of the levee, m. */
  readonly xM: number;
  readonly yM: number;
  /** Lowest crown, m. */
  readonly crownM: number;
  /** Steady river flow that fills the channel to this crown, m³/s (Manning n = 0.032). */
  readonly overtoppedAtM3PerS: number;
}

/** A landscape with the facts that only the generator knows. */
export interface ExerciseLandscape extends Landscape {
  /** Depressions that are meant: water that gathers there leaves by pump only. */
  readonly sinks: readonly NamedPlace[];
  readonly lowBanks: LowBanks;
}

const riverNames: Readonly<Record<string, LocalizedName>> = {
  main: { ko: '해온강', en: 'Haeongang River' },
  a: { ko: '솔여울천', en: 'Soryeoulcheon Stream' },
  b: { ko: '달가람천', en: 'Dalgaramcheon Stream' },
  c: { ko: '늘빛천', en: 'Neulbitcheon Stream' },
};

/** Mean flow of the main river where it enters, m³/s: a catchment of about 1,000 km² that sheds 0.7 m of water a year. */
const baseFlowM3PerS = 22;

/**
 * The ground of an invented Korean municipality: mountains in the west and north, a river that crosses the region to a
 * bay in the east, side valleys, a terrace, levees and fields. The same seed gives the same bytes on every machine: only
 * additions, multiplications, divisions and square roots are used, which IEEE 754 fixes to the bit.
 */
export function generateLandscape(seed: number): ExerciseLandscape {
  const grid = exerciseGrid;
  const random = seededRandom(`landscape/${seed}`);
  const plan = planFloors(grid, random.fork('plan'));
  const ground = buildGround(grid, plan, random.fork('ground'));
  const terrainM = Float32Array.from(ground.elevationM);
  const sinkCell = lowestCell(terrainM, ground.townCells);
  const outlets = edgeCells(grid);
  for (let cell = 0; cell < outlets.length; cell++) {
    if (ground.floors.kind[cell] === groundCode('sea')) outlets[cell] = 1;
  }
  outlets[sinkCell] = 1;
  const flooded = priorityFlood(grid, terrainM, outlets);
  const downstream = drainTo(outlets, steepestDownstream(grid, flooded), ground);
  const areaM2 = contributingArea(grid, flooded.order, downstream);
  const slope = slopeOf(grid, terrainM);
  const landCover = coverOf(grid, ground, terrainM, slope, random.fork('cover'));
  return {
    grid,
    terrainM,
    landCover,
    levee: ground.levee,
    ditch: ground.ditch,
    floodplain: openFloodplain(ground),
    downstream,
    contributingAreaM2: Float32Array.from(areaM2),
    rivers: [ground.main, ...ground.streams].map((channel) => riverOf(grid, channel)),
    inflowPoints: [inflowOf(grid, ground)],
    ...findSites(grid, ground, plan),
    sinks: [
      {
        id: 'old-town-sink',
        name: { ko: '구시가지 유수지', en: 'Old town retention basin' },
        xM: columnCentreM(grid, sinkCell % grid.columns),
        yM: rowCentreM(grid, Math.floor(sinkCell / grid.columns)),
      },
    ],
    lowBanks: { ...ground.lowBank, overtoppedAtM3PerS: leveeDesign.lowBanksM3PerS },
  };
}

function openFloodplain({ floors, townCells }: BuiltGround): Uint8Array {
  const open = floors.kind.map((kind) => (kind === groundCode('floodplain') ? 1 : 0));
  for (const cell of townCells) open[cell] = 0;
  return open;
}

/** Sea cells are outlets whatever the sea bed does; the sink keeps its water. */
function drainTo(outlets: Uint8Array, downstream: Int32Array, ground: BuiltGround): Int32Array {
  for (let cell = 0; cell < downstream.length; cell++) {
    if (outlets[cell] === 1 && ground.floors.kind[cell] === groundCode('sea')) downstream[cell] = -1;
  }
  return downstream;
}

function lowestCell(terrainM: Float32Array, cells: Uint32Array): number {
  let lowest = cells[0] as number;
  for (const cell of cells) {
    if ((terrainM[cell] as number) < (terrainM[lowest] as number)) lowest = cell;
  }
  return lowest;
}

function coverOf(
  grid: GridSpec,
  ground: BuiltGround,
  elevationM: Float32Array,
  slope: Float32Array,
  random: Random,
): Uint8Array {
  const { floors, levee, channel } = ground;
  return naturalCover({
    grid,
    elevationM,
    slope,
    floors,
    levee,
    channel,
    toFloorM: distanceToM(grid, (cell) => (floors.kind[cell] as number) > groundCode('sea')),
    toChannelM: distanceToM(grid, (cell) => channel[cell] !== 0),
    patches: fractalNoise(random, { wavelengthM: 330, octaves: 3, gain: 0.6 }),
  });
}

/** The part of a watercourse that lies inside the grid. */
function riverOf(grid: GridSpec, channel: Channel): River {
  const points: number[] = [];
  for (let i = 0; i < channel.line.xM.length; i++) {
    const xM = channel.line.xM[i] as number;
    const yM = channel.line.yM[i] as number;
    if (cellIndexAt(grid, xM, yM) >= 0) points.push(xM, yM);
  }
  return {
    id: `river-${channel.id}`,
    name: riverNames[channel.id] as LocalizedName,
    lineXY: Float64Array.from(points),
    widthM: channel.widthM,
  };
}

function inflowOf(grid: GridSpec, ground: BuiltGround): InflowPoint {
  const { xM, yM } = ground.main.line;
  const first = xM.findIndex((x) => x >= grid.westM + grid.cellSizeM / 2);
  return {
    id: 'inflow-main',
    name: { ko: '해온강 상류', en: 'Haeongang River, upstream' },
    xM: xM[first] as number,
    yM: yM[first] as number,
    widthM: riverWidthM,
    baseFlowM3PerS,
  };
}
