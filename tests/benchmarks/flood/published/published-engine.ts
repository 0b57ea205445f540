import { readFileSync } from 'node:fs';
import { nodeFloodThreads } from '../../../../src/cli/flood/node-flood-threads.ts';
import type { FloodEngine } from '../../../../src/domain/ports.ts';
import { wasmFloodEngine } from '../../../../src/engines/flood/wasm/wasm-engine.ts';

/** The engine that the published cases are held to: the one that users get where there is no GPU. */
export const publishedEngine = (): FloodEngine =>
  wasmFloodEngine({
    module: new WebAssembly.Module(readFileSync('src/engines/flood/wasm/flood-kernel.wasm')),
    threads: nodeFloodThreads,
    threadCount: 2,
  });
