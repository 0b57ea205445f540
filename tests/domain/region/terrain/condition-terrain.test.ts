import { describe, expect, it } from 'vitest';
import { cellIndexAt, type GridSpec } from '../../../../src/domain/geo/grid.ts';
import { edgeCells, priorityFlood } from '../../../../src/domain/geo/hydrology/priority-flood.ts';
import { landCoverCode } from '../../../../src/domain/region/land-cover.ts';
import type { River } from '../../../../src/domain/region/region.ts';
import {
  type ConditioningInputs,
  type ConditioningRegion,
  conditionTerrain,
} from '../../../../src/domain/region/terrain/condition-terrain.ts';
import { centredGrid, heightsOf } from '../../../support/analytic-terrain.ts';
import { buildHouses, buildRoads, type EdgeSpec, name } from '../../../support/region-builder.ts';

const grid = centredGrid(61);
const noInputs: ConditioningInputs = { standingWater: null, sea: null };

/** A valley that falls to the south, its stream on x = 0. */
const valley = (x: number, y: number): number => 100 + 0.02 * y + 0.2 * Math.abs(x);

const stream = (widthM = 10, xM = 0): River => ({
  id: 'v0',
  name: name('내'),
  lineXY: Float64Array.of(xM, 300, xM, -300),
  widthM,
});

/** A road across the valley at y = 0. */
const roadAcross = (structure: NonNullable<EdgeSpec['structure']>) =>
  buildRoads(
    [
      [-200, 0],
      [200, 0],
    ],
    [{ from: 0, to: 1, structure }],
  );

const regionOf = (over: Partial<ConditioningRegion>): ConditioningRegion => ({
  grid,
  terrainM: heightsOf(grid, valley),
  voidMask: null,
  landCover: null,
  rivers: null,
  roads: null,
  buildings: null,
  ...over,
});

/** The valley with a wall across it, `heightM` above its floor and three cells thick. */
const walled = (heightM: number): Float32Array =>
  heightsOf(grid, (x, y) => (Math.abs(y) < 15 ? Math.max(valley(x, y), 100 + heightM) : valley(x, y)));

const at = (spec: GridSpec, values: ArrayLike<number>, x: number, y: number): number =>
  values[cellIndexAt(spec, x, y)] as number;

const countsOf = (
  result: ReturnType<typeof conditionTerrain>,
  step: string,
): Readonly<Record<string, number>> => result.steps.find((done) => done.step === step)?.counts ?? {};

describe('ground that needs nothing', () => {
  it('comes out as it went in, and each step says that it did nothing', () => {
    const region = regionOf({ rivers: [stream()], roads: roadAcross('at-grade') });
    const result = conditionTerrain(region, noInputs);
    expect(result.conditionedM).toEqual(region.terrainM);
    for (const step of result.steps) expect(step.counts.cells).toBe(0);
    expect(result.steps.map(({ step }) => step)).toEqual([
      'voids',
      'rivers',
      'culverts',
      'bridges',
      'sinks',
      'buildings',
    ]);
  });

  it('is never changed in place', () => {
    const terrainM = walled(8);
    const before = terrainM.slice();
    conditionTerrain(regionOf({ terrainM, rivers: [stream()], roads: roadAcross('bridge') }), noInputs);
    expect(terrainM).toEqual(before);
  });
});

describe('a bridge that the heights show as a wall', () => {
  const terrainM = walled(8);

  it('is opened under its deck over the width of the river, and stands beside it', () => {
    const region = regionOf({ terrainM, rivers: [stream(40)], roads: roadAcross('bridge') });
    const result = conditionTerrain(region, noInputs);
    for (const x of [-20, 0, 20]) expect(at(grid, result.conditionedM, x, 0)).toBeCloseTo(100, 1);
    expect(at(grid, result.conditionedM, 60, 0)).toBe(112);
    expect(at(grid, terrainM, 40, 0)).toBe(108);
    expect(at(grid, result.conditionedM, 40, 0)).toBe(108);
    expect(countsOf(result, 'bridges')).toMatchObject({ opened: 1, left: 0 });
    expect(countsOf(result, 'bridges').deepestM).toBeCloseTo(8.2, 1);
  });

  it('lets all water above it through, so that nothing is dammed', () => {
    const region = regionOf({ terrainM, rivers: [stream()], roads: roadAcross('bridge') });
    const { conditionedM, flooded } = conditionTerrain(region, noInputs);
    for (const [cell, level] of flooded.filledM.entries()) {
      expect(level - (conditionedM[cell] as number)).toBeLessThan(1e-3);
    }
    const before = priorityFlood(grid, terrainM, edgeCells(grid));
    expect(at(grid, before.filledM, 0, 100) - at(grid, terrainM, 0, 100)).toBeGreaterThan(3);
  });

  it('stays shut where no bridge is mapped, or where it is higher than any deck', () => {
    const unmapped = conditionTerrain(regionOf({ terrainM, rivers: [stream()] }), noInputs);
    expect(at(grid, unmapped.conditionedM, 0, 0)).toBe(108);
    expect(countsOf(unmapped, 'rivers')).toMatchObject({ opened: 0, left: 1 });
    const high = regionOf({ terrainM: walled(20), rivers: [stream()], roads: roadAcross('bridge') });
    const tooHigh = conditionTerrain(high, noInputs);
    expect(at(grid, tooHigh.conditionedM, 0, 0)).toBe(120);
    expect(countsOf(tooHigh, 'bridges')).toMatchObject({ opened: 0, left: 1 });
  });
});

describe('the fill of a road at grade over a mapped stream', () => {
  it('has a culvert of one cell, up to its own limit', () => {
    const region = regionOf({ terrainM: walled(5), rivers: [stream()], roads: roadAcross('at-grade') });
    const result = conditionTerrain(region, noInputs);
    expect(at(grid, result.conditionedM, 0, 0)).toBeCloseTo(100, 1);
    expect(at(grid, result.conditionedM, 10, 0)).toBe(105);
    expect(countsOf(result, 'culverts')).toMatchObject({ opened: 1, left: 0 });
    const high = regionOf({ terrainM: walled(7), rivers: [stream()], roads: roadAcross('at-grade') });
    expect(at(grid, conditionTerrain(high, noInputs).conditionedM, 0, 0)).toBe(107);
  });

  it('stays shut over a tunnel, which has none', () => {
    const region = regionOf({ terrainM: walled(5), rivers: [stream()], roads: roadAcross('tunnel') });
    expect(at(grid, conditionTerrain(region, noInputs).conditionedM, 0, 0)).toBe(105);
  });
});

describe('a mapped river', () => {
  it('sinks onto the bottom of the valley when its line lies beside it', () => {
    const result = conditionTerrain(regionOf({ rivers: [stream(30, 10)] }), noInputs);
    expect(at(grid, result.conditionedM, 10, 100)).toBeCloseTo(valley(0, 100), 4);
    expect(countsOf(result, 'rivers')).toMatchObject({ left: 0 });
    expect(countsOf(result, 'rivers').deepestM).toBeCloseTo(2, 4);
  });

  it('stays where it is when the ground beside it is too far down', () => {
    const terrainM = heightsOf(grid, (x, y) => 100 + 0.02 * y + (Math.abs(x) < 5 ? 10 : 0));
    const result = conditionTerrain(regionOf({ terrainM, rivers: [stream(30)] }), noInputs);
    expect(at(grid, result.conditionedM, 0, 100)).toBe(at(grid, terrainM, 0, 100));
    expect(countsOf(result, 'rivers').left).toBe(61);
  });

  it('cuts through noise, but not through the dam of a pond', () => {
    const terrainM = walled(2);
    const open = conditionTerrain(regionOf({ terrainM, rivers: [stream()] }), noInputs);
    expect(at(grid, open.conditionedM, 0, 0)).toBeCloseTo(100, 1);
    const standingWater = Uint8Array.from(
      heightsOf(grid, (x, y) => (y > 0 && y < 100 && Math.abs(x) < 50 ? 1 : 0)),
    );
    const pond = conditionTerrain(regionOf({ terrainM, rivers: [stream()] }), { standingWater, sea: null });
    expect(at(grid, pond.conditionedM, 0, 0)).toBe(102);
    expect(countsOf(pond, 'rivers')).toMatchObject({ opened: 0, left: 1 });
  });

  it('is cut behind a hollow of its bed without lowering the bed beyond', () => {
    const terrainM = heightsOf(grid, (x, y) => {
      const pitM = y === 100 && x === 0 ? 5 : 0;
      const bumpM = Math.abs(y) < 15 ? 2 : 0;
      return valley(x, y) - pitM + bumpM;
    });
    const result = conditionTerrain(regionOf({ terrainM, rivers: [stream()] }), noInputs);
    expect(at(grid, result.conditionedM, 0, 0)).toBeCloseTo(100, 1);
    expect(at(grid, result.conditionedM, 0, -100)).toBeCloseTo(98, 4);
  });

  it('ends no lower than the river it runs into, whichever comes first in the list', () => {
    const trunk: River = { ...stream(60), id: 'v1' };
    const branch: River = { ...stream(10), id: 'v2', lineXY: Float64Array.of(200, 100, 0, 0) };
    const terrainM = heightsOf(grid, (x, y) => valley(x, y) - (x > 5 && x < 15 && y < 15 && y > -5 ? 3 : 0));
    const one = conditionTerrain(regionOf({ terrainM, rivers: [trunk, branch] }), noInputs);
    const other = conditionTerrain(regionOf({ terrainM, rivers: [branch, trunk] }), noInputs);
    expect(one.conditionedM).toEqual(other.conditionedM);
    const bed = Array.from({ length: 60 }, (_, i) => at(grid, one.conditionedM, 0, 300 - 10 * i));
    for (let i = 1; i < bed.length; i++) expect(bed[i]).toBeLessThanOrEqual((bed[i - 1] as number) + 1e-4);
  });
});

describe('a hollow', () => {
  /** A gentle slope with a square hollow of 5 x 5 cells. */
  const hollowed = (depthM: number): Float32Array =>
    heightsOf(grid, (x, y) => 50 + 0.001 * y - (Math.abs(x) < 25 && Math.abs(y) < 25 ? depthM : 0));
  const inHollow = (code: number): Uint8Array =>
    Uint8Array.from(heightsOf(grid, (x, y) => (Math.abs(x) < 25 && Math.abs(y) < 25 ? code : 0)));

  it('is filled to its spill when it is shallow and dry', () => {
    const result = conditionTerrain(regionOf({ terrainM: hollowed(1) }), noInputs);
    expect(result.conditionedM).toEqual(Float32Array.from(result.flooded.filledM));
    const spillM = 50 + 0.001 * -30;
    expect(at(grid, result.conditionedM, 0, 0)).toBeCloseTo(spillM, 4);
    const counts = countsOf(result, 'sinks');
    expect(counts).toMatchObject({ hollows: 1, cells: 25, keptWet: 0, keptDeep: 0, keptUnderpass: 0 });
    expect(counts.volumeM3).toBeCloseTo(25 * 100 * (1 - 0.03), 0);
  });

  it.each([
    ['deep', hollowed(3), {}, noInputs, 'keptDeep'],
    ['a paddy', hollowed(1), { landCover: inHollow(landCoverCode('paddy')) }, noInputs, 'keptWet'],
    ['a wetland', hollowed(1), { landCover: inHollow(landCoverCode('wetland')) }, noInputs, 'keptWet'],
    ['a reservoir', hollowed(1), {}, { standingWater: inHollow(1), sea: null }, 'keptWet'],
    ['under a road', hollowed(1), { roads: roadAcross('underpass') }, noInputs, 'keptUnderpass'],
  ] as const)('is kept when it is %s, and still crossed by the flow', (_, terrainM, over, inputs, kept) => {
    const result = conditionTerrain(regionOf({ terrainM, ...over }), inputs);
    expect(result.conditionedM).toEqual(terrainM);
    expect(countsOf(result, 'sinks')).toMatchObject({ hollows: 0, [kept]: 1, keptCells: 25 });
    expect(at(grid, result.flooded.filledM, 0, 0)).toBeCloseTo(49.97, 4);
  });

  it('is filled where only a corner of it is paddy', () => {
    const landCover = inHollow(0);
    landCover[cellIndexAt(grid, -20, 20)] = landCoverCode('paddy');
    const result = conditionTerrain(regionOf({ terrainM: hollowed(1), landCover }), noInputs);
    expect(countsOf(result, 'sinks')).toMatchObject({ hollows: 1, keptWet: 0 });
  });
});

describe('buildings', () => {
  it('stay off the ground, and the pack says what they are to water', () => {
    const buildings = buildHouses([{ xM: 50, yM: 50 }]);
    const result = conditionTerrain(regionOf({ buildings, buildingTreatment: 'blocked' }), noInputs);
    expect(result.conditionedM).toEqual(heightsOf(grid, valley));
    expect(result.steps.at(-1)).toMatchObject({
      step: 'buildings',
      method: { parameters: { treatment: 'blocked' } },
      counts: { buildings: 1, cells: 0 },
    });
  });
});
