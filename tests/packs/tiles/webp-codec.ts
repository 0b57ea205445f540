import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import encoderModule from '@jsquash/webp/codec/enc/webp_enc.js';
import { defaultOptions } from '@jsquash/webp/meta.js';
import { type WebpDecoder, webpDecoder } from '../../../src/packs/tiles/webp-tile.ts';

const require = createRequire(import.meta.url);
const compiled = (path: string): WebAssembly.Module =>
  new WebAssembly.Module(readFileSync(require.resolve(`@jsquash/webp/codec/${path}`)));

/** The decoder as Node gives it its compiled module. */
export const nodeWebpDecoder = (): WebpDecoder => webpDecoder(compiled('dec/webp_dec.wasm'));

type Encode = (rgba: Uint8ClampedArray, width: number, height: number, options: object) => Uint8Array | null;

/** Writes a lossless WebP file of RGBA pixels. */
export async function losslessWebp(rgba: Uint8ClampedArray, side: number): Promise<Uint8Array<ArrayBuffer>> {
  const wasm = compiled('enc/webp_enc.wasm');
  const start = encoderModule as unknown as (options: object) => Promise<{ readonly encode: Encode }>;
  const encoder = await start({
    noInitialRun: true,
    instantiateWasm: (imports: WebAssembly.Imports, done: (instance: WebAssembly.Instance) => void) => {
      const instance = new WebAssembly.Instance(wasm, imports);
      done(instance);
      return instance.exports;
    },
  });
  const file = encoder.encode(rgba, side, side, {
    ...defaultOptions,
    lossless: 1,
    exact: 1,
    quality: 50,
    method: 1,
  });
  if (file === null) throw new Error('not encoded');
  return Uint8Array.from(file);
}
