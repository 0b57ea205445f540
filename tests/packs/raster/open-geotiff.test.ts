import { describe, expect, test } from 'vitest';
import { bytesInMemory } from '../../../src/packs/bytes/byte-source.ts';
import { crsOfGeoKeys } from '../../../src/packs/raster/geotiff-crs.ts';
import { type OpenedGeotiff, openGeotiff } from '../../../src/packs/raster/open-geotiff.ts';
import { tiffOf } from '../terrain/terrain-files.ts';

/** The keys a Korean 1:5,000 sheet carries: no code, but the parameters of the projection. */
const parameterKeys = {
  GTModelTypeGeoKey: 1,
  GTRasterTypeGeoKey: 1,
  GTCitationGeoKey: 'KGD2002 / Central Belt',
  GeographicTypeGeoKey: 32767,
  ProjectedCSTypeGeoKey: 32767,
  ProjectionGeoKey: 32767,
  ProjCoordTransGeoKey: 1,
  ProjLinearUnitsGeoKey: 9001,
  GeogSemiMajorAxisGeoKey: 6378137,
  ProjNatOriginLongGeoKey: 127,
  ProjNatOriginLatGeoKey: 38,
  ProjFalseEastingGeoKey: 200000,
  ProjFalseNorthingGeoKey: 600000,
  ProjScaleAtNatOriginGeoKey: 1,
};

describe('the system of a GeoTIFF', () => {
  test.each([5186, 5179, 3857, 32652, 32719])('is code %d when a code says so', (epsg) => {
    expect(crsOfGeoKeys({ GTModelTypeGeoKey: 1, ProjectedCSTypeGeoKey: epsg })).toEqual({
      status: 'known',
      epsg,
    });
  });

  test.each([
    ['the central belt of 2010', {}, 5186],
    ['the central belt before 2010', { ProjFalseNorthingGeoKey: 500000 }, 5181],
    ['the east belt', { ProjNatOriginLongGeoKey: 129 }, 5187],
    [
      'the unified system',
      {
        ProjNatOriginLongGeoKey: 127.5,
        ProjFalseEastingGeoKey: 1_000_000,
        ProjFalseNorthingGeoKey: 2_000_000,
        ProjScaleAtNatOriginGeoKey: 0.9996,
      },
      5179,
    ],
    [
      'UTM zone 52 north',
      {
        ProjNatOriginLongGeoKey: 129,
        ProjNatOriginLatGeoKey: 0,
        ProjFalseEastingGeoKey: 500_000,
        ProjFalseNorthingGeoKey: 0,
        ProjScaleAtNatOriginGeoKey: 0.9996,
      },
      32652,
    ],
  ])('is that of %s when only parameters say so', (_, change, epsg) => {
    expect(crsOfGeoKeys({ ...parameterKeys, ...change })).toEqual({ status: 'known', epsg });
  });

  test.each([
    ['another meridian', { ProjNatOriginLongGeoKey: 127.0028902777 }],
    ['the Bessel ellipsoid', { GeogSemiMajorAxisGeoKey: 6377397.155 }],
    ['feet', { ProjLinearUnitsGeoKey: 9002 }],
    ['another projection', { ProjCoordTransGeoKey: 8 }],
  ])('is unknown, and named, for %s', (_, change) => {
    expect(crsOfGeoKeys({ ...parameterKeys, ...change })).toEqual({
      status: 'unknown',
      name: expect.stringContaining('KGD2002'),
    });
  });

  test('is WGS 84 for degrees of WGS 84 or of Korea 2000', () => {
    for (const code of [4326, 4737]) {
      const keys = { GTModelTypeGeoKey: 2, GeographicTypeGeoKey: code };
      expect(crsOfGeoKeys(keys)).toEqual({ status: 'known', epsg: 4326 });
    }
  });

  test('is missing without keys, and unknown by number for a code we do not ship', () => {
    expect(crsOfGeoKeys(null)).toEqual({ status: 'missing' });
    expect(crsOfGeoKeys({ GTModelTypeGeoKey: 1, ProjectedCSTypeGeoKey: 2154 })).toEqual({
      status: 'unknown',
      name: 'EPSG:2154',
    });
  });
});

describe('the frame of a GeoTIFF', () => {
  const grid = { epsg: 5186, westM: 1000, northM: 2000, cellSizeM: 5, columns: 6, rows: 4 };
  const file = tiffOf('a.tif', grid, () => 1);

  test('comes from a tie point at any pixel', async () => {
    const tied = withDoubles(file.bytes, 33_922, [2, 1, 0, 1000, 2000, 0]);
    expect((await opened(tied)).frame).toEqual({ west: 990, north: 2005, pixelWidth: 5, pixelHeight: 5 });
  });

  test('lies half a pixel further out where pixels are points', async () => {
    const bytes = file.bytes.slice(0);
    const view = new DataView(bytes);
    const keys = valuesOffset(view, 34_735);
    expect(view.getUint16(keys + 16, true)).toBe(1025);
    view.setUint16(keys + 22, 2, true);
    expect((await opened(bytes)).frame).toEqual({
      west: 997.5,
      north: 2002.5,
      pixelWidth: 5,
      pixelHeight: 5,
    });
  });

  test('is missing where pixels have no size or the raster hangs from the south', async () => {
    expect((await opened(withDoubles(file.bytes, 33_550, [0, 0, 0]))).frame).toBeNull();
    expect((await opened(withDoubles(file.bytes, 33_550, [5, -5, 0]))).frame).toBeNull();
  });
});

async function opened(bytes: ArrayBuffer): Promise<OpenedGeotiff> {
  const image = await openGeotiff(bytesInMemory('a.tif', new Uint8Array(bytes)));
  if (!image.ok) throw new Error(JSON.stringify(image.fault));
  return image.value;
}

/** Where the values of a tag of the first directory lie, for a tag whose values do not fit into its entry. */
function valuesOffset(view: DataView, tag: number): number {
  const directory = view.getUint32(4, true);
  for (let i = 0; i < view.getUint16(directory, true); i++) {
    const entry = directory + 2 + i * 12;
    if (view.getUint16(entry, true) === tag) return view.getUint32(entry + 8, true);
  }
  throw new Error(`no tag ${tag}`);
}

function withDoubles(file: ArrayBuffer, tag: number, values: readonly number[]): ArrayBuffer {
  const bytes = file.slice(0);
  const view = new DataView(bytes);
  const offset = valuesOffset(view, tag);
  for (const [i, value] of values.entries()) view.setFloat64(offset + i * 8, value, true);
  return bytes;
}
