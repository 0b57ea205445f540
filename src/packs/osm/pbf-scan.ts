import { fail, ok, type Result } from '../../core/result.ts';
import type { ByteSource } from '../bytes/byte-source.ts';
import { ByteWindow } from './byte-window.ts';
import {
  damaged,
  notPbf,
  type PbfFault,
  type PbfFrame,
  readBlob,
  readFrame,
  reasonOf,
} from './pbf-frames.ts';
import { type BlockVisitor, readPrimitiveBlock, requiredFeatures } from './primitive-block.ts';

/** What one data block holds, so that later passes read only the blocks they need. */
export interface BlockEntry {
  readonly frame: PbfFrame;
  hasNodes: boolean;
  hasWays: boolean;
  hasRelations: boolean;
  lowestNodeId: number;
  highestNodeId: number;
  lowestWayId: number;
  highestWayId: number;
}

export interface OsmPbfOptions {
  /** West, south, east, north in degrees. */
  readonly boundsDeg: readonly [number, number, number, number];
  /** Elements with none of these keys are left out, unless another needs them. */
  readonly keys: ReadonlySet<string>;
  readonly signal?: AbortSignal;
  /** Called with the share of the file that the first pass has read; later passes are short. */
  readonly onProgress?: (fraction: number) => void;
}

const knownFeatures: ReadonlySet<string> = new Set(['OsmSchema-V0.6', 'DenseNodes']);

/** Blocks between two turns of the event loop, so that a cancellation is heard. */
const blocksPerTurn = 16;

/** Walks the blocks of a file: once from its start, later by the entries that the first walk made. */
export class PbfScan {
  readonly entries: BlockEntry[] = [];
  readonly #source: ByteSource;
  readonly #options: OsmPbfOptions;
  readonly #window: ByteWindow;
  #sinceTurn = 0;

  constructor(source: ByteSource, options: OsmPbfOptions) {
    this.#source = source;
    this.#options = options;
    this.#window = new ByteWindow(source);
  }

  /** Checks the header block and tells `visitor` every element after it. */
  async first(visitor: (entry: BlockEntry) => BlockVisitor): Promise<Result<null, PbfFault>> {
    const source = this.#source;
    let startByte = 0;
    for (;;) {
      const frame = await readFrame(source, this.#window, startByte);
      if (!frame.ok) return frame;
      if (frame.value === null) break;
      const read = await this.#readFrame(frame.value, startByte === 0, visitor);
      if (!read.ok) return read;
      startByte = frame.value.endByte;
      this.#options.onProgress?.(Math.min(1, startByte / source.sizeBytes));
    }
    return startByte === 0 ? fail(notPbf(source, 'it is empty')) : ok(null);
  }

  /** Tells `visitor` the elements of some of the blocks again, in their order. */
  async again(
    isWanted: (entry: BlockEntry) => boolean,
    visitor: BlockVisitor,
  ): Promise<Result<null, PbfFault>> {
    for (const entry of this.entries) {
      if (!isWanted(entry)) continue;
      const read = await this.#readBlock(entry.frame, visitor, 0);
      if (!read.ok) return read;
    }
    return ok(null);
  }

  async #readFrame(
    frame: PbfFrame,
    isFirst: boolean,
    visitor: (entry: BlockEntry) => BlockVisitor,
  ): Promise<Result<null, PbfFault>> {
    if (isFirst !== (frame.type === 'OSMHeader')) {
      if (isFirst) return fail(notPbf(this.#source, `first block ${frame.type.slice(0, 40)}`));
      return fail(damaged(this.#source, frame.startByte, 'a second header'));
    }
    if (isFirst) return this.#checkHeader(frame);
    if (frame.type !== 'OSMData') return ok(null);
    const entry: BlockEntry = {
      frame,
      hasNodes: false,
      hasWays: false,
      hasRelations: false,
      lowestNodeId: Number.POSITIVE_INFINITY,
      highestNodeId: Number.NEGATIVE_INFINITY,
      lowestWayId: Number.POSITIVE_INFINITY,
      highestWayId: Number.NEGATIVE_INFINITY,
    };
    this.entries.push(entry);
    return this.#readBlock(frame, visitor(entry));
  }

  async #checkHeader(frame: PbfFrame): Promise<Result<null, PbfFault>> {
    const bytes = await readBlob(this.#source, this.#window, frame);
    if (!bytes.ok) return bytes;
    try {
      const unknown = requiredFeatures(bytes.value).find((feature) => !knownFeatures.has(feature));
      if (unknown === undefined) return ok(null);
      return fail({ kind: 'osm-feature-unsupported', file: this.#source.name, feature: unknown });
    } catch (error) {
      return fail(damaged(this.#source, frame.startByte, reasonOf(error)));
    }
  }

  async #readBlock(
    frame: PbfFrame,
    visitor: BlockVisitor,
    aheadBytes?: number,
  ): Promise<Result<null, PbfFault>> {
    if (++this.#sinceTurn >= blocksPerTurn) {
      this.#sinceTurn = 0;
      await new Promise((resolve) => setTimeout(resolve, 0));
    }
    if (this.#options.signal?.aborted === true) return fail({ kind: 'osm-cancelled' });
    const bytes = await readBlob(this.#source, this.#window, frame, aheadBytes);
    if (!bytes.ok) return bytes;
    try {
      readPrimitiveBlock(bytes.value, this.#options.keys, visitor);
      return ok(null);
    } catch (error) {
      if (error instanceof TooMuch) return fail({ ...error.fault, file: this.#source.name });
      return fail(damaged(this.#source, frame.startByte, reasonOf(error)));
    }
  }
}

/** Thrown by a visitor when more is kept than memory should hold. */
export class TooMuch extends Error {
  readonly fault: Omit<Extract<PbfFault, { kind: 'osm-too-much' }>, 'file'>;

  constructor(what: 'nodes' | 'ways', count: number, maximum: number) {
    super(`more than ${maximum} ${what}`);
    this.fault = { kind: 'osm-too-much', what, count, maximum };
  }
}
