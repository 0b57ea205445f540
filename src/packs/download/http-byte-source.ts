import { fail, ok, type Result } from '../../core/result.ts';
import { type ByteSource, type BytesFault, requireRange } from '../bytes/byte-source.ts';
import { type DownloadFault, shownUrl } from './download-fault.ts';
import { fetchRange } from './fetch-range.ts';
import type { NetworkTools } from './retry-policy.ts';

/** Files are read and kept in blocks of this size, so that readers of small pieces make few requests. */
const blockBytes = 65_536;
const mostKeptBlocks = 512;
/** Neighbouring blocks are asked for together, up to this many. */
const mostBlocksARequest = 64;

type Block = Promise<Result<Uint8Array<ArrayBuffer>, DownloadFault>>;

/**
 * A file on a server that answers range requests, its last blocks kept. Refused when the server sends whole files only:
 * then `downloadFile` is the way.
 */
export async function openHttpSource(
  url: string,
  signal: AbortSignal,
  tools: NetworkTools,
): Promise<Result<ByteSource, DownloadFault>> {
  const first = await fetchRange(url, { startByte: 0, endByte: blockBytes, tag: null }, signal, tools);
  if (!first.ok) return first;
  const { sizeBytes, tag } = first.value;
  const blocks = new Map<number, Block>([[0, Promise.resolve(ok(first.value.bytes))]]);
  const ask = (firstBlock: number, count: number): void => {
    const startByte = firstBlock * blockBytes;
    const range = { startByte, endByte: Math.min(sizeBytes, startByte + count * blockBytes), tag };
    const coming = fetchRange(url, range, signal, tools);
    for (let k = 0; k < count; k++) {
      const own = coming.then((read) => {
        if (read.ok) return ok(read.value.bytes.slice(k * blockBytes, (k + 1) * blockBytes));
        blocks.delete(firstBlock + k);
        return read;
      });
      blocks.set(firstBlock + k, own);
    }
  };
  const name = shownUrl(url);
  return ok({
    name,
    sizeBytes,
    versionTag: tag === null ? null : `${url} ${tag} ${sizeBytes}`,
    read: (start, length) => readBlocks({ name, sizeBytes, blocks, ask }, start, length),
  });
}

interface BlockFile {
  readonly name: string;
  readonly sizeBytes: number;
  readonly blocks: Map<number, Block>;
  /** Asks for blocks, which then lie in `blocks`. */
  readonly ask: (firstBlock: number, count: number) => void;
}

async function readBlocks(
  { name, sizeBytes, blocks, ask }: BlockFile,
  startByte: number,
  length: number,
): Promise<Result<Uint8Array<ArrayBuffer>, BytesFault>> {
  requireRange(startByte, length);
  const end = Math.min(sizeBytes, startByte + length);
  const bytes = new Uint8Array(Math.max(0, end - startByte));
  if (bytes.length === 0) return ok(bytes);
  const first = Math.floor(startByte / blockBytes);
  const last = Math.floor((end - 1) / blockBytes);
  askForMissing({ blocks, ask }, first, last);
  const wanted = Array.from({ length: last - first + 1 }, (_, k) => blocks.get(first + k) as Block);
  forgetOldest(blocks);
  for (const [k, read] of (await Promise.all(wanted)).entries()) {
    if (!read.ok) return fail({ kind: 'bytes-unreadable', name, reason: read.fault.kind });
    const blockStart = (first + k) * blockBytes;
    const from = Math.max(0, startByte - blockStart);
    bytes.set(read.value.subarray(from, end - blockStart), blockStart + from - startByte);
  }
  return ok(bytes);
}

function askForMissing(
  { blocks, ask }: Pick<BlockFile, 'blocks' | 'ask'>,
  first: number,
  last: number,
): void {
  let missing = 0;
  for (let index = first; index <= last + 1; index++) {
    const isMissing = index <= last && !blocks.has(index);
    if (isMissing) missing += 1;
    if (missing > 0 && (!isMissing || missing === mostBlocksARequest)) {
      ask(isMissing ? index - missing + 1 : index - missing, missing);
      missing = 0;
    }
  }
}

function forgetOldest(blocks: Map<number, Block>): void {
  for (const oldest of blocks.keys()) {
    if (blocks.size <= mostKeptBlocks) return;
    blocks.delete(oldest);
  }
}
