import wasmUrl from '@jsquash/webp/codec/dec/webp_dec.wasm?url';
import { type WebpDecoder, webpDecoder } from '../packs/tiles/webp-tile.ts';

let compiled: Promise<WebpDecoder> | null = null;

/** The WebP decoder, whose compiled module is fetched with the first picture. */
export const browserWebp: WebpDecoder = async (bytes) => {
  compiled ??= WebAssembly.compileStreaming(fetch(wasmUrl)).then(webpDecoder);
  try {
    return (await compiled)(bytes);
  } catch (error) {
    compiled = null;
    throw error;
  }
};
