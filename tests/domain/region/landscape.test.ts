import { beforeAll, describe, expect, it } from 'vitest';
import { cellIndexAt, type GridSpec } from '../../../src/domain/geo/grid.ts';
import { edgeCells, priorityFlood } from '../../../src/domain/geo/hydrology/priority-flood.ts';
import {
  type ExerciseLandscape,
  generateLandscape,
} from '../../../src/domain/region/exercise/generate-landscape.ts';
import type { Site } from '../../../src/domain/region/exercise/landscape.ts';
import { landCoverCode, landCoverOf } from '../../../src/domain/region/land-cover.ts';
import { describeWithSharedData, readSharedData } from '../../support/shared-data.ts';
import { coarsened, srtmWindow, terrainStatistics } from '../../support/terrain-statistics.ts';

const seeds = [1, 2] as const;
const made = new Map<number, ExerciseLandscape>();
const landscapeOf = (seed: number): ExerciseLandscape => made.get(seed) as ExerciseLandscape;

beforeAll(() => {
  for (const seed of seeds) made.set(seed, generateLandscape(seed));
}, 300_000);

const sea = landCoverCode('sea');
const river = landCoverCode('river');
const cellKm2 = 1e-4;

const sitesOf = (landscape: ExerciseLandscape): Site[] => [
  landscape.oldTown,
  landscape.newTown,
  landscape.port,
  ...landscape.villages,
];

const heightAt = ({ grid, terrainM }: ExerciseLandscape, xM: number, yM: number): number =>
  terrainM[cellIndexAt(grid, xM, yM)] as number;

function meanHeight(landscape: ExerciseLandscape, site: Site): number {
  return site.cells.reduce((sum, cell) => sum + (landscape.terrainM[cell] as number), 0) / site.cells.length;
}

/** Number of pieces that cells fall into when joined by their sides. */
function pieces(grid: GridSpec, cells: Uint32Array): number {
  const left = new Set(cells);
  let count = 0;
  for (const start of cells) {
    if (!left.delete(start)) continue;
    count++;
    const queue = [start];
    for (let cell = queue.pop(); cell !== undefined; cell = queue.pop()) {
      for (const next of [cell - 1, cell + 1, cell - grid.columns, cell + grid.columns]) {
        if (left.delete(next)) queue.push(next);
      }
    }
  }
  return count;
}

/** Lowest level at which water from the river or the sea comes into the old town, m. */
function spillIntoTownM(
  grid: GridSpec,
  heightM: ArrayLike<number>,
  wet: Uint8Array,
  townCell: number,
): number {
  return priorityFlood(grid, heightM, wet).filledM[townCell] as number;
}

describe.each(seeds)('the landscape of seed %i', (seed) => {
  it('has finite ground, known land cover and sea on 12 to 18 % of its cells', () => {
    const { terrainM, landCover } = landscapeOf(seed);
    let seaCells = 0;
    for (let cell = 0; cell < terrainM.length; cell++) {
      if (!Number.isFinite(terrainM[cell])) throw new Error(`cell ${cell} is ${terrainM[cell]}`);
      if (landCoverOf(landCover[cell] as number) === null) throw new Error(`cover of ${cell}`);
      if (landCover[cell] !== sea) continue;
      seaCells++;
      if ((terrainM[cell] as number) >= 0) throw new Error(`sea bed above the sea at ${cell}`);
    }
    expect(seaCells / terrainM.length).toBeGreaterThan(0.12);
    expect(seaCells / terrainM.length).toBeLessThan(0.18);
  });

  it('keeps dry land above the sea, river beds aside', () => {
    const { terrainM, landCover } = landscapeOf(seed);
    for (let cell = 0; cell < terrainM.length; cell++) {
      if (landCover[cell] === sea || landCover[cell] === river) continue;
      if ((terrainM[cell] as number) < -1.5) throw new Error(`${terrainM[cell]} m at ${cell}`);
    }
    const peak = terrainM.reduce((highest, z) => Math.max(highest, z), 0);
    expect(peak).toBeGreaterThan(350);
    expect(peak).toBeLessThan(600);
  });

  it('drains every land cell to the sea, the edge or the named sink, and loses no area', () => {
    const landscape = landscapeOf(seed);
    const { grid, terrainM, downstream, contributingAreaM2, landCover } = landscape;
    const sinks = new Set(landscape.sinks.map((s) => cellIndexAt(grid, s.xM, s.yM)));
    const edge = edgeCells(grid);
    const settled = new Uint8Array(downstream.length);
    let leavingM2 = 0;
    for (let start = 0; start < downstream.length; start++) {
      const path: number[] = [];
      let cell = start;
      while (settled[cell] === 0 && (downstream[cell] as number) >= 0 && path.length <= downstream.length) {
        path.push(cell);
        cell = downstream[cell] as number;
      }
      if (path.length > downstream.length) throw new Error(`water goes round in a circle from ${start}`);
      if (settled[cell] === 0 && landCover[cell] !== sea && edge[cell] !== 1 && !sinks.has(cell)) {
        const inMouth = landCover[cell] === river && (terrainM[cell] as number) < 0;
        if (!inMouth) throw new Error(`water stops at ${cell}`);
      }
      settled[cell] = 1;
      for (const passed of path) settled[passed] = 1;
      if ((downstream[start] as number) < 0) leavingM2 += contributingAreaM2[start] as number;
    }
    expect(leavingM2 / (downstream.length * 100)).toBeCloseTo(1, 4);
  });

  it('has a river whose bed falls from the inflow to the sea at 0.8 to 2 per mille', () => {
    const landscape = landscapeOf(seed);
    const { lineXY, widthM } = landscape.rivers[0] as ExerciseLandscape['rivers'][number];
    expect(widthM).toBeGreaterThanOrEqual(50);
    expect(widthM).toBeLessThanOrEqual(80);
    let lengthM = 0;
    let lowest = Number.POSITIVE_INFINITY;
    const start = heightAt(landscape, lineXY[0] as number, lineXY[1] as number);
    for (let i = 2; i < lineXY.length; i += 2) {
      const [x, y] = [lineXY[i] as number, lineXY[i + 1] as number];
      const bed = heightAt(landscape, x, y);
      expect(bed).toBeLessThan(lowest + 0.03);
      lowest = Math.min(lowest, bed);
      if (landscape.landCover[cellIndexAt(landscape.grid, x, y)] === sea) break;
      lengthM += Math.hypot(x - (lineXY[i - 2] as number), y - (lineXY[i - 1] as number));
    }
    expect((start - lowest) / lengthM).toBeGreaterThan(0.0008);
    expect((start - lowest) / lengthM).toBeLessThan(0.002);
    const inflow = landscape.inflowPoints[0] as ExerciseLandscape['inflowPoints'][number];
    expect(inflow.xM - landscape.grid.westM).toBeLessThan(30);
    expect(landscape.landCover[cellIndexAt(landscape.grid, inflow.xM, inflow.yM)]).toBe(river);
  });

  it('leads its tributaries down to the river', () => {
    const landscape = landscapeOf(seed);
    const [main, ...streams] = landscape.rivers;
    expect(streams.length).toBeGreaterThanOrEqual(1);
    for (const { lineXY } of streams) {
      let previous = Number.POSITIVE_INFINITY;
      for (let i = 0; i < lineXY.length; i += 2) {
        const bed = heightAt(landscape, lineXY[i] as number, lineXY[i + 1] as number);
        expect(bed).toBeLessThan(previous + 0.25);
        previous = Math.min(previous, bed);
      }
      const [endX, endY] = [lineXY[lineXY.length - 2] as number, lineXY[lineXY.length - 1] as number];
      const inside = endX > landscape.grid.westM + 60;
      let nearest = Number.POSITIVE_INFINITY;
      for (let i = 0; i < (main?.lineXY.length ?? 0); i += 2) {
        const dx = (main?.lineXY[i] as number) - endX;
        nearest = Math.min(nearest, Math.hypot(dx, (main?.lineXY[i + 1] as number) - endY));
      }
      if (inside) expect(nearest).toBeLessThan(20);
    }
  });

  it('has sites of the right size, connected, clear of river, levee and sea', () => {
    const landscape = landscapeOf(seed);
    const km2 = (site: Site): number => site.cells.length * cellKm2;
    expect(km2(landscape.oldTown)).toBeGreaterThan(1.2);
    expect(km2(landscape.oldTown)).toBeLessThan(1.65);
    expect(km2(landscape.newTown)).toBeGreaterThan(1);
    expect(landscape.villages.length).toBeGreaterThanOrEqual(4);
    expect(landscape.villages.length).toBeLessThanOrEqual(7);
    expect(km2(landscape.port)).toBeGreaterThan(0.1);
    const taken = new Set<number>();
    for (const site of sitesOf(landscape)) {
      expect(pieces(landscape.grid, site.cells)).toBe(1);
      expect(site.cells.includes(cellIndexAt(landscape.grid, site.xM, site.yM))).toBe(true);
      for (const cell of site.cells) {
        const cover = landscape.landCover[cell];
        if (landscape.levee[cell] === 1 || cover === river || cover === sea)
          throw new Error(`site on ${cell}`);
        if (taken.has(cell)) throw new Error(`two sites on ${cell}`);
        taken.add(cell);
      }
    }
    const { oldTown, newTown } = landscape;
    expect(Math.hypot(oldTown.xM - newTown.xM, oldTown.yM - newTown.yM)).toBeLessThan(3000);
  });

  it('puts the new town 15 to 40 m above the old one on ground of less than 3 %', () => {
    const landscape = landscapeOf(seed);
    const above = meanHeight(landscape, landscape.newTown) - meanHeight(landscape, landscape.oldTown);
    expect(above).toBeGreaterThan(15);
    expect(above).toBeLessThan(40);
    const { columns, cellSizeM } = landscape.grid;
    const gentle = landscape.newTown.cells.reduce((count, cell) => {
      const z = (at: number): number => landscape.terrainM[at] as number;
      const dx = (z(cell + 1) - z(cell - 1)) / (2 * cellSizeM);
      const dy = (z(cell + columns) - z(cell - columns)) / (2 * cellSizeM);
      return Math.hypot(dx, dy) < 0.03 ? count + 1 : count;
    }, 0);
    expect(gentle / landscape.newTown.cells.length).toBeGreaterThan(0.88);
  });

  it('keeps river and sea out of the old town up to the low banks, on 10 m and on 20 m cells', () => {
    const landscape = landscapeOf(seed);
    const { grid, terrainM, landCover, lowBanks, sinks } = landscape;
    const sink = sinks[0] as ExerciseLandscape['sinks'][number];
    const wet = landCover.map((cover) => (cover === river || cover === sea ? 1 : 0));
    const spill = spillIntoTownM(grid, terrainM, wet, cellIndexAt(grid, sink.xM, sink.yM));
    expect(spill).toBeGreaterThan(lowBanks.crownM - 0.3);
    expect(spill).toBeLessThan(lowBanks.crownM + 0.15);
    expect(spill - heightAt(landscape, sink.xM, sink.yM)).toBeGreaterThan(2);

    const half = { ...grid, cellSizeM: 20, columns: grid.columns / 2, rows: grid.rows / 2 };
    const mean = coarsened(terrainM, grid.columns, grid.rows, 2).heightM;
    const wetHalf = Uint8Array.from(mean, (_, cell) => {
      const row = Math.floor(cell / half.columns) * 2;
      const column = (cell % half.columns) * 2;
      return wet[row * grid.columns + column] as number;
    });
    const spillHalf = spillIntoTownM(half, mean, wetHalf, cellIndexAt(half, sink.xM, sink.yM));
    expect(spillHalf).toBeGreaterThan(lowBanks.crownM - 0.6);
  });

  it('overtops the low banks at about the stated flow, by Manning on the cross-section of the terrain itself', () => {
    const landscape = landscapeOf(seed);
    const { lowBanks, grid, terrainM } = landscape;
    const { lineXY } = landscape.rivers[0] as ExerciseLandscape['rivers'][number];
    let at = 0;
    let nearest = Number.POSITIVE_INFINITY;
    for (let i = 0; i < lineXY.length; i += 2) {
      const d = Math.hypot((lineXY[i] as number) - lowBanks.xM, (lineXY[i + 1] as number) - lowBanks.yM);
      if (d < nearest) [nearest, at] = [d, i];
    }
    const [x0, y0] = [lineXY[at] as number, lineXY[at + 1] as number];
    const ux = (lowBanks.xM - x0) / nearest;
    const uy = (lowBanks.yM - y0) / nearest;
    let areaM2 = 0;
    let wetWidthM = 0;
    for (let d = -nearest; d <= nearest; d++) {
      const ground = terrainM[cellIndexAt(grid, x0 + ux * d, y0 + uy * d)] as number;
      if (ground >= lowBanks.crownM) continue;
      areaM2 += lowBanks.crownM - ground;
      wetWidthM += 1;
    }
    const bedSlope = 0.00085;
    const flow = (areaM2 * Math.cbrt((areaM2 / wetWidthM) ** 2) * Math.sqrt(bedSlope)) / 0.032;
    expect(flow / lowBanks.overtoppedAtM3PerS).toBeGreaterThan(0.8);
    expect(flow / lowBanks.overtoppedAtM3PerS).toBeLessThan(1.25);
  });
});

describe('the landscape generator', () => {
  it('gives the same bytes for the same seed and other ground for another', () => {
    const again = generateLandscape(1);
    const first = landscapeOf(1);
    for (const layer of ['terrainM', 'landCover', 'levee', 'downstream', 'contributingAreaM2'] as const) {
      expect(Buffer.compare(Buffer.from(again[layer].buffer), Buffer.from(first[layer].buffer))).toBe(0);
    }
    expect(again.rivers).toEqual(first.rivers);
    expect(sitesOf(again)).toEqual(sitesOf(first));
    expect(
      Buffer.compare(Buffer.from(landscapeOf(2).terrainM.buffer), Buffer.from(first.terrainM.buffer)),
    ).not.toBe(0);
  }, 300_000);
});

describeWithSharedData('dem-korea-90m/N35E129.hgt', 'against real Korean terrain at 90 m', () => {
  /** Windows of 8 x 8 km with a coast or with hills of the height we ask for, every 8 km or so. */
  const realWindows = () => {
    const found: ReturnType<typeof terrainStatistics>[] = [];
    for (const [name, latDeg] of [
      ['N35E129', 35],
      ['N36E127', 36],
    ] as const) {
      const tile = readSharedData(`dem-korea-90m/${name}.hgt`);
      for (let row = 0; row + 90 < 1201; row += 100) {
        for (let column = 0; column + 110 < 1201; column += 110) {
          const statistics = terrainStatistics(srtmWindow(tile, latDeg, { row, column }));
          const coastal = statistics.landShare > 0.6 && statistics.landShare < 0.97;
          if (coastal || (statistics.reliefM > 350 && statistics.reliefM < 650)) found.push(statistics);
        }
      }
    }
    return found;
  };

  it.each(seeds)(
    'seed %i has hypsometry and slopes between the 5th and 95th percentile of real windows',
    (seed) => {
      const windows = realWindows();
      expect(windows.length).toBeGreaterThan(40);
      const { grid, terrainM } = landscapeOf(seed);
      const ours = terrainStatistics({
        ...coarsened(terrainM, grid.columns, grid.rows, 9),
        cellEastM: 90,
        cellSouthM: 90,
      });
      const within = (name: string, pick: (s: typeof ours) => number): void => {
        const sorted = windows.map(pick).sort((a, b) => a - b);
        const low = sorted[Math.floor(0.05 * sorted.length)] as number;
        const high = sorted[Math.ceil(0.95 * sorted.length) - 1] as number;
        expect(pick(ours), name).toBeGreaterThanOrEqual(low);
        expect(pick(ours), name).toBeLessThanOrEqual(high);
      };
      within('hypsometric integral', (s) => s.hypsometricIntegral);
      within('mean slope', (s) => s.meanSlopeDeg);
      for (let q = 0; q < 5; q++) within(`slope quantile ${q}`, (s) => s.slopeQuantilesDeg[q] as number);
    },
  );
});
