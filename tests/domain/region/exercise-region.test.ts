import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { cellIndexAt, sampleBilinear } from '../../../src/domain/geo/grid.ts';
import { buildingUses } from '../../../src/domain/region/buildings.ts';
import { defaultExerciseSeed, settle } from '../../../src/domain/region/exercise/exercise-region.ts';
import {
  type ExerciseLandscape,
  generateLandscape,
} from '../../../src/domain/region/exercise/generate-landscape.ts';
import { dayShares, residents } from '../../../src/domain/region/exercise/settlement/places/people.ts';
import type { Shelter } from '../../../src/domain/region/facilities.ts';
import { landCoverCode, landCoverOf } from '../../../src/domain/region/land-cover.ts';
import type { Region } from '../../../src/domain/region/region.ts';
import { checkRegion } from '../../../src/domain/region/region-checks.ts';
import { pointInRing, ringAreaM2 } from '../../../src/domain/region/ring-geometry.ts';
import { roadClasses, roadStructureOf } from '../../../src/domain/region/roads.ts';
import { buildingRing, overlappingBuildings, wallsOnRoads } from '../../support/settlement-geometry.ts';
import { edgePolyline, landAreaM2, steepestGrade, sumOf } from '../../support/settlement-measures.ts';

const seeds = [defaultExerciseSeed, 7, 23];

describe.each(seeds)('the exercise region of seed %i', (seed) => {
  let landscape: ExerciseLandscape;
  let region: Region;

  beforeAll(() => {
    landscape = generateLandscape(seed);
    region = settle(landscape, seed);
  }, 300_000);

  it('passes every check of a region with the people it states', () => {
    const stated = { nightPeople: residents, dayPeople: Math.round(residents * (1 - dayShares.outside)) };
    expect(checkRegion(region, stated)).toEqual([]);
  });

  it('has every layer and says that it is invented', () => {
    expect(region.kind).toBe('exercise');
    expect(region.id).toBe(`exercise-${seed}`);
    const missing = Object.entries(region).filter(([key, value]) => value === null && key !== 'voidMask');
    expect(missing).toEqual([]);
  });

  it('is the same to the byte when made again', () => {
    expect(digest(settle(landscape, seed))).toBe(digest(region));
  });

  it('has 13,500 to 16,500 buildings and none overlaps another', () => {
    const { buildings } = present(region);
    expect(buildings.count).toBeGreaterThan(13_500);
    expect(buildings.count).toBeLessThan(16_500);
    expect(overlappingBuildings(buildings)).toEqual([]);
  });

  it('builds nothing on water, levees or carriageways', () => {
    const { buildings, roads } = present(region);
    const wet: number[] = [];
    for (let index = 0; index < buildings.count; index++) {
      const ring = buildingRing(buildings, index);
      for (let k = 0; k < ring.length; k += 2) {
        const cell = cellIndexAt(region.grid, ring[k] as number, ring[k + 1] as number);
        const cover = landscape.landCover[cell];
        const isWater = cover === landCoverCode('river') || cover === landCoverCode('sea');
        if (isWater || landscape.levee[cell] === 1) wet.push(index);
      }
    }
    expect(wet).toEqual([]);
    expect(wallsOnRoads(buildings, roads)).toEqual([]);
  });

  it('builds no house within a cell of a ditch, and names the new town on ground away from all', () => {
    const { buildings } = present(region);
    const { columns } = region.grid;
    const around = [-columns - 1, -columns, -columns + 1, -1, 0, 1, columns - 1, columns, columns + 1];
    const wet: number[] = [];
    for (let index = 0; index < buildings.count; index++) {
      const ring = buildingRing(buildings, index);
      for (let k = 0; k < ring.length; k += 2) {
        const cell = cellIndexAt(region.grid, ring[k] as number, ring[k + 1] as number);
        if (around.some((step) => (landscape.ditch[cell + step] ?? 0) !== 0)) wet.push(index);
      }
    }
    expect(wet).toEqual([]);
    const place = region.places?.find(({ id }) => id === 'new-town');
    const cell = cellIndexAt(region.grid, place?.xM as number, place?.yM as number);
    expect(landscape.newTown.cells.includes(cell)).toBe(true);
    expect(around.some((step) => (landscape.ditch[cell + step] ?? 0) !== 0)).toBe(false);
  });

  it('has a hospital and a fire station on the terrace', () => {
    const terrace = new Set(landscape.newTown.cells);
    for (const type of ['hospital', 'fire-station']) {
      const high = (region.facilities ?? []).filter(
        (f) => f.type === type && terrace.has(cellIndexAt(region.grid, f.xM, f.yM)),
      );
      expect(high, type).toHaveLength(1);
    }
  });

  it('raises ground only under roads on the open floodplain, by at most 2.5 m, and no levee or channel', () => {
    let raised = 0;
    for (const [cell, heightM] of region.terrainM.entries()) {
      const liftM = heightM - (landscape.terrainM[cell] as number);
      if (liftM <= 0) continue;
      raised++;
      const onPlain = landscape.floodplain[cell] === 1 && landscape.levee[cell] === 0;
      if (!onPlain || landscape.landCover[cell] === landCoverCode('river') || liftM > 2.501) {
        throw new Error(`cell ${cell} raised by ${liftM} m`);
      }
    }
    expect(raised).toBeGreaterThan(200);
  });

  it('draws footprints log-normally around the size each use is known for', () => {
    const { buildings } = present(region);
    const houses = logFootprints(region, 'detached-house');
    expect(Math.exp(median(houses))).toBeGreaterThan(55);
    expect(Math.exp(median(houses))).toBeLessThan(95);
    expect(Math.abs(skewness(houses))).toBeLessThan(0.5);
    expect(Math.exp(median(logFootprints(region, 'commercial')))).toBeGreaterThan(90);
    expect(Math.exp(median(logFootprints(region, 'industrial')))).toBeGreaterThan(150);
    const towers = [...buildings.floors].filter((floors) => floors >= 12);
    expect(towers.length).toBeGreaterThan(30);
    expect(Math.max(...towers)).toBeLessThanOrEqual(25);
  });

  it('has roads of 3 to 6 km on each km² of land', () => {
    const { roads } = present(region);
    const density = sumOf(roads.lengthM) / 1000 / (landAreaM2(region) / 1e6);
    expect(density).toBeGreaterThan(3);
    expect(density).toBeLessThan(6);
  });

  it('has no public road steeper than 15 % over 60 m', () => {
    const { roads } = present(region);
    const steep: string[] = [];
    for (let edge = 0; edge < roads.edgeCount; edge++) {
      if (roadClasses[roads.roadClass[edge] as number]?.id === 'farm') continue;
      if (roadStructureOf(roads, edge) !== 'at-grade') continue;
      const heightAt = (xM: number, yM: number): number =>
        sampleBilinear(region.grid, landscape.terrainM, xM, yM);
      const grade = steepestGrade(edgePolyline(roads, edge), heightAt, 60);
      if (grade > 0.15) steep.push(`r${edge} ${grade.toFixed(3)}`);
    }
    expect(steep).toEqual([]);
  });

  it('bridges the main river at least three times, each deck above both banks', () => {
    const { roads } = present(region);
    const main = landscape.rivers[0];
    let crossings = 0;
    for (let edge = 0; edge < roads.edgeCount; edge++) {
      if (roadStructureOf(roads, edge) !== 'bridge') continue;
      const line = edgePolyline(roads, edge);
      const ends = [line.slice(0, 2), line.slice(-2)] as [number[], number[]];
      for (const end of ends) {
        const [xM, yM] = end as [number, number];
        const bank = region.terrainM[cellIndexAt(region.grid, xM, yM)] as number;
        expect(roads.lowestM[edge], `r${edge}`).toBeGreaterThan(bank);
      }
      const middle = [
        (ends[0][0] as number) + (ends[1][0] as number),
        (ends[0][1] as number) + (ends[1][1] as number),
      ];
      let awayM = Number.POSITIVE_INFINITY;
      for (let k = 0; main !== undefined && k < main.lineXY.length; k += 2) {
        const dx = (main.lineXY[k] as number) - (middle[0] as number) / 2;
        const dy = (main.lineXY[k + 1] as number) - (middle[1] as number) / 2;
        awayM = Math.min(awayM, Math.hypot(dx, dy));
      }
      if (awayM < 30) crossings++;
    }
    expect(crossings).toBeGreaterThanOrEqual(3);
  });

  it('digs one underpass 4 to 5 m below the street, which the grid sees', () => {
    const { roads } = present(region);
    const edges = [...Array(roads.edgeCount).keys()].filter(
      (edge) => roadStructureOf(roads, edge) === 'underpass',
    );
    expect(edges).toHaveLength(1);
    const edge = edges[0] as number;
    const line = edgePolyline(roads, edge);
    const street = region.terrainM[cellIndexAt(region.grid, line[0] as number, line[1] as number)] as number;
    const depthM = street - (roads.lowestM[edge] as number);
    expect(depthM).toBeGreaterThan(3.4);
    expect(depthM).toBeLessThan(5.5);
    const dug = [...region.terrainM.keys()].filter(
      (cell) => (landscape.terrainM[cell] as number) - (region.terrainM[cell] as number) > 0.3,
    );
    expect(dug.length).toBeGreaterThanOrEqual(8);
    expect(dug.length).toBeLessThanOrEqual(24);
    const place = region.places?.find(({ id }) => id === 'underpass');
    const cell = cellIndexAt(region.grid, place?.xM as number, place?.yM as number);
    expect((landscape.terrainM[cell] as number) - (region.terrainM[cell] as number)).toBeGreaterThan(3.9);
  });

  it('gives shelter to 5,000 to 7,000 people above ground, some of it in the old town', () => {
    const shelters = (region.facilities ?? []).filter((f): f is Shelter => f.type === 'shelter');
    const housing = shelters.filter((s) => s.shelterType === 'temporary-housing');
    expect(housing.some((s) => s.underground)).toBe(false);
    const capacity = housing.reduce((sum, s) => sum + (s.capacityPeople as number), 0);
    expect(capacity).toBeGreaterThan(5000);
    expect(capacity).toBeLessThan(7000);
    const town = new Set(landscape.oldTown.cells);
    expect(housing.filter((s) => town.has(cellIndexAt(region.grid, s.xM, s.yM))).length).toBeGreaterThan(2);
    expect(shelters.filter((s) => s.shelterType === 'civil-defence').every((s) => s.underground)).toBe(true);
    const high = shelters.filter((s) => s.shelterType === 'tsunami');
    expect(high.length).toBeGreaterThan(1);
    for (const { xM, yM } of high) {
      expect(region.terrainM[cellIndexAt(region.grid, xM, yM)]).toBeGreaterThan(10);
    }
  });

  it('has the services a city of its size has, each beside its building and near a road', () => {
    const { buildings, roads } = present(region);
    const facilities = region.facilities ?? [];
    const count = (type: string): number => facilities.filter((f) => f.type === type).length;
    expect(count('hospital')).toBe(2);
    expect(count('fire-station')).toBe(2);
    expect(count('town-hall')).toBe(1);
    expect(count('pump-station')).toBe(2);
    expect(count('school')).toBeGreaterThanOrEqual(6);
    for (const facility of facilities) {
      const node = facility.roadNode as number;
      const toRoadM = Math.hypot(
        (roads.nodeXM[node] as number) - facility.xM,
        (roads.nodeYM[node] as number) - facility.yM,
      );
      expect(toRoadM, facility.name.ko).toBeLessThan(300);
      if (facility.buildingIndex === null) continue;
      const ring = buildingRing(buildings, facility.buildingIndex);
      const isAt = Math.hypot((ring[0] as number) - facility.xM, (ring[1] as number) - facility.yM) < 60;
      expect(isAt, facility.name.ko).toBe(true);
    }
    expect(region.gauges?.filter((g) => g.type === 'river-gauge')).toHaveLength(3);
    expect(region.gauges?.filter((g) => g.type === 'rain-gauge')).toHaveLength(3);
  });

  it('divides the land among its smallest areas without gap or overlap, each building in one', () => {
    const { buildings } = present(region);
    const areas = region.adminAreas ?? [];
    const leaves = [...areas.keys()].filter((index) => areas.every((area) => area.parentIndex !== index));
    const sum = leaves.reduce(
      (total, index) =>
        total + (areas[index]?.rings ?? []).reduce((part, ring) => part + ringAreaM2(ring), 0),
      0,
    );
    expect(sum).toBeCloseTo(landAreaM2(region), 3);
    const wrong: number[] = [];
    for (let index = 0; index < buildings.count; index++) {
      const xM = buildings.centroidXM[index] as number;
      const yM = buildings.centroidYM[index] as number;
      const holders = leaves.filter((leaf) => areas[leaf]?.rings.some((ring) => pointInRing(ring, xM, yM)));
      if (holders.length !== 1 || holders[0] !== buildings.adminIndex[index]) wrong.push(index);
    }
    expect(wrong).toEqual([]);
    expect(areas.filter((area) => area.level === 'eup-myeon-dong').length).toBeGreaterThanOrEqual(6);
    expect(new Set(areas.map((area) => area.name.ko)).size).toBe(areas.length);
    expect(areas.every((area) => /^99\d{8}$/.test(area.code))).toBe(true);
  });

  it('takes friction from land cover and shows towns and wide roads in it', () => {
    const cover = region.landCover as Uint8Array;
    const differing = [...cover.keys()].filter(
      (cell) => region.manning?.[cell] !== Math.fround(landCoverOf(cover[cell] as number)?.manning ?? 0),
    );
    expect(differing).toEqual([]);
    const km2 = (id: 'built-up' | 'road'): number =>
      (cover.filter((code) => code === landCoverCode(id)).length * 100) / 1e6;
    expect(km2('built-up')).toBeGreaterThan(2);
    expect(km2('road')).toBeGreaterThan(0.3);
  });
});

const present = (region: Region) => {
  if (region.buildings === null || region.roads === null)
    throw new Error('the region lacks buildings or roads');
  return { buildings: region.buildings, roads: region.roads };
};

function digest(region: Region): string {
  const hash = createHash('sha256');
  hash.update(
    JSON.stringify(region, (_, value: unknown) =>
      ArrayBuffer.isView(value)
        ? createHash('sha256').update(new Uint8Array(value.buffer)).digest('hex')
        : value,
    ),
  );
  return hash.digest('hex');
}

const logFootprints = (region: Region, use: (typeof buildingUses)[number]): number[] => {
  const { buildings } = present(region);
  return [...buildings.footprintM2]
    .filter((_, i) => buildings.use[i] === buildingUses.indexOf(use))
    .map(Math.log);
};

const median = (values: readonly number[]): number =>
  values.toSorted((p, q) => p - q)[values.length >> 1] as number;

function skewness(values: readonly number[]): number {
  const mean = sumOf(values) / values.length;
  const deviation = Math.sqrt(sumOf(values.map((value) => (value - mean) ** 2)) / values.length);
  return sumOf(values.map((value) => ((value - mean) / deviation) ** 3)) / values.length;
}
