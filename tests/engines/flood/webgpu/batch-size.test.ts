import { expect, it } from 'vitest';
import { BatchSize } from '../../../../src/engines/flood/webgpu/batch-size.ts';

/** Runs batches on a device that takes so long a step; returns their lengths. */
function batchesOn(msPerStep: number, count: number): readonly number[] {
  const batch = new BatchSize();
  return Array.from({ length: count }, () => {
    const steps = batch.steps(1e6, 1);
    batch.measured(steps, steps * msPerStep);
    return steps;
  });
}

it('grows to batches of 40 ms and no longer', () => {
  expect(batchesOn(1, 12).at(-1)).toBe(40);
  expect(batchesOn(0.01, 20).at(-1)).toBe(2048);
});

it('takes one step at a time on a device slower than that', () => {
  expect(batchesOn(500, 3)).toEqual([4, 1, 1]);
});

it('asks for hardly more steps than are left', () => {
  const batch = new BatchSize();
  for (let k = 0; k < 10; k++) batch.measured(batch.steps(1e6, 1), 1);
  expect(batch.steps(10, 2)).toBe(7);
});
