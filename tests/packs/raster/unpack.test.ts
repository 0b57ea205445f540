import { deflateSync, gzipSync as nodeGzip } from 'node:zlib';
import fc from 'fast-check';
import { zlibSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import {
  UnpacksTooLarge,
  unpackGzip,
  unpackLzw,
  unpackPackBits,
  unpackZlib,
} from '../../../src/packs/raster/unpack.ts';

const anyBytes = fc.oneof(
  fc.uint8Array({ maxLength: 3000 }),
  fc.tuple(fc.nat(255), fc.nat(50_000)).map(([byte, length]) => new Uint8Array(length).fill(byte)),
);

describe('unpacking zlib and gzip', () => {
  test('gives back what zlib packed', () => {
    fc.assert(
      fc.property(anyBytes, (bytes) => {
        expect(unpackZlib(new Uint8Array(deflateSync(bytes)), bytes.length)).toEqual(Uint8Array.from(bytes));
        expect(unpackGzip(new Uint8Array(nodeGzip(bytes)), bytes.length)).toEqual(Uint8Array.from(bytes));
        expect(unpackZlib(zlibSync(bytes), bytes.length)).toEqual(Uint8Array.from(bytes));
      }),
      { numRuns: 60 },
    );
  });

  test('notices every changed byte, a missing end, and nothing in up to three bytes of padding', () => {
    const bytes = Uint8Array.from({ length: 5000 }, (_, i) => (i * i) % 251);
    for (const [packed, unpack] of [
      [new Uint8Array(deflateSync(bytes)), unpackZlib],
      [new Uint8Array(nodeGzip(bytes)), unpackGzip],
    ] as const) {
      for (let at = 0; at < packed.length; at += 7) {
        const hurt = packed.slice();
        hurt[at] = (hurt[at] as number) ^ 64;
        let came: Uint8Array | null = null;
        try {
          came = unpack(hurt, bytes.length);
        } catch {}
        if (came !== null) expect(came, `byte ${at}`).toEqual(bytes);
        expect(() => unpack(packed.slice(0, at), bytes.length)).toThrow();
      }
    }
    const padded = new Uint8Array([...deflateSync(bytes), 0, 0, 0]);
    expect(unpackZlib(padded, bytes.length)).toEqual(bytes);
  });

  test('stops a bomb at its first steps', () => {
    const bomb = new Uint8Array(nodeGzip(Buffer.alloc(400_000_000)));
    expect(bomb.length).toBeLessThan(500_000);
    const before = process.memoryUsage().arrayBuffers;
    expect(() => unpackGzip(bomb, 25_934_402)).toThrow(UnpacksTooLarge);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(120e6);
  });
});

describe('unpacking LZW and PackBits', () => {
  test('follows the example of the TIFF specification, section 13', () => {
    // 9-bit codes: Clear 7 258 8 8 258 6 6 EOI, for 7 7 7 8 8 7 7 6 6.
    const codes = [256, 7, 258, 8, 8, 258, 6, 6, 257];
    const bits = codes.map((code) => code.toString(2).padStart(9, '0')).join('');
    const packed = Uint8Array.from(bits.match(/.{1,8}/gu) as string[], (byte) =>
      Number.parseInt(byte.padEnd(8, '0'), 2),
    );
    expect([...unpackLzw(packed, 9)]).toEqual([7, 7, 7, 8, 8, 7, 7, 6, 6]);
    expect(() => unpackLzw(packed, 8)).toThrow(UnpacksTooLarge);
  });

  test('follows the example of the PackBits section, 9', () => {
    const packed = Uint8Array.from([
      0xfe, 0xaa, 0x02, 0x80, 0x00, 0x2a, 0xfd, 0xaa, 0x03, 0x80, 0x00, 0x2a, 0x22, 0xf7, 0xaa,
    ]);
    const wanted = [
      0xaa, 0xaa, 0xaa, 0x80, 0x00, 0x2a, 0xaa, 0xaa, 0xaa, 0xaa, 0x80, 0x00, 0x2a, 0x22, 0xaa, 0xaa, 0xaa,
      0xaa, 0xaa, 0xaa, 0xaa, 0xaa, 0xaa, 0xaa,
    ];
    expect([...unpackPackBits(packed, 24)]).toEqual(wanted);
    expect(() => unpackPackBits(packed, 23)).toThrow(UnpacksTooLarge);
    expect(() => unpackPackBits(packed.subarray(0, 5), 24)).toThrow('cut short');
  });

  test('ends on any bytes, with no more than was allowed', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2000 }), (bytes) => {
        for (const unpack of [unpackLzw, unpackPackBits, unpackZlib, unpackGzip]) {
          try {
            expect(unpack(bytes, 10_000).length).toBeLessThanOrEqual(10_000);
          } catch (error) {
            expect(error).toBeInstanceOf(Error);
          }
        }
      }),
    );
  });
});
