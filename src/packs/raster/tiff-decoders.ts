import { addDecoder, BaseDecoder } from 'geotiff';
import { unpackLzw, unpackPackBits, unpackZlib } from './unpack.ts';

type Unpack = (packed: Uint8Array, mostBytes: number) => Uint8Array<ArrayBuffer>;

/** Compression codes that are read, with their names. Source: TIFF 6.0, TIFF Technical Note 2 for 8, and 32946 of older files. */
export const compressions: ReadonlyMap<number, string> = new Map([
  [1, 'none'],
  [5, 'LZW'],
  [8, 'deflate'],
  [32_946, 'deflate'],
  [32_773, 'PackBits'],
]);

/** No block unpacks to more than this, whatever its directory says, bytes. */
export const mostBlockBytes = 2 ** 28;

function decoderOf(unpack: Unpack): typeof BaseDecoder {
  return class extends BaseDecoder {
    override decodeBlock(packed: ArrayBufferLike): ArrayBufferLike {
      const { tileWidth, tileHeight, bitsPerSample, planarConfiguration } = this.parameters;
      const bits = typeof bitsPerSample === 'number' ? [bitsPerSample] : Array.from(bitsPerSample);
      const pixelBits =
        planarConfiguration === 2 ? Math.max(...bits) : bits.reduce((sum, size) => sum + size, 0);
      const bytes = Math.ceil((tileWidth * pixelBits) / 8) * tileHeight;
      return unpack(new Uint8Array(packed), Math.min(bytes, mostBlockBytes)).buffer;
    }
  };
}

/** Puts decoders that stop at a block's size in place of geotiff.js's own, which unpack whatever comes. */
export function installDecoders(): void {
  addDecoder([8, 32_946], async () => decoderOf(unpackZlib));
  addDecoder(5, async () => decoderOf(unpackLzw));
  addDecoder(32_773, async () => decoderOf(unpackPackBits));
}
