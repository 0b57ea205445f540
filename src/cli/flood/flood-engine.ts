import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fail, ok, type Result } from '../../core/result.ts';
import type { FloodEngine } from '../../domain/ports.ts';
import { firstEngineOf } from '../../engines/flood/choose-engine.ts';
import { referenceFloodEngine } from '../../engines/flood/reference/reference-engine.ts';
import { wasmCovers } from '../../engines/flood/wasm/covers.ts';
import { defaultThreads } from '../../engines/flood/wasm/default-threads.ts';
import { wasmFloodEngine } from '../../engines/flood/wasm/wasm-engine.ts';
import type { FloodFileFault } from './flood-file-fault.ts';
import { nodeFloodThreads } from './node-flood-threads.ts';

/** What the caller asked for; null where nothing was said. */
export interface WantedEngine {
  readonly engine: string | null;
  /** Threads of an engine that has more than one; may be more than it would take unasked. */
  readonly threads: number | null;
}

/** Makes an engine that uses up to this many threads; null leaves the number to it. */
type EngineMaker = (threads: number | null) => FloodEngine;

/** Engines by name; the first is taken when none is named. */
const engines: ReadonlyMap<string, EngineMaker> = new Map([
  ['wasm', compiledEngine],
  ['reference', () => referenceFloodEngine],
]);

/** The compiled engine, on as many threads as are asked for; cases that it does not cover go to the plain one. */
function compiledEngine(threads: number | null): FloodEngine {
  const bytes = readFileSync(new URL('../../engines/flood/wasm/flood-kernel.wasm', import.meta.url));
  const engine = wasmFloodEngine({
    module: new WebAssembly.Module(bytes),
    threads: nodeFloodThreads,
    threadCount: threads ?? defaultThreads(availableParallelism()),
  });
  return firstEngineOf([
    { id: engine.id, engine, covers: wasmCovers },
    { id: referenceFloodEngine.id, engine: referenceFloodEngine, covers: () => null },
  ]);
}

/** The engine asked for, or the one that is taken when none is named. */
export function floodEngineFor({ engine, threads }: WantedEngine): Result<FloodEngine, FloodFileFault> {
  const available = [...engines.keys()];
  const name = engine ?? (available[0] as string);
  const make = engines.get(name);
  return make === undefined
    ? fail({ kind: 'flood-engine-unavailable', engine: name, available: available.join(', ') })
    : ok(make(threads));
}
