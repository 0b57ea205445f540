import { describe, expect, test } from 'vitest';
import { constantSeries } from '../../../../src/domain/hazard/flood/forcing/time-series.ts';
import { buildingGround, roofRain } from '../../../../src/domain/hazard/flood/ground/building-ground.ts';
import { openCellNear } from '../../../../src/domain/hazard/flood/ground/open-cell-near.ts';
import type { Buildings, BuildingTreatment } from '../../../../src/domain/region/buildings.ts';

const grid = { epsg: 5187, westM: 0, northM: 50, cellSizeM: 10, columns: 6, rows: 5 };
const bedM = new Float32Array(30).fill(2);

/** Upright rectangles: west, south, east, north, height. */
function houses(...boxes: readonly (readonly [number, number, number, number, number])[]): Buildings {
  const count = boxes.length;
  return {
    count,
    ringOffsets: Uint32Array.from({ length: count + 1 }, (_, i) => 4 * i),
    ringXY: Float64Array.from(
      boxes.flatMap(([west, south, east, north]) => [west, south, east, south, east, north, west, north]),
    ),
    centroidXM: Float64Array.from(boxes, ([west, , east]) => (west + east) / 2),
    centroidYM: Float64Array.from(boxes, ([, south, , north]) => (south + north) / 2),
    footprintM2: Float32Array.from(boxes, ([west, south, east, north]) => (east - west) * (north - south)),
    heightM: Float32Array.from(boxes, ([, , , , height]) => height),
    floors: new Uint8Array(count).fill(1),
    basementFloors: new Uint8Array(count),
    use: new Uint8Array(count),
    dayPeople: new Uint16Array(count),
    nightPeople: new Uint16Array(count),
    adminIndex: new Uint16Array(count),
  };
}

const groundOf = (treatment: BuildingTreatment, buildings: Buildings, sea: Uint8Array | null = null) =>
  buildingGround({ grid, bedM, sea, buildings, treatment });

/** A hall over the cells of columns 1 to 3 and rows 1 to 3, and a hut over a quarter of the cell at column 5, row 0. */
const town = houses([10, 10, 40, 40, 8], [50, 45, 55, 50, 0]);
const hall = [7, 8, 9, 13, 14, 15, 19, 20, 21];

describe('buildings in the ground of a flood', () => {
  test('leave it as it is when they are only friction', () => {
    expect(groundOf('none', town)).toEqual({ bedM, closedCells: null, porosity: null, openFor: null });
  });

  test('close the cells that lie more than half under their roofs', () => {
    const { closedCells } = groundOf('blocked', town);
    expect([...(closedCells as Uint8Array).entries()].filter(([, is]) => is === 1).map(([i]) => i)).toEqual(
      hall,
    );
    const six = groundOf('blocked', houses([0, 0, 6, 10, 3])).closedCells as Uint8Array;
    expect(six[24]).toBe(1);
    expect(groundOf('blocked', houses([0, 0, 5, 10, 3])).closedCells).toBeNull();
  });

  test('count together where several stand in a cell', () => {
    const two = houses([0, 0, 4, 10, 3], [5, 0, 8, 10, 5]);
    expect((groundOf('blocked', two).closedCells as Uint8Array)[24]).toBe(1);
    expect(groundOf('raised', two).bedM[24]).toBe(5);
  });

  test('raise such cells by their height, by a storey where none is stated', () => {
    const raised = groundOf('raised', town).bedM;
    expect(hall.every((cell) => raised[cell] === 10)).toBe(true);
    expect(raised[5]).toBe(2);
    expect(groundOf('raised', houses([0, 0, 10, 10, 0])).bedM[24]).toBe(5);
    expect(bedM[7]).toBe(2);
  });

  test('leave the open share of each cell to the water, a tenth at least', () => {
    const porosity = groundOf('porous', town).porosity as Float32Array;
    expect(porosity[14]).toBeCloseTo(0.1, 6);
    expect(porosity[5]).toBeCloseTo(0.75, 6);
    expect(porosity[0]).toBe(1);
  });

  test('do not close the sea', () => {
    const sea = Uint8Array.from({ length: 30 }, (_, i) => (i === 14 ? 1 : 0));
    expect((groundOf('blocked', town, sea).closedCells as Uint8Array)[14]).toBe(0);
  });
});

describe('the rain of closed roofs', () => {
  test('runs to the nearest open ground, and all of it', () => {
    const { openFor } = groundOf('blocked', town);
    const zones = roofRain(constantSeries(2e-6), openFor);
    if (zones === null) throw new Error('no zones');
    const extra = Array.from(zones.zone, (zone) => zones.rainMPerS[zone]?.value[0] as number);
    expect(extra.reduce((sum, rain) => sum + rain)).toBeCloseTo(9 * 2e-6, 15);
    for (const cell of hall) expect(extra[cell]).toBe(0);
    // The middle of the hall is two cells from open ground on every side.
    const beside = [1, 2, 3, 6, 10, 12, 16, 18, 22, 25, 26, 27];
    for (const [cell, rain] of extra.entries()) if (rain > 0) expect(beside).toContain(cell);
  });

  test('is lost to the sea alone when only the sea is beside', () => {
    const small = { ...grid, columns: 3, rows: 1 };
    const closed = Uint8Array.of(0, 1, 0);
    expect(Array.from(openCellNear(small, closed, Uint8Array.of(1, 0, 1)))).toEqual([-1, -1, -1]);
    expect(Array.from(openCellNear(small, closed, Uint8Array.of(1, 0, 0)))).toEqual([-1, 2, -1]);
  });
});
