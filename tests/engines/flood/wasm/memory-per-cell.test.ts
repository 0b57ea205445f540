import { describe, expect, it } from 'vitest';
import type { FloodCase, FloodScheme } from '../../../../src/domain/hazard/flood/flood-case.ts';
import { fullStateOf } from '../../../../src/engines/flood/reference/full/full-state.ts';
import { inertialStateOf } from '../../../../src/engines/flood/reference/inertial/inertial-state.ts';
import { asInertial, fullFieldsOf } from '../../../../src/engines/flood/wasm/full-layout.ts';
import { KernelMemory } from '../../../../src/engines/flood/wasm/kernel-memory.ts';
import { kernelFieldsOf, writeTable } from '../../../../src/engines/flood/wasm/memory-layout.ts';
import { floodCase } from '../../../support/flood-run.ts';

const schemes: readonly FloodScheme[] = [
  { kind: 'inertial' },
  { kind: 'full', order: 1 },
  { kind: 'full', order: 2 },
];

describe('memory of the compiled engine for each cell', () => {
  it.each(schemes)(
    'is below 60 bytes on a million cells, on one, two and four threads: $kind $order',
    (scheme) => {
      for (const threads of [1, 2, 4]) expect(bytesPerCell(1024, scheme, threads)).toBeLessThan(60);
    },
  );

  it.each(schemes)('is below 60 bytes on 512 × 512 cells, on one and two threads: $kind $order', (scheme) => {
    for (const threads of [1, 2]) expect(bytesPerCell(512, scheme, threads)).toBeLessThan(60);
  });
});

/** What the layout hands out for a square grid with rain and no soil. */
function bytesPerCell(size: number, scheme: FloodScheme, threads: number): number {
  const flood: FloodCase = {
    ...floodCase({ columns: size, rows: size, cellSizeM: 10, bedM: () => 0 }),
    scheme,
  };
  const memory = new KernelMemory();
  const parts = { flood, soil: null, threads };
  if (scheme.kind === 'full') {
    const state = fullStateOf(flood, scheme.order, memory);
    const shown = asInertial(state);
    const fields = kernelFieldsOf(memory, shown, parts);
    writeTable(memory, shown, fields, threads, fullFieldsOf(memory, state, threads).table);
  } else {
    const state = inertialStateOf(flood, memory);
    writeTable(memory, state, kernelFieldsOf(memory, state, parts), threads);
  }
  return memory.usedBytes / (size * size);
}
