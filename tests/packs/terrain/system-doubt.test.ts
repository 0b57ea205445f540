import { describe, expect, test } from 'vitest';
import { type Projection, projectionOf } from '../../../src/domain/geo/projection.ts';
import { importTerrain } from '../../../src/packs/terrain/import-terrain.ts';
import { sheetBounds } from '../../../src/packs/terrain/sheet-number.ts';
import { doubtSystem } from '../../../src/packs/terrain/target-system.ts';
import { describeWithSharedData } from '../../support/shared-data.ts';
import { sharedFile, tiffOf } from './terrain-files.ts';

/** Every system we ship, with the UTM zones of Korea. */
const systems = [5179, 5181, 5185, 5186, 5187, 5188, 3857, 4326, 32651, 32652];
const places = [
  ['Seoul', 126.978, 37.5665],
  ['Osong', 127.33, 36.63],
  ['Busan', 129.0756, 35.1796],
  ['Jeju', 126.5312, 33.4996],
  ['Ulleung', 130.9057, 37.4845],
] as const;

function known(epsg: number): Projection {
  const projection = projectionOf(epsg);
  if (!projection.ok) throw new Error(`no EPSG:${epsg}`);
  return projection.value;
}

function extentAround(epsg: number, lngDeg: number, latDeg: number) {
  const [x, y] = known(epsg).fromLngLat(lngDeg, latDeg);
  const half = epsg === 4326 ? 0.01 : 1000;
  return { west: x - half, south: y - half, east: x + half, north: y + half };
}

const isKorea = ([lngDeg, latDeg]: readonly [number, number]): boolean =>
  lngDeg >= 124 && lngDeg <= 132 && latDeg >= 33 && latDeg <= 39;

describe('a doubt about the declared system', () => {
  test.each(places)('is never raised when the system is right: %s', (_, lngDeg, latDeg) => {
    for (const epsg of systems)
      expect(doubtSystem(epsg, extentAround(epsg, lngDeg, latDeg), ['a.tif'])).toBeNull();
  });

  test.each(places)(
    'is raised for every wrong one that puts Korean data outside Korea: %s',
    (_, lngDeg, latDeg) => {
      let raised = 0;
      for (const right of systems) {
        for (const declared of systems) {
          const extent = extentAround(right, lngDeg, latDeg);
          const centre = [(extent.west + extent.east) / 2, (extent.south + extent.north) / 2] as const;
          const read = known(declared).toLngLat(...centre);
          if (declared === right || isKorea(read)) continue;
          const doubt = doubtSystem(declared, extent, ['a.tif']);
          expect(doubt, `${right} declared as ${declared}`).toMatchObject({
            kind: 'terrain-crs-doubtful',
            epsg: declared,
          });
          if (doubt?.kind !== 'terrain-crs-doubtful') throw new Error('no doubt');
          expect(isKorea(known(doubt.likelyEpsg).toLngLat(...centre))).toBe(true);
          raised += 1;
        }
      }
      expect(raised).toBeGreaterThan(40);
    },
  );

  test('is raised by the sheet number where the wrong system is still in Korea', () => {
    const seoul = extentAround(5181, 126.978, 37.5665);
    expect(doubtSystem(5186, seoul, ['a.tif'])).toBeNull();
    expect(doubtSystem(5186, seoul, ['37608080.tif'])).toMatchObject({
      likelyEpsg: 5181,
      centreLatDeg: 36.67,
    });
    expect(doubtSystem(5181, seoul, ['37608080.tif'])).toBeNull();
  });

  test('is not raised for systems of other countries', () => {
    expect(
      doubtSystem(32756, { west: 3e5, east: 4e5, south: 6e6, north: 6.1e6 }, ['newcastle.tif']),
    ).toBeNull();
  });
});

describe('the number of a 1:5,000 sheet', () => {
  test('counts quarter degrees and then 90 seconds from the north-west', () => {
    const bounds = sheetBounds('dem/34707051.tif');
    expect(bounds?.north).toBeCloseTo(34.625, 9);
    expect(bounds?.south).toBeCloseTo(34.6, 9);
    expect(bounds?.west).toBeCloseTo(127.5, 9);
    expect(bounds?.east).toBeCloseTo(127.525, 9);
    expect(sheetBounds('(B060)정사영상_2019_37016100.img')).toMatchObject({ south: 37, east: 131 });
  });

  test.each([
    'osong.tif',
    '20230715.tif',
    '34717001.tif',
    '34707101.tif',
    '34707000.tif',
    '347070511.tif',
    'N36E127.hgt',
  ])('is not seen in %s', (name) => expect(sheetBounds(name)).toBeNull());
});

describeWithSharedData('dem-korea-islands-5m', 'a real sheet', () => {
  test('fits its number as it is, and is doubted when its keys said the system before 2010', async () => {
    const sheet = sharedFile('dem-korea-islands-5m/34707052.tif');
    const right = await importTerrain([sheet], { cellSizeM: 20 });
    expect(right.ok && right.value.warnings.map((warning) => warning.kind)).not.toContain(
      'terrain-crs-doubtful',
    );
    const { region } = right.ok ? right.value : { region: null };
    if (region === null) throw new Error('the sheet did not open');
    const { grid, terrainM } = region;
    const misdeclared = tiffOf('34707052.tif', { ...grid, epsg: 5181 }, (x, y) => {
      const column = Math.round((x - grid.westM) / grid.cellSizeM - 0.5);
      return terrainM[Math.round((grid.northM - y) / grid.cellSizeM - 0.5) * grid.columns + column] as number;
    });
    const wrong = await importTerrain([misdeclared], { cellSizeM: 20 });
    expect(wrong).toMatchObject({
      ok: true,
      value: { warnings: [{ kind: 'terrain-crs-doubtful', epsg: 5181, likelyEpsg: 5186 }] },
    });
  });
});
