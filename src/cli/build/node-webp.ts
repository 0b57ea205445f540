import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type WebpDecoder, webpDecoder } from '../../packs/tiles/webp-tile.ts';

/** The WebP decoder with its compiled module from disk, which is read with the first picture. */
export function nodeWebp(): WebpDecoder {
  let decoder: WebpDecoder | null = null;
  return (bytes) => {
    const path = createRequire(import.meta.url).resolve('@jsquash/webp/codec/dec/webp_dec.wasm');
    decoder ??= webpDecoder(new WebAssembly.Module(readFileSync(path)));
    return decoder(bytes);
  };
}
