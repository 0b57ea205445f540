import type { Random } from '../../../../core/random.ts';
import { cellCount, columnCentreM, type GridSpec, rowCentreM } from '../../../geo/grid.ts';
import { edgeCells } from '../../../geo/hydrology/priority-flood.ts';
import { distanceToM } from './distance-transform.ts';
import { fractalNoise, gradientNoise, type Noise } from './gradient-noise.ts';
import { type FloorPlan, groundCode, type HeldFloors, heldFloors } from './held-floors.ts';
import { sampleCubic } from './sample-cubic.ts';
import { type ErosionSetting, erode } from './stream-power.ts';
import { ramp } from './valley-plan.ts';

/** Ground around the region that is worn with it and then cut away, m: its edge is no divide of the region. */
const marginM = 1200;
const coarseCellM = 40;
const fineCellM = 20;

/** A grid of another cell size that reaches beyond the region by the margin. */
const workGrid = (region: GridSpec, cellSizeM: number): GridSpec => ({
  epsg: region.epsg,
  westM: region.westM - marginM,
  northM: region.northM + marginM,
  cellSizeM,
  columns: (region.columns * region.cellSizeM + 2 * marginM) / cellSizeM,
  rows: (region.rows * region.cellSizeM + 2 * marginM) / cellSizeM,
});

interface Tectonics {
  /** Relative uplift, about 0.1 to 1.6: weak by the sea, strong in the west and north. */
  readonly uplift: Noise;
  /** Relative erodibility, about 0.6 to 1.5. */
  readonly weakness: Noise;
  readonly rough: Noise;
}

function tectonics(region: GridSpec, plan: FloorPlan, random: Random): Tectonics {
  const broad = fractalNoise(random.fork('uplift'), { wavelengthM: 3600, octaves: 3, gain: 0.5 });
  const rock = fractalNoise(random.fork('rock'), { wavelengthM: 900, octaves: 3, gain: 0.6 });
  const extent = region.columns * region.cellSizeM;
  return {
    uplift: (xM, yM) => {
      const inland = ramp(plan.coast(xM, yM), -100, 3000);
      const north = (yM - (region.northM - extent)) / extent;
      const west = 1 - (xM - region.westM) / extent;
      const tilt = 0.65 + 0.2 * north + 0.25 * west;
      return Math.max(0.1, (0.45 + 0.55 * inland) * tilt * (1 + 0.45 * broad(xM, yM)));
    },
    weakness: (xM, yM) => Math.max(0.45, 1 + 0.4 * rock(xM, yM)),
    rough: fractalNoise(random.fork('rough'), { wavelengthM: 1500, octaves: 6, gain: 0.55 }),
  };
}

/** Uplift at relative rate 1, m per step. The peak height asked for fixes the rest. */
const baseUpliftM = 3;
const baseErodibility = 0.045;
const diffusivityM2 = 40;

function settingOn(grid: GridSpec, floors: HeldFloors, forces: Tectonics, scale: number): ErosionSetting {
  const count = cellCount(grid);
  const held = edgeCells(grid);
  const upliftM = new Float64Array(count);
  const erodibility = new Float64Array(count);
  const toFloor = distanceToFloors(grid, floors);
  for (let cell = 0; cell < count; cell++) {
    const row = Math.floor(cell / grid.columns);
    const xM = columnCentreM(grid, cell - row * grid.columns);
    const yM = rowCentreM(grid, row);
    if (floors.kind[cell] !== groundCode('free')) held[cell] = 1;
    const back = 0.32 + 0.68 * ramp(toFloor[cell] as number, 0, 750);
    upliftM[cell] = forces.uplift(xM, yM) * baseUpliftM * scale * back;
    erodibility[cell] = baseErodibility * forces.weakness(xM, yM);
  }
  return { grid, held, upliftM, erodibility, diffusivityM2 };
}

/** Puts the planned levels and the outer edge into a surface. */
function holdFloors(grid: GridSpec, elevationM: Float64Array, floors: HeldFloors, forces: Tectonics): void {
  const edge = edgeCells(grid);
  for (let cell = 0; cell < elevationM.length; cell++) {
    if (floors.kind[cell] !== groundCode('free')) {
      elevationM[cell] = floors.levelM[cell] as number;
    } else if (edge[cell] === 1) {
      const row = Math.floor(cell / grid.columns);
      const xM = columnCentreM(grid, cell - row * grid.columns);
      elevationM[cell] = 35 + 30 * forces.uplift(xM, rowCentreM(grid, row));
    }
  }
}

/** Height that the highest 0.2 % of the ground inside the region passes, m: a peak that no single cell decides. */
function peakM(grid: GridSpec, elevationM: Float64Array): number {
  const rim = marginM / grid.cellSizeM;
  const inside: number[] = [];
  for (let row = rim; row < grid.rows - rim; row++) {
    for (let column = rim; column < grid.columns - rim; column++) {
      inside.push(elevationM[row * grid.columns + column] as number);
    }
  }
  const sorted = Float64Array.from(inside).sort();
  return sorted[Math.floor(0.998 * sorted.length)] as number;
}

/**
 * Ground of the region worn by rivers and creep between the planned floors, m, and the floors on the region's grid.
 * Eroded at 40 m until it hardly changes, scaled to the wanted peak (the law is linear in uplift for n = 1), refined at
 * 20 m, and brought to the region's cells with warped coordinates, so that no valley keeps the directions of a lattice.
 */
export function shapeRelief(
  region: GridSpec,
  plan: FloorPlan,
  wantedPeakM: number,
  random: Random,
): { elevationM: Float64Array; floors: HeldFloors } {
  const forces = tectonics(region, plan, random);
  const coarse = workGrid(region, coarseCellM);
  const coarseFloors = heldFloors(coarse, plan);
  const rough = Float64Array.from({ length: cellCount(coarse) }, (_, cell) => {
    const row = Math.floor(cell / coarse.columns);
    const xM = columnCentreM(coarse, cell - row * coarse.columns);
    const yM = rowCentreM(coarse, row);
    return Math.max(1, 60 * forces.uplift(xM, yM) + 45 * forces.rough(xM, yM));
  });
  holdFloors(coarse, rough, coarseFloors, forces);
  let scale = 1;
  for (const steps of [60, 40, 30, 20]) {
    erode(rough, settingOn(coarse, coarseFloors, forces, scale), steps);
    const miss = wantedPeakM / peakM(coarse, rough);
    scale *= miss;
    for (let cell = 0; cell < rough.length; cell++) rough[cell] = (rough[cell] as number) * miss;
    holdFloors(coarse, rough, coarseFloors, forces);
  }

  const fine = workGrid(region, fineCellM);
  const fineFloors = heldFloors(fine, plan);
  const jitter = gradientNoise(random.fork('jitter'), 70);
  const worn = resample(coarse, rough, fine, (xM, yM) => [xM, yM, 2.5 * jitter(xM, yM)]);
  holdFloors(fine, worn, fineFloors, forces);
  erode(worn, settingOn(fine, fineFloors, forces, scale), 18);
  return refine(region, plan, fine, worn, (grid, floors) => settingOn(grid, floors, forces, scale), random);
}

type Warp = (xM: number, yM: number, cell: number) => readonly [xM: number, yM: number, addM: number];

function resample(from: GridSpec, values: Float64Array, to: GridSpec, warp: Warp): Float64Array {
  const result = new Float64Array(cellCount(to));
  for (let cell = 0; cell < result.length; cell++) {
    const row = Math.floor(cell / to.columns);
    const [xM, yM, addM] = warp(columnCentreM(to, cell - row * to.columns), rowCentreM(to, row), cell);
    result[cell] = sampleCubic(from, values, xM, yM) + addM;
  }
  return result;
}

/** The worn ground on the region's own cells, with the detail of slopes that 20 m cells cannot hold. */
function refine(
  region: GridSpec,
  plan: FloorPlan,
  fine: GridSpec,
  worn: Float64Array,
  settingFor: (grid: GridSpec, floors: HeldFloors) => ErosionSetting,
  random: Random,
): { elevationM: Float64Array; floors: HeldFloors } {
  const floors = heldFloors(region, plan);
  const toFloor = distanceToFloors(region, floors);
  const warpX = fractalNoise(random.fork('warp-x'), { wavelengthM: 420, octaves: 3, gain: 0.5 });
  const warpY = fractalNoise(random.fork('warp-y'), { wavelengthM: 420, octaves: 3, gain: 0.5 });
  const detail = fractalNoise(random.fork('detail'), { wavelengthM: 160, octaves: 4, gain: 0.55 });
  const elevationM = resample(fine, worn, region, (xM, yM, cell) => {
    const free = ramp(toFloor[cell] as number, 0, 260);
    return [xM + 48 * free * warpX(xM, yM), yM + 48 * free * warpY(xM, yM), 2.6 * free * detail(xM, yM)];
  });
  for (let cell = 0; cell < elevationM.length; cell++) {
    const free = floors.kind[cell] === groundCode('free');
    elevationM[cell] = free ? Math.max(elevationM[cell] as number, 0.9) : (floors.levelM[cell] as number);
  }
  const setting = settingFor(region, floors);
  erode(elevationM, setting, 4);
  return { elevationM, floors };
}

const distanceToFloors = (region: GridSpec, floors: HeldFloors): Float32Array =>
  distanceToM(region, (cell) => floors.kind[cell] !== groundCode('free'));
