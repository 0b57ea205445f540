import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { memoryFault } from '../../../src/cli/flood/case/case-grids.ts';
import { type LoadedCase, loadFloodCase } from '../../../src/cli/flood/case/load-flood-case.ts';
import { valueAt } from '../../../src/domain/hazard/flood/forcing/time-series.ts';
import { maximumFloodCells } from '../../../src/domain/hazard/flood/validate-flood-case.ts';
import { tiffOf } from '../../packs/terrain/terrain-files.ts';
import { CaseFolder, npyBytes, rowsOf, runHaetae } from './case-folder.ts';

const folder = new CaseFolder();
afterAll(() => folder.remove());

folder.file('flat.npy', npyBytes(rowsOf(3, 4, () => 2)));
folder.file('holes.npy', npyBytes(rowsOf(3, 4, (r, c) => (r === 1 && c === 2 ? Number.NaN : r))));
folder.file('small.npy', npyBytes(rowsOf(2, 2, () => 1)));
folder.file(
  'rough.asc',
  'ncols 4\nnrows 3\nxllcorner 1000\nyllcorner 2000\ncellsize 10\n1 1 1 1 1 1 1 1 1 1 1 -9999',
);
folder.file('broken.npy', npyBytes(rowsOf(3, 4, () => 2)).subarray(0, 150));

const plain = { terrain: 'flat.npy', cellSizeM: 10, manning: 0.03, endS: 60 };

let written = 0;
const load = (changes: object): ReturnType<typeof loadFloodCase> =>
  loadFloodCase(folder.case(`case-${++written}.json`, { ...plain, ...changes }));

async function loaded(changes: object): Promise<LoadedCase> {
  const result = await load(changes);
  if (!result.ok) throw new Error(JSON.stringify(result.fault));
  return result.value;
}

describe('a CASE.json', () => {
  test('is closed, dry, rainless and inertial where it says nothing', async () => {
    const { flood, closedCells } = await loaded({});
    expect(flood).toMatchObject({
      grid: { columns: 4, rows: 3, cellSizeM: 10, westM: 0, northM: 30 },
      scheme: { kind: 'inertial' },
      closedCells: null,
      inflows: [],
      structures: [],
      gauges: [],
      boundary: { north: { kind: 'closed' }, west: { kind: 'closed' } },
      outputEveryS: 6,
      theta: 0.9,
      courant: 0.7,
      arrivalDepthM: 0.05,
    });
    expect(closedCells).toBe(0);
    expect(valueAt(flood.rainMPerS, 30)).toBe(0);
    expect([...flood.initialDepthM]).toEqual(new Array(12).fill(0));
  });

  test('has the full equations in second order unless it names another', async () => {
    const { flood } = await loaded({ scheme: 'full' });
    expect(flood).toMatchObject({ scheme: { kind: 'full', order: 2 }, courant: 0.7 });
    expect((await loaded({ scheme: 'full', order: 1, cfl: 0.3 })).flood).toMatchObject({
      scheme: { kind: 'full', order: 1 },
      courant: 0.3,
    });
  });

  test('takes null for a key that is left out', async () => {
    const { flood } = await loaded({ epsg: null, theta: null, boundary: { north: null, south: 'open' } });
    expect(flood).toMatchObject({
      theta: 0.9,
      boundary: { north: { kind: 'closed' }, south: { kind: 'open' } },
    });
  });

  test('names frames by the numbers as they are written, in the order of time', async () => {
    const text = JSON.stringify({ ...plain, frames: [] }).replace('[]', '[60, 0.50,7.0, 1e1]');
    const result = await loadFloodCase(folder.file('frames.json', text));
    expect(result.ok && result.value.frames).toEqual([
      { timeS: 0.5, word: '0.50' },
      { timeS: 7, word: '7.0' },
      { timeS: 10, word: '10' },
      { timeS: 60, word: '60' },
    ]);
  });

  test('gives rain in mm/h, linear in time', async () => {
    const { rainMPerS } = (
      await loaded({
        rain: [
          [0, 0],
          [100, 72],
        ],
      })
    ).flood;
    expect(valueAt(rainMPerS, 50) * 3_600_000).toBeCloseTo(36, 9);
  });

  test('takes a number alone for a series that never changes', async () => {
    const { rainMPerS, inflows } = (
      await loaded({ rain: 36, inflows: [{ cells: [[0, 0]], hydrograph: 2.5 }] })
    ).flood;
    for (const timeS of [0, 30, 60]) {
      expect(valueAt(rainMPerS, timeS)).toBe(1e-5);
      expect(valueAt(inflows[0]?.dischargeM3PerS ?? rainMPerS, timeS)).toBe(2.5);
    }
  });

  test('fills to a level only where the bed is below it', async () => {
    const { flood } = await loaded({ terrain: 'holes.npy', initial: { stageM: 1.25 } });
    expect([...flood.initialDepthM]).toEqual([1.25, 1.25, 1.25, 1.25, 0.25, 0.25, 0, 0.25, 0, 0, 0, 0]);
  });

  test('closes cells without a height or another quantity and counts them', async () => {
    const { flood, closedCells, voids } = await loaded({ terrain: 'holes.npy', manning: 'rough.asc' });
    expect(closedCells).toBe(2);
    expect([...(flood.closedCells ?? [])]).toEqual([0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1]);
    expect(flood.bedM.every(Number.isFinite) && flood.manning.every(Number.isFinite)).toBe(true);
    expect(voids.map(({ file, cells }) => [file, cells])).toEqual([
      [join(folder.path, 'holes.npy'), 1],
      [join(folder.path, 'rough.asc'), 1],
    ]);
  });

  test('places gauges by cell or by coordinates of the terrain', async () => {
    const { flood } = await loaded({
      terrain: 'rough.asc',
      gauges: [
        { id: 'a', row: 0, col: 3 },
        { id: 'b', xM: 1005, yM: 2025 },
        { id: 7, xM: 1000, yM: 2000 },
      ],
    });
    expect(flood.gauges).toEqual([
      { id: 'a', cell: 3 },
      { id: 'b', cell: 0 },
      { id: '7', cell: 8 },
    ]);
  });

  test('takes the cell size and system of a GeoTIFF', async () => {
    const grid = { epsg: 5186, westM: 240_000, northM: 350_000, cellSizeM: 5, columns: 4, rows: 3 };
    folder.file('t.tif', new Uint8Array(tiffOf('t.tif', grid, () => 1).bytes));
    expect((await loaded({ terrain: 't.tif', cellSizeM: undefined })).flood.grid).toEqual(grid);
  });

  test('draws gauge lines through touching cells', async () => {
    const { gaugeLines } = (await loaded({ gaugeLines: [{ id: 'l', from: [2, 0], to: [0, 3] }] })).flood;
    expect([...(gaugeLines[0]?.cells ?? [])]).toEqual([8, 5, 6, 3]);
  });

  test('carries soil, drains, zones, porosity, held water and structures', async () => {
    folder.file('zones.npy', npyBytes(rowsOf(3, 4, (_, c) => (c < 2 ? 0 : -9999))));
    folder.file(
      'sea.npy',
      npyBytes(
        rowsOf(3, 4, (r) => (r === 2 ? 1 : 0)),
        { type: '|u1' },
      ),
    );
    const { flood } = await loaded({
      infiltration: { kind: 'green-ampt', conductivityMmPerH: 3.6, suctionHeadMm: 110, moistureDeficit: 0.3 },
      drainageMmPerH: 36,
      rainZones: { zones: 'zones.npy', rain: [[[0, 36]]] },
      porosity: 0.5,
      heldStage: { mask: 'sea.npy', stage: 2.5 },
      structures: [
        { kind: 'pump', id: 'p', from: [0, 0], to: null, rateM3PerS: 1, onStageM: 3, offStageM: 2.5 },
        {
          kind: 'culvert',
          id: 'c',
          from: [0, 0],
          to: [1, 3],
          fromInvertM: 2,
          toInvertM: 1.9,
          shape: { diameterM: 1 },
          lengthM: 20,
        },
        {
          kind: 'rating',
          id: 'r',
          from: [0, 1],
          to: [1, 1],
          rating: [
            [2, 0],
            [3, 5],
          ],
        },
      ],
    });
    expect(flood.infiltration).toMatchObject({ kind: 'green-ampt' });
    if (flood.infiltration.kind !== 'green-ampt') return;
    expect(flood.infiltration.conductivityMPerS[0]).toBeCloseTo(1e-6, 12);
    expect(flood.infiltration.suctionHeadM[0]).toBeCloseTo(0.11, 7);
    expect(flood.drainageMPerS?.[5]).toBeCloseTo(1e-5, 11);
    expect([...(flood.rainZones?.zone ?? [])]).toEqual([0, 0, 1, 1, 0, 0, 1, 1, 0, 0, 1, 1]);
    expect(flood.rainZones?.rainMPerS.map((series) => valueAt(series, 0))).toEqual([1e-5, 0]);
    expect(flood.heldStage?.mask[8]).toBe(1);
    expect(flood.structures).toMatchObject([
      { kind: 'pump', fromCell: 0, toCell: null },
      {
        kind: 'culvert',
        fromCell: 0,
        toCell: 7,
        shape: { kind: 'circular', diameterM: 1 },
        barrels: 1,
        isFlapped: false,
      },
      { kind: 'rating', fromCell: 1, toCell: 5, rating: { stageM: Float64Array.of(2, 3) } },
    ]);
  });
});

const inflow = (changes: object): object => ({
  inflows: [{ cells: [[0, 0]], hydrograph: [[0, 1]], ...changes }],
});

describe('a CASE.json is refused', () => {
  test.each([
    [{ rian: [] }, { kind: 'flood-case-unknown-key', field: 'rian' }],
    [{ boundary: { nort: 'open' } }, { kind: 'flood-case-unknown-key', field: 'boundary.nort' }],
    [inflow({ cell: 1 }), { kind: 'flood-case-unknown-key', field: 'inflows.0.cell' }],
    [{ manning: undefined }, { kind: 'flood-case-key-missing', field: 'manning' }],
    [{ scheme: 'diffusive' }, { kind: 'flood-case-invalid', field: 'scheme', came: '"diffusive"' }],
    [{ boundary: { north: 'free' } }, { kind: 'flood-case-invalid', field: 'boundary.north' }],
    [{ gauges: [{ id: 'a', row: 1 }] }, { kind: 'flood-case-invalid', field: 'gauges.0' }],
    [{ terrain: 'absent.asc' }, { kind: 'flood-file-missing', file: join(folder.path, 'absent.asc') }],
    [{ terrain: 'broken.npy' }, { kind: 'flood-file-length', wanted: 12 }],
    [
      { manning: 'small.npy' },
      { kind: 'flood-file-shape', columns: 2, rows: 2, wantedColumns: 4, wantedRows: 3 },
    ],
    [
      { terrain: 'rough.asc', cellSizeM: 5 },
      { kind: 'flood-file-cell-size', cellSizeM: 10, wantedM: 5 },
    ],
    [{ cellSizeM: undefined }, { kind: 'flood-case-key-missing', field: 'cellSizeM' }],
    [{ cellSizeM: 0 }, { kind: 'flood-out-of-range', field: 'cellSizeM', value: 0 }],
    [{ endS: 0 }, { kind: 'flood-end-before-start', endS: 0 }],
    [{ endS: -5 }, { kind: 'flood-end-before-start', endS: -5 }],
    [{ frames: [30, 61] }, { kind: 'flood-out-of-range', field: 'frames[1]', value: 61, maximum: 60 }],
    [
      {
        rain: [
          [0, 5],
          [60, -1],
        ],
      },
      { kind: 'flood-negative', field: 'rain', index: 1, value: -1 },
    ],
    [
      {
        rain: [
          [60, 5],
          [0, 5],
        ],
      },
      { kind: 'flood-times-not-ascending', field: 'rain', index: 1 },
    ],
    [
      inflow({ cells: [[0, 4]] }),
      { kind: 'flood-cell-outside', field: 'inflows[0].cells[0]', column: 4, columns: 4 },
    ],
    [inflow({ cells: [[-1, 0]] }), { kind: 'flood-cell-outside', row: -1 }],
    [
      inflow({
        hydrograph: [
          [0, 1],
          [9, 1],
          [5, 1],
        ],
      }),
      { kind: 'flood-times-not-ascending', index: 2 },
    ],
    [inflow({ hydrograph: [] }), { kind: 'flood-series-empty', field: 'inflows[0].hydrograph' }],
    [
      { terrain: 'holes.npy', ...inflow({ cells: [[1, 2]] }) },
      { kind: 'flood-cell-closed', row: 1, column: 2 },
    ],
    [
      { gauges: [{ id: 'a', xM: 41, yM: 5 }] },
      { kind: 'flood-point-outside', field: 'gauges "a"', eastM: 40 },
    ],
    [{ manning: -0.1 }, { kind: 'flood-negative', field: 'manning' }],
    [{ initial: { depthM: -1 } }, { kind: 'flood-negative', field: 'initialDepthM' }],
    [{ theta: 2 }, { kind: 'flood-out-of-range', field: 'theta' }],
  ])('%j', async (changes, fault) => {
    expect(await load(changes)).toMatchObject({ ok: false, fault });
  });

  test('when it is not JSON, or not there', async () => {
    expect(await loadFloodCase(folder.file('not.json', '{ "terrain": NaN }'))).toMatchObject({
      fault: { kind: 'flood-case-not-json' },
    });
    expect(await loadFloodCase(join(folder.path, 'none.json'))).toMatchObject({
      fault: { kind: 'flood-file-missing' },
    });
  });

  test('when no cell has a height', async () => {
    folder.file('void.npy', npyBytes(rowsOf(2, 2, () => Number.NaN)));
    expect(await load({ terrain: 'void.npy' })).toMatchObject({ fault: { kind: 'flood-no-open-cell' } });
  });

  test('by the head alone when its grid is larger than the memory', async () => {
    folder.file('huge.asc', 'ncols 4000000\nnrows 3000000\ncellsize 1\n');
    const refused = await load({ terrain: 'huge.asc', cellSizeM: 1 });
    expect(refused).toMatchObject({
      fault: { kind: 'flood-grid-over-memory', columns: 4_000_000, rows: 3_000_000 },
    });
    if (refused.ok || refused.fault.kind !== 'flood-grid-over-memory') return;
    const { fittingColumns, fittingRows, maximumCells, cellFactor } = refused.fault;
    expect(fittingColumns * fittingRows).toBeLessThanOrEqual(maximumCells);
    expect(fittingColumns * fittingRows).toBeGreaterThan(0.99 * maximumCells);
    expect(4_000_000 / cellFactor).toBeLessThanOrEqual(fittingColumns + 1);
  });

  test('with the number of cells for which the free memory is enough', () => {
    expect(memoryFault({ columns: 1000, rows: 1000 }, 1e9)).toBeNull();
    expect(memoryFault({ columns: 1000, rows: 1000 }, 1e8)).toMatchObject({ maximumCells: 625_000 });
    expect(memoryFault({ columns: 1000, rows: 1000 }, 100)).toMatchObject({
      maximumCells: 0,
      fittingColumns: 1,
      fittingRows: 1,
    });
    expect(memoryFault({ columns: 1e5, rows: 1e5 }, 1e15)).toMatchObject({ maximumCells: maximumFloodCells });
  });

  test('in one sentence, with the fault as JSON, status 1 and nothing written', async () => {
    const path = folder.case('bad.json', { ...plain, rain: [[0, -3]] });
    const ran = await runHaetae('flood', 'run', path, '--out', join(folder.path, 'never'));
    expect(ran.status).toBe(1);
    expect(ran.values).toEqual([{ fault: { kind: 'flood-negative', field: 'rain', index: 0, value: -3 } }]);
    expect(ran.lines.at(-1)).toBe('Value 0 of rain is -3; it must be 0 or more.');
  });
});
