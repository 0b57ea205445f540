import { ok, type Result } from '../../../core/result.ts';
import type { BuildStageId } from '../../../domain/region/build/stage-report.ts';
import type { ByteSource } from '../../bytes/byte-source.ts';
import type { BuildInput } from '../build-inputs.ts';
import type { StageOutcome } from '../build-stage.ts';
import { contentHash, hashOfText } from './content-hash.ts';
import { type KeptOutcome, packOutcome, unpackOutcome } from './kept-outcome.ts';
import type { StageCache } from './stage-cache.ts';

/** A stage with all that its outcome depends on. */
export interface StageWork<F> {
  readonly id: BuildStageId;
  readonly version: number;
  readonly inputs: readonly BuildInput[];
  /** What is asked of it besides. */
  readonly wish: unknown;
  /** Marks of the stages whose layers it reads. */
  readonly upstream: readonly string[];
  run(inputs: readonly BuildInput[]): Promise<Result<StageOutcome, F>>;
}

export interface StageDone extends KeptOutcome {
  /** Whether it was kept from an earlier build. */
  readonly isReused: boolean;
}

/** What a stage gave could not be kept for the next build. */
export interface StageNotKept {
  readonly kind: 'stage-not-kept';
  readonly reason: string;
}

/** Runs stages, and takes what they gave from a cache where nothing changed on which it depends. Lives for one build. */
export class StageKeeper {
  readonly #cache: StageCache;
  readonly #hashes = new Map<ByteSource, Promise<string | null>>();

  constructor(cache: StageCache) {
    this.#cache = cache;
  }

  async run<F>(work: StageWork<F>): Promise<Result<StageDone, F>> {
    const key = await this.#keyOf(work);
    const kept = key === null ? null : await this.#find(key);
    if (kept !== null) return ok({ ...kept, isReused: true });
    const watched = watchReads(work.inputs);
    const made = await work.run(watched.inputs);
    if (!made.ok) return made;
    const { parts, mark } = await packOutcome(key, made.value);
    const notKept = key === null || watched.hasFailed() ? null : await this.#keep(key, parts);
    const faults = notKept === null ? made.value.faults : [...made.value.faults, notKept];
    return ok({ outcome: { ...made.value, faults }, mark, isReused: false });
  }

  /** Null when one of the files cannot be told from another version of itself. */
  async #keyOf<F>({ id, version, inputs, wish, upstream }: StageWork<F>): Promise<string | null> {
    const files: object[] = [];
    for (const { role, file, source } of inputs) {
      const content = await this.#hashOf(file);
      if (content === null) return null;
      files.push({ role, name: file.name, content, source });
    }
    return hashOfText(JSON.stringify({ id, version, files, wish, upstream }));
  }

  #hashOf(file: ByteSource): Promise<string | null> {
    const known = this.#hashes.get(file);
    if (known !== undefined) return known;
    const hash = contentHash(file).then((read) => (read.ok ? read.value : null));
    this.#hashes.set(file, hash);
    return hash;
  }

  async #find(key: string): Promise<KeptOutcome | null> {
    try {
      const bytes = await this.#cache.read(key);
      return bytes === null ? null : await unpackOutcome(key, bytes);
    } catch {
      return null;
    }
  }

  async #keep(key: string, parts: readonly Uint8Array[]): Promise<StageNotKept | null> {
    try {
      await this.#cache.write(key, parts);
      return null;
    } catch (error) {
      return { kind: 'stage-not-kept', reason: error instanceof Error ? error.message : String(error) };
    }
  }
}

/** Notes whether a file could not be read, for then the outcome is not that of its contents. */
function watchReads(inputs: readonly BuildInput[]): {
  readonly inputs: readonly BuildInput[];
  readonly hasFailed: () => boolean;
} {
  let failed = false;
  const watched = inputs.map((input) => ({
    ...input,
    file: {
      ...input.file,
      read: async (startByte: number, length: number) => {
        const read = await input.file.read(startByte, length);
        if (!read.ok) failed = true;
        return read;
      },
    },
  }));
  return { inputs: watched, hasFailed: () => failed };
}
