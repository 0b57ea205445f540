import { createHash } from 'node:crypto';
import { serialize } from 'node:v8';
import { expect } from 'vitest';
import type { FloodCase, FloodFrame, FloodSummary } from '../../../../src/domain/hazard/flood/flood-case.ts';
import type { FloodCheckpoint, FloodEngine, FloodHooks } from '../../../../src/domain/ports.ts';

interface NotedRun {
  readonly summary: FloodSummary;
  readonly frames: readonly FloodFrame[];
  readonly checkpoints: readonly FloodCheckpoint[];
}

/** Runs a case, from a checkpoint where one is given, with checkpoints where they are wanted. */
export async function notedRun(
  engine: FloodEngine,
  flood: FloodCase,
  { everyS, restart }: { readonly everyS?: number; readonly restart?: ArrayBuffer } = {},
): Promise<NotedRun> {
  const frames: FloodFrame[] = [];
  const checkpoints: FloodCheckpoint[] = [];
  const hooks: FloodHooks = {
    signal: new AbortController().signal,
    onProgress: () => {},
    onFrame: (frame) => frames.push(frame),
    ...(restart === undefined ? {} : { restart }),
    ...(everyS === undefined
      ? {}
      : { checkpoints: { everyS, onCheckpoint: (checkpoint) => checkpoints.push(checkpoint) } }),
  };
  const result = await engine.run(flood, hooks);
  if (!result.ok) throw new Error(`flood failed: ${JSON.stringify(result.fault)}`);
  return { summary: result.value, frames, checkpoints };
}

/** What two runs of the same water share to the bit, whichever engine did them. */
function waterOf({ stateHash, resultHash, steps, cellUpdates, frameCount, ...rest }: FloodSummary) {
  const { maximumDepthM, maximumSpeedMPerS, maximumDepthVelocityM2PerS, arrivalS, durationS } = rest;
  const fields = { maximumDepthM, maximumSpeedMPerS, maximumDepthVelocityM2PerS, arrivalS, durationS };
  const { gauges, gaugeLines } = rest;
  return { stateHash, resultHash, steps, cellUpdates, frameCount, ...fields, gauges, gaugeLines };
}

/** A short text that tells any two values apart, and is quicker to compare than a million numbers one by one. */
const bitsOf = (value: unknown): string => createHash('sha256').update(serialize(value)).digest('hex');

/** Holds a run from a checkpoint to the uninterrupted one, bit for bit, and to its frames after the checkpoint. */
export function expectSameEnd(
  again: NotedRun,
  whole: NotedRun,
  { timeS }: FloodCheckpoint,
  engines: 'same-engine' | 'other-engine',
): void {
  expect(bitsOf(waterOf(again.summary))).toBe(bitsOf(waterOf(whole.summary)));
  const frames = whole.frames.filter((frame) => frame.timeS > timeS);
  expect(again.frames.map(bitsOf)).toEqual(frames.map(bitsOf));
  if (engines === 'same-engine') expect(again.summary.balance).toEqual(whole.summary.balance);
  else {
    // Two engines add up a ledger in different orders.
    for (const part of ['rainM3', 'inflowM3', 'infiltratedM3', 'outflowM3', 'storedM3'] as const) {
      expect(again.summary.balance[part]).toBeCloseTo(whole.summary.balance[part], 4);
    }
  }
}
