import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { affectedPeople, computeExposure } from '../../../src/domain/exposure/compute-exposure.ts';
import { defaultExposureThresholds } from '../../../src/domain/exposure/default-thresholds.ts';
import type { DepthField, Exposure, ExposureTotals } from '../../../src/domain/exposure/exposure.ts';
import { prepareExposure } from '../../../src/domain/exposure/layout/prepare-exposure.ts';
import type { Facility } from '../../../src/domain/region/facilities.ts';
import type { Region } from '../../../src/domain/region/region.ts';
import { buildGridTown, levelField } from '../../support/grid-town.ts';
import { areaBox, buildRegion, metricGrid, name, shelterAt } from '../../support/region-builder.ts';

const grid = metricGrid(20, 20);
const { westM, northM } = grid;
/** Centre of a cell. */
const at = (column: number, row: number): readonly [number, number] => [
  westM + column * 10 + 5,
  northM - row * 10 - 5,
];
const house = (column: number, row: number, over = {}) => {
  const [xM, yM] = at(column, row);
  return { xM, yM, ...over };
};
const thresholds = { ...defaultExposureThresholds, hitDepthM: 0.05 };
const options = { timeOfDay: 'night', thresholds } as const;

const fieldWith = (region: Region, depths: Readonly<Record<number, number>>): DepthField => {
  const depthM = new Float32Array(grid.columns * grid.rows);
  for (const [cell, value] of Object.entries(depths)) depthM[Number(cell)] = value;
  return { grid: region.grid, bedM: region.terrainM, depthM };
};
const cell = (column: number, row: number): number => row * grid.columns + column;

const expose = (region: Region, field: DepthField, over = {}): Exposure => {
  const prepared = prepareExposure(region, region.grid);
  if (!prepared.ok) throw new Error(prepared.fault.kind);
  const exposure = computeExposure(prepared.value, field, { ...options, ...over });
  if (!exposure.ok) throw new Error(exposure.fault.kind);
  return exposure.value;
};

const fireStation = (column: number, row: number, roadNode: number): Facility => {
  const [xM, yM] = at(column, row);
  return { type: 'fire-station', id: 'f0', name: name('f0'), xM, yM, buildingIndex: null, roadNode };
};

describe('people and buildings', () => {
  const region = buildRegion({
    grid,
    houses: [
      house(2, 10, { nightPeople: 4, dayPeople: 1, basementFloors: 1 }),
      house(4, 10, { nightPeople: 5, dayPeople: 2 }),
      house(6, 10, { nightPeople: 6, dayPeople: 3, basementFloors: 2 }),
      house(8, 10, { nightPeople: 7, dayPeople: 9 }),
    ],
    nodes: [at(0, 10), at(10, 10)],
    edges: [{ from: 0, to: 1 }],
  });
  const field = fieldWith(region, {
    [cell(2, 10)]: 0.04,
    [cell(4, 10)]: 0.1,
    [cell(6, 10)]: 0.4,
    [cell(8, 10)]: 0.6,
  });

  it('are affected, to be evacuated and in need of a shelter by three different depths', () => {
    const { total } = expose(region, field);
    expect(total.affectedPeople).toBe(5 + 6 + 7);
    expect(total.needShelterPeople).toBe(7);
    expect(total.hitBuildings).toBe(3);
    expect(total.floodedBasements).toBe(1);
    expect(total.buildingsByClass).toEqual([1, 1, 1, 0, 0]);
    expect(total.peopleByClass).toEqual([5, 6, 7, 0, 0]);
  });

  it('are counted where they are at that time of day', () => {
    expect(expose(region, field, { timeOfDay: 'day' }).total.affectedPeople).toBe(2 + 3 + 9);
  });

  it('give the same affected people by the quick count of the timeline', () => {
    const prepared = prepareExposure(region, grid);
    if (!prepared.ok) throw new Error(prepared.fault.kind);
    expect(affectedPeople(prepared.value, field, options)).toEqual({ ok: true, value: 18 });
  });
});

describe('a layer that the region lacks', () => {
  it('leaves its numbers unknown instead of zero', () => {
    const bare = buildRegion({ grid, houses: null, edges: null, facilities: null });
    const { total, byArea, buildingDepthM, roadDepthM, facilities } = expose(bare, fieldWith(bare, {}));
    for (const value of Object.values(total)) expect(value).toBeNull();
    for (const value of [byArea, buildingDepthM, roadDepthM, facilities]) expect(value).toBeNull();
  });

  it('of roads leaves isolation unknown', () => {
    const region = buildRegion({
      grid,
      houses: [house(5, 5)],
      edges: null,
      facilities: [shelterAt('s', at(3, 3), 0, 9, { roadNode: null })],
    });
    const { total, facilities } = expose(region, fieldWith(region, { [cell(5, 5)]: 1 }));
    expect(total.affectedPeople).toBe(3);
    expect(total.toEvacuatePeople).toBe(3);
    expect(total.isolatedPeople).toBeNull();
    expect(total.roadKmClosedToCars).toBeNull();
    expect(facilities).toEqual([{ facilityId: 's', depthM: 0, state: 'unknown' }]);
  });
});

describe('roads', () => {
  const terrainM = new Float32Array(400).fill(10);
  for (let row = 0; row < 20; row++) terrainM[cell(10, row)] = 2;
  const plain = new Float32Array(400).fill(10);
  const crossing = (
    structure: 'at-grade' | 'bridge' | 'tunnel' | 'underpass',
    lowestM: number,
    ground = terrainM,
  ) =>
    buildRegion({
      grid,
      terrainM: ground,
      houses: [],
      nodes: [at(5, 8), at(15, 8)],
      edges: [{ from: 0, to: 1, structure, lowestM }],
    });
  const depthOver = (region: Region, field: DepthField): number =>
    expose(region, field).roadDepthM?.[0] ?? Number.NaN;
  const river = (region: Region, depthM: number): DepthField => fieldWith(region, { [cell(10, 8)]: depthM });

  it('at grade stand as deep as the deepest cell on them', () => {
    const region = crossing('at-grade', 10, plain);
    expect(depthOver(region, river(region, 0.75))).toBe(0.75);
  });

  it('at grade cross a ditch on fill, and drown when the ditch is full', () => {
    const ditch = plain.slice();
    for (let row = 0; row < 20; row++) ditch[cell(10, row)] = 9;
    const region = crossing('at-grade', 9, ditch);
    expect(depthOver(region, river(region, 0.9))).toBe(0);
    expect(depthOver(region, river(region, 1.4))).toBeCloseTo(0.4, 6);
  });

  it('on a bridge are dry until the river passes the deck', () => {
    const region = crossing('bridge', 8);
    expect(depthOver(region, river(region, 5.5))).toBe(0);
    expect(depthOver(region, river(region, 6.5))).toBeCloseTo(0.5, 6);
  });

  it('on a bridge are not drowned by run-off on a ramp above the deck', () => {
    const region = crossing('bridge', 8);
    expect(depthOver(region, fieldWith(region, { [cell(6, 8)]: 0.06 }))).toBeCloseTo(0.06, 6);
  });

  it('through a tunnel only mind the portals', () => {
    const region = crossing('tunnel', 2);
    expect(depthOver(region, river(region, 3))).toBe(0);
    expect(depthOver(region, fieldWith(region, { [cell(15, 8)]: 0.4 }))).toBeCloseTo(0.4, 6);
  });

  it('through an underpass fill from the sag, deeper than the grid knows', () => {
    const region = crossing('underpass', 1);
    expect(depthOver(region, river(region, 0.5))).toBeCloseTo(1.5, 6);
    expect(depthOver(region, river(region, 0.02))).toBeCloseTo(0.02, 6);
    expect(depthOver(region, fieldWith(region, { [cell(6, 8)]: 0.2 }))).toBe(0);
  });

  it('count their length once per kind of vehicle', () => {
    const region = crossing('at-grade', 10, plain);
    const shallow = expose(region, river(region, 0.35)).total;
    expect([shallow.roadKmClosedToCars, shallow.roadKmClosedToLargeVehicles]).toEqual([0.1, 0]);
    const deep = expose(region, river(region, 0.5)).total;
    expect([deep.roadKmClosedToCars, deep.roadKmClosedToLargeVehicles]).toEqual([0.1, 0.1]);
  });
});

describe('isolation', () => {
  const region = buildRegion({
    grid,
    houses: [house(6, 9, { nightPeople: 2 }), house(12, 9, { nightPeople: 8 })],
    nodes: [at(6, 10), at(9, 10), at(12, 10)],
    edges: [
      { from: 0, to: 1 },
      { from: 1, to: 2 },
    ],
    facilities: [fireStation(6, 12, 0), shelterAt('s', at(12, 11), 2, 50)],
  });

  it('begins when no open road leads to a fire station or out of the region', () => {
    const { total, buildingIsolated, facilities } = expose(
      region,
      fieldWith(region, { [cell(10, 10)]: 0.3 }),
    );
    expect(Array.from(buildingIsolated ?? [])).toEqual([0, 1]);
    expect([total.isolatedBuildings, total.isolatedPeople, total.toEvacuatePeople]).toEqual([1, 8, 0]);
    expect(total.affectedPeople).toBe(0);
    expect(facilities?.map(({ state }) => state)).toEqual(['open', 'cut-off']);
  });

  it('does not begin while cars still pass', () => {
    const { total } = expose(region, fieldWith(region, { [cell(10, 10)]: 0.29 }));
    expect(total.isolatedBuildings).toBe(0);
  });

  it('follows when the only fire station is flooded', () => {
    const { facilities, total } = expose(region, fieldWith(region, { [cell(6, 12)]: 0.2 }));
    expect(facilities?.map(({ state }) => state)).toEqual(['flooded', 'cut-off']);
    expect(total.isolatedBuildings).toBe(2);
  });

  it('is unknown without a way out and without a fire station', () => {
    const lost = { ...region, facilities: [] };
    expect(expose(lost, fieldWith(lost, {})).total.isolatedPeople).toBeNull();
  });

  it('spares whoever had no way out while dry', () => {
    const island = buildRegion({
      grid,
      houses: [house(12, 9)],
      nodes: [at(7, 10), at(8, 10), at(12, 10), at(13, 10)],
      edges: [
        { from: 0, to: 1 },
        { from: 2, to: 3 },
      ],
      facilities: [fireStation(7, 10, 0)],
    });
    expect(expose(island, fieldWith(island, {})).total.isolatedBuildings).toBe(0);
  });

  it('counts a node at the border as a way out', () => {
    const open = {
      ...buildRegion({
        grid,
        houses: [house(9, 9)],
        nodes: [at(2, 10), at(9, 10)],
        edges: [{ from: 0, to: 1 }],
      }),
    };
    expect(expose(open, fieldWith(open, {})).total.isolatedBuildings).toBe(0);
    expect(expose(open, fieldWith(open, { [cell(6, 10)]: 1 })).total.isolatedBuildings).toBe(1);
  });
});

describe('a shelter below ground', () => {
  it('is flooded as soon as its building is hit', () => {
    const cellar = shelterAt('s', at(5, 5), 0, 20, {
      underground: true,
      shelterType: 'civil-defence',
      buildingIndex: 0,
    });
    const region = buildRegion({
      grid,
      houses: [house(5, 5)],
      nodes: [at(0, 5), at(9, 5)],
      edges: [{ from: 0, to: 1 }],
      facilities: [cellar],
    });
    expect(expose(region, fieldWith(region, { [cell(5, 5)]: 0.06 })).facilities?.[0]?.state).toBe('flooded');
  });
});

const summed = [
  'affectedPeople',
  'toEvacuatePeople',
  'needShelterPeople',
  'isolatedPeople',
  'isolatedBuildings',
  'hitBuildings',
  'floodedBasements',
] as const;

describe('areas', () => {
  const town = buildGridTown({
    seed: 4,
    cells: 60,
    streets: 8,
    houses: 300,
    shelters: 3,
    placesPerShelter: 100,
  });

  it('add up to the area above them and to the total, at every water level', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 4, noNaN: true }), (levelM) => {
        const { total, byArea } = expose(town, levelField(town, levelM));
        const [all, west, east] = byArea as readonly [ExposureTotals, ExposureTotals, ExposureTotals];
        for (const key of summed) expect((west[key] ?? -1) + (east[key] ?? -1)).toBe(all[key]);
        for (const key of summed) expect(total[key]).toBe(all[key]);
        for (let k = 0; k < 5; k++) {
          expect((west.peopleByClass?.[k] ?? -1) + (east.peopleByClass?.[k] ?? -1)).toBe(
            total.peopleByClass?.[k],
          );
        }
        const roadKm = (one: ExposureTotals): number => one.roadKmClosedToCars ?? -1;
        expect(roadKm(west) + roadKm(east)).toBeCloseTo(roadKm(total), 9);
      }),
      { numRuns: 40 },
    );
  });

  it('never lose people when the water rises', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 3, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (levelM, riseM) => {
          const low = expose(town, levelField(town, levelM)).total;
          const high = expose(town, levelField(town, levelM + riseM)).total;
          for (const key of [
            'affectedPeople',
            'toEvacuatePeople',
            'needShelterPeople',
            'hitBuildings',
            'roadKmClosedToCars',
          ] as const) {
            expect(high[key]).toBeGreaterThanOrEqual(low[key] ?? Infinity);
          }
          expect(low.needShelterPeople).toBeLessThanOrEqual(low.toEvacuatePeople ?? -1);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('hold an edge in the smallest area around its middle', () => {
    const region = buildRegion({
      grid,
      houses: [],
      nodes: [at(2, 10), at(8, 10), at(18, 10)],
      edges: [
        { from: 0, to: 1 },
        { from: 1, to: 2 },
      ],
      adminAreas: [
        areaBox('1', 'municipality', null, [westM, northM - 200, westM + 200, northM]),
        areaBox('2', 'ri', 0, [westM, northM - 200, westM + 100, northM]),
      ],
    });
    const { byArea } = expose(region, fieldWith(region, { [cell(4, 10)]: 1, [cell(12, 10)]: 1 }));
    expect(byArea?.map((area) => area.roadKmClosedToCars)).toEqual([0.16, 0.06]);
  });
});

describe('refusals', () => {
  const region = buildRegion({
    grid,
    houses: [house(5, 5)],
    nodes: [at(0, 5), at(9, 5)],
    edges: [{ from: 0, to: 1 }],
  });
  const prepared = prepareExposure(region, grid);
  if (!prepared.ok) throw new Error(prepared.fault.kind);

  it('name both grids when the field lies on another', () => {
    const other = metricGrid(10, 10, 20);
    const field = { grid: other, bedM: new Float32Array(100), depthM: new Float32Array(100) };
    expect(computeExposure(prepared.value, field, options)).toEqual({
      ok: false,
      fault: {
        kind: 'exposure-grid-mismatch',
        columns: 10,
        rows: 10,
        cellSizeM: 20,
        wantedColumns: 20,
        wantedRows: 20,
        wantedCellSizeM: 10,
      },
    });
  });

  it('name the array of the wrong length', () => {
    const field = { ...fieldWith(region, {}), depthM: new Float32Array(7) };
    expect(affectedPeople(prepared.value, field, options)).toEqual({
      ok: false,
      fault: { kind: 'exposure-field-length', field: 'depthM', length: 7, wanted: 400 },
    });
  });

  it('name a limit that is no depth', () => {
    const wrong = { ...defaultExposureThresholds, carDepthM: -1 };
    expect(
      computeExposure(prepared.value, fieldWith(region, {}), { timeOfDay: 'day', thresholds: wrong }),
    ).toEqual({
      ok: false,
      fault: { kind: 'exposure-threshold-invalid', threshold: 'carDepthM', value: -1 },
    });
  });

  it('name the first building beyond the grid and how many there are', () => {
    const far = buildRegion({ grid, houses: [house(5, 5), house(50, 5), house(60, 5)], edges: [] });
    expect(prepareExposure(far, grid)).toEqual({
      ok: false,
      fault: { kind: 'exposure-outside-grid', layer: 'buildings', id: 'b1', count: 2 },
    });
  });
});
