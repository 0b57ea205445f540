import { readFileSync } from 'node:fs';
import { nodeFloodThreads } from '../../src/cli/flood/node-flood-threads.ts';
import type { FloodEngine } from '../../src/domain/ports.ts';
import type { FloodThreads } from '../../src/engines/flood/wasm/flood-threads.ts';
import { wasmFloodEngine } from '../../src/engines/flood/wasm/wasm-engine.ts';

export const kernelFile = new URL('../../src/engines/flood/wasm/flood-kernel.wasm', import.meta.url);

let compiled: WebAssembly.Module | null = null;

/** The compiled engine in Node on so many threads: the one that users get where there is no GPU. */
export function compiledEngine(
  threadCount: number,
  threads: FloodThreads | null = nodeFloodThreads,
): FloodEngine {
  compiled ??= new WebAssembly.Module(readFileSync(kernelFile));
  return wasmFloodEngine({ module: compiled, threads, threadCount });
}
