import fc from 'fast-check';
import { fromArrayBuffer } from 'geotiff';
import { describe, expect, it } from 'vitest';
import { knownEpsg, type Projection, projectionOf, utmEpsgAt } from '../../../src/domain/geo/projection.ts';
import { describeWithSharedData, readSharedData } from '../../support/shared-data.ts';

function known(epsg: number): Projection {
  const result = projectionOf(epsg);
  if (!result.ok) throw new Error(`EPSG:${epsg} is not known`);
  return result.value;
}

describe('a projection', () => {
  it.each([
    [5185, 125, 200_000, 600_000],
    [5186, 127, 200_000, 600_000],
    [5187, 129, 200_000, 600_000],
    [5188, 131, 200_000, 600_000],
    [5181, 127, 200_000, 500_000],
    [5179, 127.5, 1_000_000, 2_000_000],
  ])('EPSG:%i has its origin at %f°E 38°N as the register gives it', (epsg, lngDeg, xM, yM) => {
    const [x, y] = known(epsg).fromLngLat(lngDeg, 38);
    expect(x).toBeCloseTo(xM, 3);
    expect(y).toBeCloseTo(yM, 3);
  });

  it('of UTM puts 45°N on its central meridian at 0.9996 of the meridian arc of WGS84, 4,984,944.378 m', () => {
    const [xM, yM] = known(32652).fromLngLat(129, 45);
    expect(xM).toBeCloseTo(500_000, 3);
    expect(yM).toBeCloseTo(0.9996 * 4_984_944.378, 2);
  });

  it('of UTM adds ten million metres in the south', () => {
    expect(known(32756).fromLngLat(153, 0)[1]).toBeCloseTo(10_000_000, 3);
  });

  it('of the web map ends at pi times the radius of the earth', () => {
    expect(known(3857).fromLngLat(180, 0)[0]).toBeCloseTo(Math.PI * 6_378_137, 3);
  });

  it('comes back to where it started, everywhere in Korea, for every code we ship', () => {
    const codes = [...knownEpsg, 32651, 32652];
    fc.assert(
      fc.property(
        fc.constantFrom(...codes),
        fc.double({ min: 124.5, max: 131.9, noNaN: true }),
        fc.double({ min: 33, max: 38.7, noNaN: true }),
        (epsg, lngDeg, latDeg) => {
          const projection = known(epsg);
          const [lng, lat] = projection.toLngLat(...projection.fromLngLat(lngDeg, latDeg));
          expect(lng).toBeCloseTo(lngDeg, 7);
          expect(lat).toBeCloseTo(latDeg, 7);
        },
      ),
    );
  });

  it('refuses a code it does not know and says which it would have understood', () => {
    expect(projectionOf(2097)).toEqual({
      ok: false,
      fault: { kind: 'unknown-crs', epsg: 2097, knownEpsg },
    });
    expect(projectionOf(32661).ok).toBe(false);
  });
});

describe('the UTM zone of a point', () => {
  it.each([
    [127, 37, 32652],
    [125.9, 37, 32651],
    [151.7, -32.9, 32756],
    [180, 10, 32660],
    [-180, 10, 32601],
  ])('of %f°, %f° is EPSG:%i', (lngDeg, latDeg, epsg) => {
    expect(utmEpsgAt([lngDeg, latDeg])).toBe(epsg);
  });
});

describeWithSharedData('dem-korea-islands-5m/34707051.tif', 'the projection of a real Korean sheet', () => {
  it('puts the sheet where its index number says: within 34.5992-34.6257°N, 127.4994-127.5757°E', async () => {
    const file = readSharedData('dem-korea-islands-5m/34707051.tif');
    const tiff = await fromArrayBuffer(new Uint8Array(file).buffer);
    const [west, south, east, north] = (await tiff.getImage()).getBoundingBox() as [
      number,
      number,
      number,
      number,
    ];
    for (const [xM, yM] of [
      [west, south],
      [east, north],
    ] as const) {
      const [lng, lat] = known(5186).toLngLat(xM, yM);
      expect(lng).toBeGreaterThan(127.499);
      expect(lng).toBeLessThan(127.576);
      expect(lat).toBeGreaterThan(34.599);
      expect(lat).toBeLessThan(34.626);
    }
  });
});
