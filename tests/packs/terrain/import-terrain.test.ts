import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { columnCentreM, type GridSpec, gridBounds, rowCentreM } from '../../../src/domain/geo/grid.ts';
import { projectionOf } from '../../../src/domain/geo/projection.ts';
import type {
  ImportedTerrain,
  TerrainFault,
  TerrainFile,
  TerrainImportOptions,
} from '../../../src/domain/region/terrain-import.ts';
import { describeTerrainFiles } from '../../../src/packs/terrain/describe-terrain.ts';
import { importTerrain } from '../../../src/packs/terrain/import-terrain.ts';
import { hgtOf, tiffOf, withoutTag, withTag } from './terrain-files.ts';

const sheet: GridSpec = {
  epsg: 5186,
  westM: 240_000,
  northM: 350_000,
  cellSizeM: 5,
  columns: 60,
  rows: 40,
};
const plane = (x: number, y: number): number => 100 + (x - 240_000) * 0.02 - (y - 350_000) * 0.03;

async function imported(
  files: readonly TerrainFile[],
  options: TerrainImportOptions,
): Promise<ImportedTerrain> {
  const result = await importTerrain(files, options);
  if (!result.ok) throw new Error(JSON.stringify(result.fault));
  return result.value;
}

async function faultOf(files: readonly TerrainFile[], cellSizeM = 5): Promise<TerrainFault> {
  const result = await importTerrain(files, { cellSizeM });
  if (result.ok) throw new Error('the import worked');
  return result.fault;
}

/** Largest difference between the terrain and a surface given at each cell centre, m. */
function largestErrorM(
  { region }: ImportedTerrain,
  surface: (xM: number, yM: number) => number,
  rim = 0,
): number {
  const { grid, terrainM } = region;
  let largest = 0;
  for (let r = rim; r < grid.rows - rim; r++) {
    for (let c = rim; c < grid.columns - rim; c++) {
      const wanted = surface(columnCentreM(grid, c), rowCentreM(grid, r));
      largest = Math.max(largest, Math.abs((terrainM[r * grid.columns + c] as number) - wanted));
    }
  }
  return largest;
}

describe('importing GeoTIFF sheets', () => {
  test('at the native cell size keeps every height, the system and the corner', async () => {
    const noisy = (x: number, y: number): number => 50 + ((x * 7919 + y * 104_729) % 97);
    const made = await imported([tiffOf('a.tif', sheet, noisy)], { cellSizeM: 5 });
    expect(made.region.grid).toEqual(sheet);
    expect(made.crsDecision).toBe('kept-from-files');
    expect(largestErrorM(made, (x, y) => Math.fround(noisy(x, y)))).toBe(0);
    expect(made.region).toMatchObject({ kind: 'real', voidMask: null, seaLevelM: null, buildings: null });
    expect(made.warnings).toEqual([]);
  });

  test.each([2, 3, 5, 7.5, 10, 20])('reproduces a plane at a cell size of %d m', async (cellSizeM) => {
    const made = await imported([tiffOf('a.tif', sheet, plane)], { cellSizeM });
    expect(largestErrorM(made, plane, Math.ceil(5 / cellSizeM))).toBeLessThan(1e-4);
    const { westM, southM, eastM, northM } = gridBounds(made.region.grid);
    expect(westM).toBe(240_000);
    expect(northM).toBe(350_000);
    expect(eastM).toBeLessThanOrEqual(240_300);
    expect(eastM).toBeGreaterThan(240_300 - cellSizeM);
    expect(southM).toBeGreaterThanOrEqual(349_800);
  });

  test('joins sheets that touch or overlap without a seam, in any order', async () => {
    const left = tiffOf('left.tif', sheet, plane);
    const touching = tiffOf('touching.tif', { ...sheet, westM: 240_300 }, plane);
    const below = tiffOf('below.tif', { ...sheet, northM: 349_820, columns: 120 }, plane);
    for (const files of [
      [left, touching, below],
      [below, touching, left],
    ]) {
      const made = await imported(files, { cellSizeM: 4 });
      expect(made.region.voidMask).toBeNull();
      expect(made.warnings).toEqual([]);
      expect(largestErrorM(made, plane, 2)).toBeLessThan(1e-4);
    }
  });

  test('joins sheets of different pixel sizes', async () => {
    const fine = tiffOf('fine.tif', sheet, plane);
    const coarse = tiffOf(
      'coarse.tif',
      { ...sheet, westM: 240_296, cellSizeM: 8, columns: 30, rows: 25 },
      plane,
    );
    const made = await imported([fine, coarse], { cellSizeM: 5 });
    expect(made.nativeCellSizeM).toBeCloseTo(5, 9);
    expect(largestErrorM(made, plane, 2)).toBeLessThan(1e-4);
  });

  test('prefers the sheet with a height and tells how far overlapping sheets differ', async () => {
    const holed = tiffOf('holed.tif', sheet, (x, y) => (x > 240_250 ? -9999 : plane(x, y)), -9999);
    const overlapping = tiffOf('over.tif', { ...sheet, westM: 240_200 }, (x, y) => plane(x, y) + 0.5);
    const made = await imported([holed, overlapping], { cellSizeM: 5 });
    expect(made.region.voidMask).toBeNull();
    expect(made.warnings).toMatchObject([{ kind: 'terrain-overlap-differs', pixels: 10 * 40 }]);
    expect(largestErrorM(made, (x, y) => plane(x, y) + (x > 240_250 ? 0.5 : 0))).toBeLessThan(1e-4);
  });

  test('fills voids from the nearest neighbour and marks them', async () => {
    const isHole = (x: number, y: number): boolean => Math.hypot(x - 240_100, y - 349_900) < 20;
    const made = await imported(
      [tiffOf('a.tif', sheet, (x, y) => (isHole(x, y) ? -9999 : plane(x, y)), -9999)],
      { cellSizeM: 5 },
    );
    const mask = made.region.voidMask as Uint8Array;
    let holes = 0;
    for (let i = 0; i < mask.length; i++) {
      const x = columnCentreM(sheet, i % 60);
      const y = rowCentreM(sheet, Math.floor(i / 60));
      holes += isHole(x, y) ? 1 : 0;
      expect(mask[i] === 1).toBe(isHole(x, y));
    }
    expect(made.warnings).toEqual([
      { kind: 'terrain-voids-filled', cells: holes, fraction: holes / mask.length },
    ]);
    expect(largestErrorM(made, plane)).toBeLessThan(20 * 0.05);
  });

  test('has a sea when low ground reaches the border, and none when it is a hole inside', async () => {
    const coast = await imported([tiffOf('a.tif', sheet, (x) => (x < 240_010 ? 0 : 30))], { cellSizeM: 5 });
    expect(coast.region.seaLevelM).toBe(0);
    const pit = await imported(
      [tiffOf('a.tif', sheet, (x, y) => (Math.hypot(x - 240_100, y - 349_900) < 20 ? -3 : 30))],
      { cellSizeM: 5 },
    );
    expect(pit.region.seaLevelM).toBeNull();
  });

  test('turns Web Mercator into a metric system, since its metres are not metres on the ground', async () => {
    const [x, y] = mercator(127.33, 36.63);
    const file = tiffOf('m.tif', { ...sheet, epsg: 3857, westM: x, northM: y }, () => 40);
    const made = await imported([file], { cellSizeM: 4 });
    expect(made.region.grid.epsg).toBe(5186);
    expect(made.crsDecision).toBe('korean-belt');
    expect(made.nativeCellSizeM / (5 * Math.cos((36.63 * Math.PI) / 180))).toBeCloseTo(1, 2);
    expect(made.region.voidMask).toBeNull();
  });

  test('doubts a system that puts Korean numbers outside Korea', async () => {
    const jeju5181 = tiffOf('jeju.tif', { ...sheet, westM: 150_000, northM: -10_000 }, () => 5);
    const made = await imported([jeju5181], { cellSizeM: 5 });
    expect(made.warnings).toMatchObject([{ kind: 'terrain-crs-doubtful', epsg: 5186, likelyEpsg: 5181 }]);
  });
});

function mercator(lngDeg: number, latDeg: number): readonly [number, number] {
  const projection = projectionOf(3857);
  if (!projection.ok) throw new Error('no EPSG:3857');
  return projection.value.fromLngLat(lngDeg, latDeg);
}

describe('importing SRTM tiles', () => {
  const slope = (lngDeg: number, latDeg: number): number => 600 * (lngDeg - 127) + 900 * (latDeg - 36);

  test('finds heights where they are on the globe, across the edge of two tiles', async () => {
    const tiles = [hgtOf('N36E127.hgt', slope), hgtOf('N36E128.hgt', slope)];
    const made = await imported(tiles, { cellSizeM: 90, windowKm: { centre: [128, 36.5], sizeKm: 10 } });
    expect(made.region.grid.epsg).toBe(5187);
    const projection = projectionOf(5187);
    if (!projection.ok) throw new Error('no EPSG:5187');
    const surface = (x: number, y: number): number => slope(...projection.value.toLngLat(x, y));
    expect(largestErrorM(made, surface)).toBeLessThan(0.51);
    expect(made.region.grid.columns).toBe(111);
    expect(made.warnings).toEqual([]);
  });

  test('takes the belt of the window, the UTM zone outside Korea, and the system that was asked for', async () => {
    const tile = hgtOf('S08W072.hgt', () => 300);
    const window = { centre: [-71.5, -7.5], sizeKm: 5 } as const;
    const outside = await imported([tile], { cellSizeM: 90, windowKm: window });
    expect([outside.region.grid.epsg, outside.crsDecision]).toEqual([32719, 'utm-zone']);
    const chosen = await imported([hgtOf('N36E127.hgt', () => 9)], {
      cellSizeM: 90,
      epsg: 5179,
      windowKm: { centre: [127.5, 36.5], sizeKm: 5 },
    });
    expect([chosen.region.grid.epsg, chosen.crsDecision]).toEqual([5179, 'chosen-by-user']);
  });

  test('covers a whole tile without slivers of void at its edges', async () => {
    const made = await imported([hgtOf('N36E127.hgt', slope)], { cellSizeM: 500 });
    expect(made.region.voidMask).toBeNull();
    expect(made.region.grid.rows).toBeGreaterThan(215);
  });

  test('describes a tile before it is imported', async () => {
    const described = await describeTerrainFiles([hgtOf('N36E127.hgt', slope)]);
    if (!described.ok) throw new Error(JSON.stringify(described.fault));
    expect(described.value).toMatchObject({
      epsg: 4326,
      suggestedEpsg: 5186,
      crsDecision: 'korean-belt',
      suggestedCellSizeM: 90,
    });
    const [west, south, east, north] = described.value.boundsDeg;
    expect([west, south, east, north].map((edge) => Math.round(edge * 100) / 100)).toEqual([
      127, 36, 128, 37,
    ]);
    expect(described.value.nativeCellSizeM).toBeGreaterThan(80);
    expect(described.value.nativeCellSizeM).toBeLessThan(90);
  });
});

describe('refusing terrain files', () => {
  const good = tiffOf('good.tif', sheet, plane);

  test('says how many heights are not finite or not of this Earth', async () => {
    const broken = tiffOf('nan.tif', sheet, (x) => (x < 240_010 ? Number.NaN : x > 240_290 ? 20_000 : 10));
    expect(await faultOf([broken])).toMatchObject({
      kind: 'terrain-heights-implausible',
      file: 'nan.tif',
      count: 160,
      first: 'NaN',
    });
  });

  test('refuses a header of 20,000 x 20,000 before reading a pixel', async () => {
    const huge = withTag(withTag(good, 256, 20_000), 257, 20_000);
    for (const cellSizeM of [5, 500]) {
      expect(await faultOf([huge], cellSizeM)).toMatchObject({
        kind: 'terrain-grid-too-large',
        columns: 20_000,
        rows: 20_000,
        maximumCells: 25_000_000,
      });
    }
  });

  test('refuses a file cut short', async () => {
    for (const fraction of [0.001, 0.02, 0.5, 0.95]) {
      const bytes = good.bytes.slice(0, Math.floor(good.bytes.byteLength * fraction));
      expect(await faultOf([{ name: 'cut.tif', bytes }]), `at ${fraction}`).toMatchObject({
        kind: 'raster-damaged',
        file: 'cut.tif',
      });
    }
    const hgt = hgtOf('N36E127.hgt', () => 1);
    expect(await faultOf([{ ...hgt, bytes: hgt.bytes.slice(0, 1000) }])).toMatchObject({
      kind: 'terrain-hgt-size',
      bytes: 1000,
    });
  });

  test('refuses files that are no terrain, and tiles whose name gives no corner', async () => {
    const wanted = 'GeoTIFF (.tif, .tiff), SRTM (.hgt, .hgt.gz)';
    const text = { name: 'notes.txt', bytes: new ArrayBuffer(10) };
    expect(await faultOf([text])).toEqual({ kind: 'terrain-unsupported-file', file: 'notes.txt', wanted });
    const nameless = { ...hgtOf('N36E127.hgt', () => 1), name: 'osong.hgt' };
    expect(await faultOf([nameless])).toMatchObject({ kind: 'terrain-unsupported-file', file: 'osong.hgt' });
    expect(await faultOf([])).toEqual({ kind: 'terrain-no-files' });
  });

  test('names a system that is missing, unknown or another one than the first', async () => {
    expect(await faultOf([withoutTag(good, 34_735)])).toMatchObject({
      kind: 'terrain-crs-missing',
      file: 'good.tif',
    });
    const lambert = tiffOf('lambert.tif', { ...sheet, epsg: 2154 }, plane);
    expect(await faultOf([lambert])).toMatchObject({ kind: 'terrain-crs-unknown', came: 'EPSG:2154' });
    const other = tiffOf('other.tif', { ...sheet, epsg: 5181 }, plane);
    expect(await faultOf([good, other])).toEqual({
      kind: 'terrain-crs-mixed',
      file: 'other.tif',
      came: 5181,
      wanted: 5186,
    });
  });

  test('refuses coordinates that cannot be of the declared system', async () => {
    const lost = tiffOf('lost.tif', { ...sheet, westM: 4e9 }, plane);
    expect(await faultOf([lost])).toEqual({
      kind: 'terrain-position-impossible',
      file: 'lost.tif',
      epsg: 5186,
      x: 4e9,
      y: 350_000,
    });
    const nowhere = tiffOf('nowhere.tif', { ...sheet, northM: Number.NaN }, plane);
    expect(await faultOf([nowhere])).toMatchObject({ kind: 'terrain-position-impossible' });
  });

  test('answers with a region or a fault whichever bytes of a file changed', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), fc.nat(255)), {
          minLength: 1,
          maxLength: 5,
        }),
        async (changes) => {
          const bytes = good.bytes.slice(0);
          const view = new Uint8Array(bytes);
          const header = 400;
          for (const [i, [place, value]] of changes.entries()) {
            view[Math.floor(place * (i % 2 === 0 ? header : view.length))] = value;
          }
          const result = await importTerrain([{ name: 'hurt.tif', bytes }], { cellSizeM: 5 });
          if (result.ok) expect(result.value.region.terrainM.every(Number.isFinite)).toBe(true);
          else expect(result.fault.kind).toMatch(/^(terrain|raster)-/);
        },
      ),
      { numRuns: 400 },
    );
  });

  test('refuses sheets that do not hang together and says how far apart they are', async () => {
    const far = tiffOf('far.tif', { ...sheet, westM: 243_300 }, plane);
    expect(await faultOf([good, far])).toEqual({
      kind: 'terrain-files-disjoint',
      file: 'far.tif',
      distanceKm: 3,
    });
  });

  test('refuses cell sizes and windows that give no cell', async () => {
    for (const cellSizeM of [0, -5, Number.NaN, Number.POSITIVE_INFINITY, 10_000]) {
      expect(await faultOf([good], cellSizeM)).toEqual({ kind: 'terrain-cell-size', cellSizeM });
    }
    const windowKm = { centre: [129, 35], sizeKm: 1 } as const;
    expect(await importTerrain([good], { cellSizeM: 5, windowKm })).toEqual({
      ok: false,
      fault: { kind: 'terrain-window-empty', sizeKm: 1, lngDeg: 129, latDeg: 35 },
    });
  });

  test('refuses degrees and Web Mercator as the system of a region', async () => {
    for (const epsg of [4326, 3857]) {
      expect(await importTerrain([good], { cellSizeM: 5, epsg })).toEqual({
        ok: false,
        fault: { kind: 'terrain-crs-not-metric', epsg },
      });
    }
  });

  test('refuses files without any height', async () => {
    expect(await faultOf([tiffOf('void.tif', sheet, () => -9999, -9999)])).toMatchObject({
      kind: 'terrain-no-heights',
      file: 'void.tif',
    });
  });
});
