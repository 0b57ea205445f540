import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { bytesInMemory } from '../../../src/packs/bytes/byte-source.ts';
import { openHgt } from '../../../src/packs/terrain/hgt-source.ts';
import { importTerrain } from '../../../src/packs/terrain/import-terrain.ts';
import { describeWithSharedData } from '../../support/shared-data.ts';
import { countingSource } from '../raster/counting-source.ts';
import { hgtOf, sharedFile } from './terrain-files.ts';

const slope = (lngDeg: number, latDeg: number): number => 600 * (lngDeg - 127) + 900 * (latDeg - 36);
const plain = new Uint8Array(hgtOf('N36E127.hgt', slope).bytes);
const packed = new Uint8Array(gzipSync(plain));
const window = { centre: [127.5, 36.5], sizeKm: 6 } as const;

describe('an SRTM tile', () => {
  test('is read by the rows that are wanted', async () => {
    const source = countingSource('N36E127.hgt', plain);
    const tile = await openHgt(source);
    if (!tile.ok) throw new Error(JSON.stringify(tile.fault));
    const heights = await tile.value.readHeights({ top: 600, left: 300, columns: 5, rows: 10 });
    expect(heights.ok && heights.value.heightsM[7]).toBe(
      Math.round(slope(127 + 302 / 1200, 37 - 601 / 1200)),
    );
    expect(source.readBytes()).toBeLessThan(10 * 1201 * 2 + 2 * 16_384);
  });

  test.each([
    'N36E127.hgt.gz',
    'skadi/N36/N36E127.hgt.gz',
    'https://mirror.example/skadi/N36/n36e127.HGT.GZ',
  ])('packed with gzip and named %s gives the same region as the plain one', async (name) => {
    const options = { cellSizeM: 90, windowKm: window, name: { ko: '가', en: 'a' } };
    const wanted = await importTerrain([{ name: 'N36E127.hgt', bytes: plain.buffer }], options);
    const came = await importTerrain([{ name, bytes: packed.buffer }], options);
    if (!wanted.ok || !came.ok) throw new Error('not imported');
    expect(came.value.region.terrainM).toEqual(wanted.value.region.terrainM);
    expect(came.value.region.grid).toEqual(wanted.value.region.grid);
  });

  test('packed is described by its last bytes, without unpacking it', async () => {
    const source = countingSource('N36E127.hgt.gz', packed);
    expect(await openHgt(source)).toMatchObject({
      ok: true,
      value: { frame: { columns: 1201, rows: 1201 } },
    });
    expect(source.readBytes()).toBeLessThan(Math.min(packed.length, 40_000) + 1);
  });

  test('that unpacks to more than it says, or to gigabytes, is refused', async () => {
    const bomb = new Uint8Array(gzipSync(Buffer.alloc(300_000_000)));
    expect(await openHgt(bytesInMemory('N36E127.hgt.gz', bomb))).toMatchObject({
      ok: false,
      fault: { kind: 'terrain-hgt-size', bytes: 300_000_000 },
    });
    new DataView(bomb.buffer).setUint32(bomb.length - 4, 1201 * 1201 * 2, true);
    const liar = await openHgt(bytesInMemory('N36E127.hgt.gz', bomb));
    if (!liar.ok) throw new Error(JSON.stringify(liar.fault));
    expect(await liar.value.readHeights({ top: 0, left: 0, columns: 1, rows: 1 })).toEqual({
      ok: false,
      fault: {
        kind: 'raster-too-large',
        file: 'N36E127.hgt.gz',
        counted: 'unpacked-bytes',
        came: 2_884_803,
        most: 2_884_802,
      },
    });
  });

  test('damaged inside is found by its checksum and not read as ground', async () => {
    for (const at of [500, 5_000, packed.length - 100, packed.length - 6]) {
      const hurt = packed.slice();
      hurt[at] = (hurt[at] as number) ^ 1;
      expect(
        await importTerrain([{ name: 'N36E127.hgt.gz', bytes: hurt.buffer }], {
          cellSizeM: 90,
          windowKm: window,
        }),
      ).toMatchObject({ ok: false, fault: { kind: 'raster-damaged', file: 'N36E127.hgt.gz' } });
    }
  });

  test('that is a web page instead is said to be one', async () => {
    const page = new TextEncoder().encode('<html><body>403 Forbidden</body></html>');
    expect(await openHgt(bytesInMemory('N36E127.hgt.gz', page))).toMatchObject({
      ok: false,
      fault: { kind: 'raster-other-format', came: '<html><body>403 ', wanted: 'gzip' },
    });
    expect(await openHgt(bytesInMemory('N36E127.hgt', page))).toMatchObject({
      fault: { kind: 'terrain-hgt-size' },
    });
  });
});

describeWithSharedData('dem-korea-90m', 'a real SRTM tile', () => {
  test('gives the same region packed', async () => {
    const tile = sharedFile('dem-korea-90m/N36E127.hgt');
    const bytes = new Uint8Array(gzipSync(new Uint8Array(tile.bytes))).buffer;
    const options = { cellSizeM: 90, windowKm: { centre: [127.33, 36.63], sizeKm: 20 } } as const;
    const wanted = await importTerrain([tile], options);
    const came = await importTerrain([{ name: 'N36E127.hgt.gz', bytes }], options);
    expect(came.ok && wanted.ok && came.value.region.terrainM).toEqual(
      wanted.ok && wanted.value.region.terrainM,
    );
  });
});
