import { describe, expect, it } from 'vitest';
import { buildFloodCase } from '../../../../src/domain/hazard/flood/build-case.ts';
import { defaultFloodScenario } from '../../../../src/domain/hazard/flood/default-scenario.ts';
import { integralBetween } from '../../../../src/domain/hazard/flood/forcing/time-series.ts';
import type { FloodScenario } from '../../../../src/domain/hazard/flood/scenario.ts';
import { scenarioHash } from '../../../../src/domain/hazard/flood/scenario-hash.ts';
import { landCoverCode } from '../../../../src/domain/region/land-cover.ts';
import type { Region } from '../../../../src/domain/region/region.ts';

/** A valley of 40 x 30 cells that falls east to the sea, with a river bed along its middle row. */
function coastalRegion(changes: Partial<Region> = {}): Region {
  const [columns, rows] = [40, 30];
  const terrainM = new Float32Array(columns * rows);
  const landCover = new Uint8Array(columns * rows);
  for (let i = 0; i < terrainM.length; i++) {
    const column = i % columns;
    const row = Math.floor(i / columns);
    const isRiver = Math.abs(row - 15) <= 1;
    terrainM[i] = column >= 34 ? -3 : 0.2 * (34 - column) + 0.5 * Math.abs(row - 15) - (isRiver ? 3 : 0);
    landCover[i] = landCoverCode(column >= 34 ? 'sea' : isRiver ? 'river' : 'dry-field');
  }
  return {
    id: 'valley',
    kind: 'exercise',
    name: { ko: '골짜기', en: 'Valley' },
    grid: { epsg: 5187, westM: 300_000, northM: 450_000, cellSizeM: 10, columns, rows },
    terrainM,
    voidMask: null,
    seaLevelM: 0,
    landCover,
    manning: null,
    buildings: null,
    roads: null,
    facilities: null,
    gauges: null,
    rivers: null,
    inflowPoints: [
      {
        id: 'head',
        name: { ko: '상류', en: 'Head' },
        xM: 300_005,
        yM: 449_845,
        widthM: 30,
        baseFlowM3PerS: 4,
      },
    ],
    places: [{ id: 'mill', name: { ko: '방앗간', en: 'Mill' }, xM: 300_205, yM: 449_845 }],
    adminAreas: null,
    sources: [],
    ...changes,
  };
}

const terrainOnly = coastalRegion({ landCover: null, inflowPoints: null, places: null, seaLevelM: null });

const caseOf = (region: Region, scenario = defaultFloodScenario(region)) => {
  const built = buildFloodCase(region, scenario);
  if (!built.ok) throw new Error(JSON.stringify(built.fault));
  return built.value;
};

describe('the default scenario', () => {
  it('brings 180 mm in three hours and every river of the region', () => {
    const region = coastalRegion();
    const flood = caseOf(region);
    expect(integralBetween(flood.rainMPerS, 0, 10_800)).toBeCloseTo(0.18, 12);
    expect(flood.inflows.map(({ id }) => id)).toEqual(['head']);
    expect([flood.endS, flood.outputEveryS, flood.grid.cellSizeM]).toEqual([21_600, 300, 10]);
  });

  it('of bare terrain is rain alone, on ground that takes nothing in', () => {
    const flood = caseOf(terrainOnly);
    expect(flood.inflows).toEqual([]);
    expect(flood.infiltration).toEqual({ kind: 'none' });
    expect(flood.heldStage).toBeNull();
    expect(new Set(flood.manning).size).toBe(1);
  });

  it('keeps a large terrain within 640,000 cells by whole multiples of its cell', () => {
    const grid = { ...terrainOnly.grid, columns: 4000, rows: 3000, cellSizeM: 5 };
    const { computationCellSizeM } = defaultFloodScenario({ ...terrainOnly, grid });
    expect(computationCellSizeM % 5).toBe(0);
    expect((4000 * 3000 * 25) / computationCellSizeM ** 2).toBeLessThanOrEqual(640_000);
  });
});

describe('a flood case', () => {
  it('holds the sea at its level, fills the tidal river and leaves the rest dry', () => {
    const flood = caseOf(coastalRegion());
    const at = (column: number, row: number): number => flood.initialDepthM[row * 40 + column] as number;
    expect(flood.heldStage?.mask[15 * 40 + 36]).toBe(1);
    expect(at(36, 3)).toBe(3);
    expect(at(33, 15)).toBeCloseTo(2.8, 5);
    expect(at(10, 15)).toBe(0);
    expect(at(33, 10)).toBe(0);
  });

  it('lets the river enter through the lowest cells by its point, as many as its width', () => {
    const flood = caseOf(coastalRegion());
    const cells = Array.from(flood.inflows[0]?.cells ?? []);
    expect(cells).toHaveLength(3);
    for (const cell of cells) expect(flood.bedM[cell] as number).toBeLessThan(5);
  });

  it('on cells twice as large keeps the ground it covers', () => {
    const region = coastalRegion();
    const flood = caseOf(region, { ...defaultFloodScenario(region), computationCellSizeM: 20 });
    expect(flood.grid).toMatchObject({
      columns: 20,
      rows: 15,
      cellSizeM: 20,
      westM: 300_000,
      northM: 450_000,
    });
    expect(flood.bedM).toHaveLength(300);
  });

  it('has a gauge at every named place', () => {
    expect(caseOf(coastalRegion()).gauges).toEqual([{ id: 'mill', cell: 15 * 40 + 20 }]);
  });

  it('has one gauge where a river gauge bears the id of a place: the river gauge', () => {
    const name = { ko: '수위표', en: 'Gauge' };
    const at = { xM: 300_105, yM: 449_845 };
    const gauges = [{ id: 'mill', type: 'river-gauge', name, ...at, zeroM: null, thresholds: null } as const];
    expect(caseOf(coastalRegion({ gauges })).gauges).toEqual([{ id: 'mill', cell: 15 * 40 + 10 }]);
  });
});

describe('a scenario', () => {
  const refusals: [string, Region, (s: FloodScenario) => FloodScenario, object][] = [
    [
      'negative rain',
      coastalRegion(),
      (s) => ({ ...s, storm: { kind: 'design', totalMm: -5, durationS: 3600, pattern: 'constant' } }),
      { kind: 'flood-negative', field: 'totalMm', value: -5 },
    ],
    [
      'a negative value in a rain series',
      coastalRegion(),
      (s) => ({ ...s, storm: { kind: 'series', name: 'x', timeS: [0, 60], mmPerH: [1, -1] } }),
      { kind: 'flood-negative', field: 'rain', index: 1 },
    ],
    [
      'rain times out of order',
      coastalRegion(),
      (s) => ({ ...s, storm: { kind: 'series', name: 'x', timeS: [60, 0], mmPerH: [1, 1] } }),
      { kind: 'flood-times-not-ascending', index: 1 },
    ],
    [
      'a saturation of 2',
      coastalRegion(),
      (s) => ({ ...s, initialSaturation: 2 }),
      { kind: 'flood-out-of-range', field: 'initialSaturation', value: 2 },
    ],
    [
      'no number for the saturation',
      coastalRegion(),
      (s) => ({ ...s, initialSaturation: Number.NaN }),
      { kind: 'flood-out-of-range', field: 'initialSaturation' },
    ],
    [
      'a cell size that is no multiple',
      coastalRegion(),
      (s) => ({ ...s, computationCellSizeM: 15 }),
      { kind: 'flood-cell-size', cellSizeM: 15, regionCellSizeM: 10 },
    ],
    [
      'a river the region does not have',
      coastalRegion(),
      (s) => ({ ...s, hydrographs: s.hydrographs.map((h) => ({ ...h, inflowPointId: 'nowhere' })) }),
      { kind: 'flood-inflow-point-unknown', inflowPointId: 'nowhere' },
    ],
    [
      'a peak below the base',
      coastalRegion(),
      (s) => ({ ...s, hydrographs: s.hydrographs.map((h) => ({ ...h, peakM3PerS: 1 })) }),
      { kind: 'flood-out-of-range', field: 'head peakM3PerS' },
    ],
    [
      'soil losses where land cover is missing',
      terrainOnly,
      (s) => ({ ...s, infiltration: 'green-ampt' }),
      { kind: 'flood-layer-missing', layer: 'land-cover' },
    ],
    [
      'a sea where there is none',
      terrainOnly,
      (s) => ({ ...s, seaLevelM: 0 }),
      { kind: 'flood-layer-missing', layer: 'sea-level' },
    ],
  ];

  it.each(refusals)('with %s is refused with what came', (_, region, change, fault) => {
    const built = buildFloodCase(region, change(defaultFloodScenario(region)));
    expect(!built.ok && built.fault).toMatchObject(fault);
  });

  it('of a region of 20,000 by 20,000 cells is refused before anything is made', () => {
    const grid = { ...terrainOnly.grid, columns: 20_000, rows: 20_000 };
    const scenario = { ...defaultFloodScenario(terrainOnly), computationCellSizeM: 10 };
    const built = buildFloodCase({ ...terrainOnly, grid }, scenario);
    expect(!built.ok && built.fault).toMatchObject({ kind: 'flood-grid-too-large', columns: 20_000 });
  });
});

describe('the equations of a case', () => {
  it('are local inertia unless the full ones, first order, were chosen', () => {
    const region = coastalRegion();
    const scenario = defaultFloodScenario(region);
    expect(caseOf(region, scenario)).toMatchObject({ scheme: { kind: 'inertial' }, courant: 0.7 });
    const full = caseOf(region, { ...scenario, scheme: 'full' });
    expect(full.scheme).toEqual({ kind: 'full', order: 1 });
    // From 0.75 on a cell may give more water than it has.
    expect(full.courant).toBeLessThan(0.75);
  });
});

describe('the hash of a scenario', () => {
  const scenario = defaultFloodScenario(coastalRegion());

  it('does not know the order of fields nor the name, and knows everything else', () => {
    const { storm, ...rest } = scenario;
    const hash = scenarioHash(scenario, 'region');
    expect(scenarioHash({ ...rest, storm, name: 'other' }, 'region')).toBe(hash);
    expect(scenarioHash({ ...scenario, endS: 21_601 }, 'region')).not.toBe(hash);
    expect(scenarioHash({ ...scenario, seaLevelM: null }, 'region')).not.toBe(hash);
    expect(scenarioHash({ ...scenario, scheme: 'full' }, 'region')).not.toBe(hash);
    expect(scenarioHash(scenario, 'another region')).not.toBe(hash);
  });
});
