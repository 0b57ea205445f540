import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { deflateSync } from 'node:zlib';
import { encode } from 'fast-png';
import { describe, expect, test } from 'vitest';
import { seededRandom } from '../../../src/core/random.ts';
import { decodePngTile } from '../../../src/packs/tiles/png-tile.ts';
import { decodeWebpTile } from '../../../src/packs/tiles/webp-tile.ts';
import { losslessWebp, nodeWebpDecoder } from './webp-codec.ts';

const fixture = (name: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(readFileSync(new URL(`fixtures/${name}`, import.meta.url)));
const webp = nodeWebpDecoder();

/** Colours of a fixture as its notes give them. */
function noted(zoomColumn: number, zoomRow: number, side: number): readonly number[] {
  const colours: number[] = [];
  for (let r = 0; r < side; r++) {
    for (let c = 0; c < side; c++) {
      const [x, y] = [zoomColumn * side + c, zoomRow * side + r];
      const value = ((3 * Math.floor(x / 4) + 5 * Math.floor(y / 4)) % 1500) - 20 + 32_768;
      colours.push(value >> 8, value & 255, (Math.floor(x / 8) + Math.floor(y / 8)) % 256);
    }
  }
  return colours;
}

const rgbOf = (data: ArrayLike<number>): readonly number[] => Array.from(data).filter((_, i) => i % 4 !== 3);

function randomRgba(side: number, seed: number): Uint8ClampedArray {
  const random = seededRandom(seed);
  return Uint8ClampedArray.from({ length: side * side * 4 }, (_, i) =>
    i % 4 === 3 ? 255 : random.integer(0, 255),
  );
}

/** A PNG of chunks that are sound but for their content. */
function pngOf(
  width: number,
  height: number,
  kind: readonly number[],
  packed: Uint8Array,
): Uint8Array<ArrayBuffer> {
  const header = new DataView(new ArrayBuffer(13));
  header.setUint32(0, width);
  header.setUint32(4, height);
  for (const [i, value] of kind.entries()) header.setUint8(8 + i, value);
  const chunk = (type: string, content: Uint8Array): Buffer => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(content.length);
    return Buffer.concat([length, Buffer.from(type, 'latin1'), content, Buffer.alloc(4)]);
  };
  const parts = [
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', new Uint8Array(header.buffer)),
    chunk('IDAT', packed),
    chunk('IEND', new Uint8Array(0)),
  ];
  return Uint8Array.from(Buffer.concat(parts));
}

describe('a PNG tile', () => {
  test('of another program has the colours it was made with', () => {
    const tile = decodePngTile('256.png', fixture('256.png'));
    expect(tile.ok && [tile.value.side, tile.value.channels]).toEqual([256, 3]);
    expect(tile.ok && Array.from(tile.value.data)).toEqual(noted(874, 400, 256));
  });

  test.each([256, 512] as const)('of %i random pixels a side comes back exactly', (side) => {
    const data = randomRgba(side, side);
    const tile = decodePngTile(
      'a.png',
      Uint8Array.from(encode({ width: side, height: side, data, channels: 4 })),
    );
    expect(tile.ok && Buffer.from(tile.value.data).equals(Buffer.from(data))).toBe(true);
  });

  test('of one colour, packed as a palette of one bit, is that colour', () => {
    const tile = decodePngTile('sea.png', fixture('sea-palette-256.png'));
    if (!tile.ok) throw new Error(JSON.stringify(tile.fault));
    const { channels, data } = tile.value;
    expect([data.length / channels, data[0], data[1], data[2]]).toEqual([65_536, 128, 0, 0]);
    expect(data[data.length - channels]).toBe(128);
  });

  test.each([
    [
      'of another size',
      pngOf(128, 128, [8, 2, 0, 0, 0], deflateSync(Buffer.alloc(128 * 385))),
      'raster-tile-size',
    ],
    [
      'that says it has four billion pixels',
      pngOf(65_535, 65_535, [8, 2, 0, 0, 0], deflateSync(Buffer.alloc(9))),
      'raster-tile-size',
    ],
    ['of 16 bits', fixture('grey-16bit-256.png'), 'raster-unsupported'],
    [
      'that is interlaced',
      pngOf(256, 256, [8, 2, 0, 0, 1], deflateSync(Buffer.alloc(256 * 769))),
      'raster-unsupported',
    ],
    [
      'with too few rows',
      pngOf(256, 256, [8, 2, 0, 0, 0], deflateSync(Buffer.alloc(255 * 769))),
      'raster-damaged',
    ],
    [
      'that unpacks to gigabytes',
      pngOf(256, 256, [8, 2, 0, 0, 0], deflateSync(Buffer.alloc(300_000_000))),
      'raster-damaged',
    ],
    [
      'with wrong checksums',
      pngOf(256, 256, [8, 2, 0, 0, 0], deflateSync(Buffer.alloc(256 * 769))),
      'raster-damaged',
    ],
    ['cut short', fixture('256.png').slice(0, 800), 'raster-damaged'],
  ])('%s is refused', (_, bytes, kind) => {
    expect(decodePngTile('a.png', bytes)).toMatchObject({ ok: false, fault: { kind, file: 'a.png' } });
  });
});

describe('a WebP tile', () => {
  test('of another program has the colours it was made with', async () => {
    const tile = await decodeWebpTile('512.webp', fixture('512.webp'), webp);
    expect(tile.ok && tile.value.side).toBe(512);
    expect(tile.ok && rgbOf(tile.value.data)).toEqual(noted(437, 200, 512));
  });

  test.each([256, 512] as const)('of %i random pixels a side comes back exactly', async (side) => {
    const data = randomRgba(side, side + 1);
    const tile = await decodeWebpTile('a.webp', await losslessWebp(data, side), webp);
    expect(tile.ok && Buffer.from(tile.value.data).equals(Buffer.from(data))).toBe(true);
  });

  test('that is lossy is refused: its heights would be wrong', async () => {
    expect(await decodeWebpTile('a.webp', fixture('lossy-256.webp'), webp)).toEqual({
      ok: false,
      fault: { kind: 'raster-unsupported', file: 'a.webp', came: 'lossy WebP', wanted: 'PNG, lossless WebP' },
    });
  });

  test('of another size, cut short, or without a decoder is refused', async () => {
    const small = await losslessWebp(randomRgba(64, 1), 64);
    expect(await decodeWebpTile('a.webp', small, webp)).toMatchObject({
      fault: { kind: 'raster-tile-size', columns: 64 },
    });
    const whole = fixture('512.webp');
    expect(await decodeWebpTile('a.webp', whole.slice(0, whole.length / 2), webp)).toMatchObject({
      fault: { kind: 'raster-damaged' },
    });
    expect(await decodeWebpTile('a.webp', whole, null)).toMatchObject({
      fault: { kind: 'raster-unsupported' },
    });
  });

  test('that is damaged does not spoil the next one', async () => {
    const whole = fixture('512.webp');
    for (let at = 30; at < whole.length; at += 97) {
      const hurt = whole.slice();
      hurt.fill(0xff, at, at + 8);
      const tile = await decodeWebpTile('a.webp', hurt, webp);
      if (!tile.ok) expect(tile.fault.kind).toMatch(/^raster-(damaged|tile-size|unsupported)$/);
    }
    const tile = await decodeWebpTile('512.webp', whole, webp);
    expect(tile.ok && rgbOf(tile.value.data)).toEqual(noted(437, 200, 512));
  });

  test('is decoded where code may not be made from text, as under the app’s content policy', () => {
    const require = createRequire(import.meta.url);
    const decoder = JSON.stringify(
      new URL(`file://${require.resolve('@jsquash/webp/codec/dec/webp_dec.js')}`).href,
    );
    const wasm = JSON.stringify(require.resolve('@jsquash/webp/codec/dec/webp_dec.wasm'));
    const tile = JSON.stringify(new URL('fixtures/512.webp', import.meta.url).pathname);
    const script = `
      import { readFileSync } from 'node:fs';
      import start from ${decoder};
      let isBlocked = false;
      try { new Function('return 1')(); } catch { isBlocked = true; }
      const module = new WebAssembly.Module(readFileSync(${wasm}));
      const decoder = await start({ noInitialRun: true, instantiateWasm: (imports, done) => {
        const instance = new WebAssembly.Instance(module, imports); done(instance); return instance.exports; } });
      const { width, data } = decoder.decode(readFileSync(${tile}));
      console.log(isBlocked, width, data.length);`;
    const answer = execFileSync(
      process.execPath,
      ['--disallow-code-generation-from-strings', '--input-type=module', '-e', script],
      { encoding: 'utf8' },
    );
    expect(answer.trim()).toBe('true 512 1048576');
  });
});
