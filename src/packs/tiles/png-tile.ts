import { convertIndexedToRgb, decode } from 'fast-png';
import { fail, ok, type Result } from '../../core/result.ts';
import type { RasterFault } from '../../domain/region/raster-fault.ts';
import { unpackZlib } from '../raster/unpack.ts';
import { requireTileSize, type TileImage } from './tile-image.ts';

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** Samples a pixel has, by colour type: grey, RGB, palette, RGBA. Source: PNG (W3C, third edition), section 11.2.1. */
const channelsOf: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 6: 4 };
const palette = 3;

interface Chunk {
  readonly type: string;
  /** With its length, type and checksum. */
  readonly whole: Uint8Array<ArrayBuffer>;
  readonly content: Uint8Array<ArrayBuffer>;
}

export const isPng = (bytes: Uint8Array): boolean => signature.every((byte, i) => bytes[i] === byte);

/**
 * Decodes a PNG tile to exact colours. Its size, kind and unpacked length are checked before the library sees it, and
 * only the chunks that carry the picture are passed on.
 */
export function decodePngTile(file: string, bytes: Uint8Array<ArrayBuffer>): Result<TileImage, RasterFault> {
  try {
    const chunks = chunksOf(bytes);
    const header = chunks[0];
    if (header?.type !== 'IHDR' || header.content.length !== 13) throw new Error('no header');
    const view = new DataView(header.content.buffer, header.content.byteOffset);
    const [width, height] = [view.getUint32(0), view.getUint32(4)];
    const [depth, colour, interlace] = [view.getUint8(8), view.getUint8(9), view.getUint8(12)];
    const size = requireTileSize(file, width, height);
    if (!size.ok) return size;
    const channels = channelsOf[colour];
    if (channels === undefined || interlace !== 0 || (colour === palette ? depth > 8 : depth !== 8)) {
      const came = `PNG of colour type ${colour}, ${depth} bits, interlace ${interlace}`;
      return fail({ kind: 'raster-unsupported', file, came, wanted: 'RGB PNG of 8 bits' });
    }
    const rawBytes = (1 + Math.ceil((width * channels * depth) / 8)) * height;
    const packed = joined(chunks.filter(({ type }) => type === 'IDAT').map(({ content }) => content));
    const unpacked = unpackZlib(packed, rawBytes);
    if (unpacked.length !== rawBytes) throw new Error(`${unpacked.length} of ${rawBytes} bytes`);
    return ok({ side: size.value, ...colours(colour, pictureOnly(chunks, colour)) });
  } catch (error) {
    return fail({ kind: 'raster-damaged', file, reason: String(error) });
  }
}

function chunksOf(bytes: Uint8Array<ArrayBuffer>): readonly Chunk[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const chunks: Chunk[] = [];
  for (let at = signature.length; ; ) {
    const length = view.getUint32(at);
    const end = at + 12 + length;
    if (end > bytes.length) throw new Error('cut short');
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    chunks.push({ type, whole: bytes.subarray(at, end), content: bytes.subarray(at + 8, end - 4) });
    if (type === 'IEND') return chunks;
    at = end;
  }
}

function pictureOnly(chunks: readonly Chunk[], colour: number): Uint8Array<ArrayBuffer> {
  const wanted = ['IHDR', 'IDAT', 'IEND', ...(colour === palette ? ['PLTE', 'tRNS'] : [])];
  const kept = chunks.filter(({ type }) => wanted.includes(type)).map(({ whole }) => whole);
  return joined([Uint8Array.from(signature), ...kept]);
}

function colours(colour: number, png: Uint8Array<ArrayBuffer>): Pick<TileImage, 'channels' | 'data'> {
  const decoded = decode(png, { checkCrc: true });
  if (colour === palette) {
    const data = convertIndexedToRgb(decoded);
    return { channels: data.length === 4 * decoded.width * decoded.height ? 4 : 3, data };
  }
  const data = decoded.data as Uint8Array;
  if (colour !== 0) return { channels: decoded.channels === 4 ? 4 : 3, data };
  return {
    channels: 3,
    data: Uint8Array.from({ length: 3 * data.length }, (_, i) => data[Math.floor(i / 3)] as number),
  };
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
