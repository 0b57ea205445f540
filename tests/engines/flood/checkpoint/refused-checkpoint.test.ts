import { beforeAll, describe, expect, it } from 'vitest';
import { checkpointVersion } from '../../../../src/domain/hazard/flood/checkpoint/checkpoint-file.ts';
import type { FloodCase } from '../../../../src/domain/hazard/flood/flood-case.ts';
import type { FloodFault } from '../../../../src/domain/hazard/flood/flood-fault.ts';
import type { FloodEngine } from '../../../../src/domain/ports.ts';
import { firstEngineOf } from '../../../../src/engines/flood/choose-engine.ts';
import { referenceFloodEngine } from '../../../../src/engines/flood/reference/reference-engine.ts';
import { asksForCheckpoints } from '../../../../src/engines/flood/webgpu/covers.ts';
import { faultSentence } from '../../../../src/i18n/fault-sentence.ts';
import { createTranslator } from '../../../../src/i18n/translator.ts';
import { compiledEngine } from '../../../support/compiled-engine.ts';
import { tryFlood } from '../../../support/flood-run.ts';
import { drilledTown } from './drilled-town.ts';
import { notedRun } from './restarted-run.ts';

const town = drilledTown({ kind: 'inertial' });
const fullTown = drilledTown({ kind: 'full', order: 1 });

async function faultOf(
  flood: FloodCase,
  restart: ArrayBuffer,
  engine: FloodEngine,
): Promise<FloodFault | null> {
  const result = await tryFlood(flood, engine, { restart });
  return result.ok ? null : result.fault;
}

describe('a checkpoint', () => {
  let bytes = new ArrayBuffer(0);
  let fullBytes = new ArrayBuffer(0);
  beforeAll(async () => {
    const short = { ...town, endS: 150 };
    bytes = (await notedRun(referenceFloodEngine, short, { everyS: 100 })).checkpoints[0]?.bytes ?? bytes;
    const fullShort = { ...fullTown, endS: 150 };
    const full = await notedRun(compiledEngine(1), fullShort, { everyS: 100 });
    fullBytes = full.checkpoints[0]?.bytes ?? fullBytes;
  });

  const raised = (values: Float32Array): Float32Array =>
    values.map((value, k) => (k === 7 ? value + 0.5 : value));
  const other: readonly (readonly [string, FloodCase])[] = [
    ['grid', { ...town, grid: { ...town.grid, cellSizeM: 20 } }],
    ['scheme', fullTown],
    ['terrain', { ...town, bedM: raised(town.bedM) }],
    ['closed-cells', { ...town, closedCells: Uint8Array.from(town.bedM, (_, k) => (k === 7 ? 1 : 0)) }],
    ['porosity', { ...town, porosity: town.bedM.map(() => 0.5) }],
    ['friction', { ...town, manning: raised(town.manning) }],
    ['held-cells', { ...town, heldStage: null }],
    ['soil', { ...town, infiltration: { kind: 'none' } }],
    ['drains', { ...town, drainageMPerS: null }],
    ['settings', { ...town, arrivalDepthM: 0.2 }],
  ];
  it.each(other)('of another case is refused by what differs: %s', async (part, flood) => {
    expect(await faultOf(flood, bytes, referenceFloodEngine)).toEqual({
      kind: 'flood-checkpoint-other-case',
      part,
    });
  });

  it('of another order of the full equations, or another engine of theirs, is refused', async () => {
    const second = drilledTown({ kind: 'full', order: 2 });
    expect(await faultOf(second, fullBytes, compiledEngine(1))).toMatchObject({ part: 'scheme' });
    expect(await faultOf(fullTown, fullBytes, referenceFloodEngine)).toEqual({
      kind: 'flood-checkpoint-other-engine',
      madeBy: 'flood-wasm',
      engine: 'flood-reference',
    });
    expect(await faultOf(fullTown, fullBytes, compiledEngine(1))).toBeNull();
  });

  it('that lies at or after the end is refused', async () => {
    expect(await faultOf({ ...town, endS: 100 }, bytes, referenceFloodEngine)).toMatchObject({
      kind: 'flood-checkpoint-past-end',
      endS: 100,
    });
  });

  it('of which any byte is wrong, missing or too much is refused', async () => {
    const unreadable = { kind: 'flood-checkpoint-unreadable', cause: 'damaged' };
    for (const at of [12, 20, 1000, bytes.byteLength - 70, bytes.byteLength - 1]) {
      const wrong = bytes.slice(0);
      new Uint8Array(wrong)[at] = (new Uint8Array(wrong)[at] as number) ^ 1;
      expect(await faultOf(town, wrong, referenceFloodEngine)).toEqual(unreadable);
    }
    for (const length of [30, bytes.byteLength - 1]) {
      expect(await faultOf(town, bytes.slice(0, length), referenceFloodEngine)).toEqual(unreadable);
    }
    const longer = new Uint8Array(bytes.byteLength + 8);
    longer.set(new Uint8Array(bytes));
    expect(await faultOf(town, longer.buffer, referenceFloodEngine)).toEqual(unreadable);
  });

  it('of another version, and what is none at all, is refused by name', async () => {
    const later = bytes.slice(0);
    new DataView(later).setUint32(8, checkpointVersion + 1, true);
    expect(await faultOf(town, later, referenceFloodEngine)).toEqual({
      kind: 'flood-checkpoint-version',
      version: checkpointVersion + 1,
      wanted: checkpointVersion,
    });
    for (const none of [
      new ArrayBuffer(0),
      new ArrayBuffer(1000),
      new TextEncoder().encode('{"a": 1}').buffer,
    ]) {
      expect(await faultOf(town, none as ArrayBuffer, referenceFloodEngine)).toMatchObject({
        cause: 'not-a-checkpoint',
      });
    }
  });

  it('is told of in whole sentences of both languages', () => {
    const faults: readonly FloodFault[] = [
      { kind: 'flood-checkpoint-unreadable', cause: 'damaged' },
      { kind: 'flood-checkpoint-version', version: 2, wanted: 1 },
      { kind: 'flood-checkpoint-other-case', part: 'held-cells' },
      { kind: 'flood-checkpoint-other-engine', madeBy: 'flood-wasm', engine: 'flood-reference' },
      { kind: 'flood-checkpoint-past-end', timeS: 3, endS: 2 },
      { kind: 'flood-checkpoint-not-covered', engine: 'flood-webgpu' },
    ];
    for (const language of ['ko', 'en'] as const) {
      for (const fault of faults) {
        expect(faultSentence(createTranslator(language).t, fault)).toMatch(/^[^{]{10,}\.$/);
        expect(faultSentence(createTranslator(language).t, fault)).not.toMatch(/flood\.(part|checkpoint)/);
      }
    }
  });

  it('is not asked of an engine that keeps none: the next one runs, and the summary says why', async () => {
    const never: FloodEngine = {
      id: 'keeps-none',
      version: '1',
      run: () => Promise.reject(new Error('it was asked')),
    };
    const engine = firstEngineOf([
      {
        id: never.id,
        engine: never,
        covers: (_, hooks) => (asksForCheckpoints(hooks) ? 'no-checkpoints' : null),
      },
      { id: referenceFloodEngine.id, engine: referenceFloodEngine, covers: () => null },
    ]);
    const { summary } = await notedRun(engine, { ...town, endS: 150 }, { restart: bytes });
    expect(summary.engine.passedOver).toEqual([{ id: 'keeps-none', reason: 'no-checkpoints' }]);
  });
});
