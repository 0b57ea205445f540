import webpModule from '@jsquash/webp/codec/dec/webp_dec.js';
import { fail, type Result } from '../../core/result.ts';
import type { RasterFault } from '../../domain/region/raster-fault.ts';
import { requireTileSize, type TileImage } from './tile-image.ts';

/** Turns a WebP file into pixels. */
export type WebpDecoder = (bytes: Uint8Array<ArrayBuffer>) => Promise<WebpPixels>;

interface WebpPixels {
  readonly width: number;
  readonly height: number;
  /** RGBA. */
  readonly data: Uint8ClampedArray;
}

/** The part of libwebp's compiled module that is used. */
interface WebpModule {
  decode(bytes: Uint8Array): WebpPixels | null;
}

type Instantiate = (
  imports: WebAssembly.Imports,
  done: (instance: WebAssembly.Instance) => void,
) => WebAssembly.Exports;

type WebpFactory = (options: {
  readonly noInitialRun: boolean;
  readonly print: () => void;
  readonly printErr: () => void;
  readonly instantiateWasm: Instantiate;
}) => Promise<WebpModule>;

/**
 * A decoder of the compiled libwebp of `@jsquash/webp/codec/dec/webp_dec.wasm`. Whoever calls compiles that file: in the
 * browser from the URL that the bundler gives it, which needs no more than 'wasm-unsafe-eval' in the policy, in Node from
 * disk. A decoder that trapped on damaged data is replaced by a fresh one.
 */
export function webpDecoder(wasm: WebAssembly.Module): WebpDecoder {
  const start = (): Promise<WebpModule> =>
    (webpModule as unknown as WebpFactory)({
      noInitialRun: true,
      print: () => {},
      printErr: () => {},
      instantiateWasm: (imports, done) => {
        const instance = new WebAssembly.Instance(wasm, imports);
        done(instance);
        return instance.exports;
      },
    });
  let ready: Promise<WebpModule> | null = null;
  return async (bytes) => {
    ready ??= start();
    try {
      const pixels = (await ready).decode(bytes);
      if (pixels === null) throw new Error('not decoded');
      return pixels;
    } catch (error) {
      ready = null;
      throw error;
    }
  };
}

const textAt = (bytes: Uint8Array, at: number, length: number): string =>
  String.fromCharCode(...bytes.subarray(at, at + length));

export const isWebp = (bytes: Uint8Array): boolean =>
  textAt(bytes, 0, 4) === 'RIFF' && textAt(bytes, 8, 4) === 'WEBP';

/** Decodes a lossless WebP tile to exact colours; a lossy one is refused, for its heights would be wrong by hundreds of metres. */
export async function decodeWebpTile(
  file: string,
  bytes: Uint8Array<ArrayBuffer>,
  decoder: WebpDecoder | null,
): Promise<Result<TileImage, RasterFault>> {
  const unsupported = (came: string): Result<TileImage, RasterFault> =>
    fail({ kind: 'raster-unsupported', file, came, wanted: 'PNG, lossless WebP' });
  if (decoder === null) return unsupported('WebP');
  try {
    const found = pictureOf(bytes);
    if (found.kind === 'other') return unsupported(found.what);
    const size = requireTileSize(file, found.width, found.height);
    if (!size.ok) return size;
    const { width, height, data } = await decoder(bytes);
    if (width !== found.width || height !== found.height || data.length !== 4 * width * height) {
      throw new Error(`${width} x ${height} pixels`);
    }
    return { ok: true, value: { side: size.value, channels: 4, data } };
  } catch (error) {
    return fail({ kind: 'raster-damaged', file, reason: String(error) });
  }
}

type Picture =
  | { readonly kind: 'lossless'; readonly width: number; readonly height: number }
  | { readonly kind: 'other'; readonly what: string };

/** The first picture chunk of a WebP container. Source: RFC 9649, sections 2.5 to 2.7 and 3.4. */
function pictureOf(bytes: Uint8Array<ArrayBuffer>): Picture {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(4, true) + 8 > bytes.length) throw new Error('cut short');
  for (let at = 12; at + 8 <= bytes.length; ) {
    const type = textAt(bytes, at, 4);
    const length = view.getUint32(at + 4, true);
    if (at + 8 + length > bytes.length) throw new Error('cut short');
    if (type === 'VP8L') {
      if (view.getUint8(at + 8) !== 0x2f) throw new Error('no lossless picture');
      const bits = view.getUint32(at + 9, true);
      return { kind: 'lossless', width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
    }
    if (type === 'VP8 ' || type === 'ANMF')
      return { kind: 'other', what: type === 'VP8 ' ? 'lossy WebP' : 'animated WebP' };
    at += 8 + length + (length % 2);
  }
  throw new Error('no picture');
}
