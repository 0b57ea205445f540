import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultCourant } from '../../../../src/domain/hazard/flood/engine-defaults.ts';
import type { FloodCase, FloodScheme } from '../../../../src/domain/hazard/flood/flood-case.ts';
import { constantSeries, timeSeries } from '../../../../src/domain/hazard/flood/forcing/time-series.ts';
import type { FloodCheckpoint, FloodEngine } from '../../../../src/domain/ports.ts';
import { referenceFloodEngine } from '../../../../src/engines/flood/reference/reference-engine.ts';
import { compiledEngine } from '../../../support/compiled-engine.ts';
import { floodCase } from '../../../support/flood-run.ts';
import { gpuCases } from '../webgpu/gpu-cases.ts';
import { drilledTown, townCell } from './drilled-town.ts';
import { expectSameEnd, notedRun } from './restarted-run.ts';

const slowMs = 180_000;
const schemes: readonly FloodScheme[] = [
  { kind: 'inertial' },
  { kind: 'full', order: 1 },
  { kind: 'full', order: 2 },
];
const compiled = [compiledEngine(1), compiledEngine(2), compiledEngine(3)] as const;

const cases: readonly (readonly [string, FloodCase])[] = [
  ...schemes.map((scheme) => [JSON.stringify(scheme), drilledTown(scheme)] as const),
  ['zones, tide, lake, closed cells and drains', { ...gpuCases.coast(), endS: 600 }],
  ['porosity', { ...gpuCases.town(), endS: 600 }],
  [
    'porosity under the full equations',
    { ...gpuCases.town(), scheme: { kind: 'full', order: 2 }, endS: 400 },
  ],
  ['a constant loss', { ...gpuCases.soil(), endS: 600, outputEveryS: 300 }],
];

/** A run without checkpoints must end as one with them; all of it from each checkpoint on, on each of the engines. */
async function holdToWhole(
  flood: FloodCase,
  engine: FloodEngine,
  everyS: number,
  others: readonly FloodEngine[],
): Promise<readonly FloodCheckpoint[]> {
  const whole = await notedRun(engine, flood);
  const noted = await notedRun(engine, flood, { everyS });
  expect(noted.summary.resultHash).toBe(whole.summary.resultHash);
  for (const checkpoint of noted.checkpoints) {
    for (const other of others) {
      const again = await notedRun(other, flood, { restart: checkpoint.bytes });
      expectSameEnd(again, whole, checkpoint, other.id === engine.id ? 'same-engine' : 'other-engine');
    }
  }
  return noted.checkpoints;
}

describe('a run that goes on from a checkpoint', () => {
  for (const [name, flood] of cases) {
    it(
      `ends as the uninterrupted one, bit for bit: ${name}`,
      async () => {
        const isShared = flood.scheme.kind === 'inertial';
        const plain = referenceFloodEngine;
        const [one, two, three] = compiled;
        const made = await holdToWhole(flood, plain, 137, isShared ? [plain, two] : [plain]);
        expect(made.length).toBe(Math.floor(flood.endS / 137));
        await holdToWhole(flood, two, 191, isShared ? [one, three, plain] : [one, three]);
      },
      slowMs,
    );
  }

  it('is at the first step at or after each multiple of the interval', async () => {
    const { checkpoints } = await notedRun(compiled[0], drilledTown({ kind: 'inertial' }), { everyS: 100 });
    expect(checkpoints.map(({ dueS }) => dueS)).toEqual([100, 200, 300, 400, 500, 600]);
    for (const { dueS, timeS } of checkpoints) {
      expect(timeS).toBeGreaterThanOrEqual(dueS);
      expect(timeS).toBeLessThan(dueS + 5);
    }
  });

  it('joins the samples of each gauge and line to its own, whatever their ids', async () => {
    const town = drilledTown({ kind: 'inertial' });
    const ids = ['a', 'a cells', 'cells a', 'samples a', 'line a', 'line cells a', 'a samples'];
    const [line] = town.gaugeLines;
    if (line === undefined) throw new Error('the town has a line');
    const flood: FloodCase = {
      ...town,
      gauges: ids.map((id, k) => ({ id, cell: townCell(12, 23 + k) })),
      gaugeLines: ids.map((id, k) => ({ id, cells: line.cells.map((cell) => cell + k) })),
      endS: 300,
    };
    const whole = await notedRun(compiled[0], flood);
    const { checkpoints } = await notedRun(compiled[0], flood, { everyS: 200 });
    const [first] = checkpoints;
    if (first === undefined) throw new Error('a checkpoint was wanted');
    const again = await notedRun(compiled[0], flood, { restart: first.bytes });
    expectSameEnd(again, whole, first, 'same-engine');
  });

  it('makes the same checkpoints again after it', async () => {
    const flood = drilledTown({ kind: 'inertial' });
    const { checkpoints } = await notedRun(compiled[1], flood, { everyS: 100 });
    const [, second, ...later] = checkpoints as readonly [FloodCheckpoint, FloodCheckpoint];
    const again = await notedRun(compiled[0], flood, { everyS: 100, restart: second.bytes });
    expect(again.checkpoints).toEqual(later);
  });

  it(
    'ends as the uninterrupted one from any step of any small case',
    async () => {
      const number = (min: number, max: number) =>
        fc.integer({ min: 1000 * min, max: 1000 * max }).map((thousandths) => thousandths / 1000);
      const edge = fc.constantFrom<FloodCase['boundary']['north']>(
        { kind: 'closed' },
        { kind: 'open' },
        {
          kind: 'stage',
          stageM: timeSeries([
            [0, 0.2],
            [60, 0.8],
          ]),
        },
      );
      const [columns, rows] = [37, 9];
      const cells = columns * rows;
      const small = fc.record({
        scheme: fc.constantFrom(...schemes),
        beds: fc.array(number(-1, 1), { minLength: cells, maxLength: cells }),
        depths: fc.array(fc.oneof(fc.constant(0), number(0, 1.5)), { minLength: cells, maxLength: cells }),
        north: edge,
        south: edge,
        east: edge,
        west: edge,
        rain: fc.constantFrom(0, 2e-5),
        hasSoil: fc.boolean(),
        isPorous: fc.boolean(),
        pumpOnM: number(0, 1),
        everyS: number(0.5, 50),
      });
      await fc.assert(
        fc.asyncProperty(small, fc.constantFrom(...compiled), async (drawn, engine) => {
          const flood = floodCase(
            {
              columns,
              rows,
              cellSizeM: 8,
              bedM: (column, row) => drawn.beds[row * columns + column] as number,
            },
            {
              scheme: drawn.scheme,
              courant: defaultCourant[drawn.scheme.kind],
              initialDepthM: Float32Array.from(drawn.depths),
              rainMPerS: constantSeries(drawn.rain),
              infiltration: drawn.hasSoil
                ? { kind: 'constant', rateMPerS: new Float32Array(cells).fill(5e-6) }
                : { kind: 'none' },
              porosity: drawn.isPorous
                ? Float32Array.from({ length: cells }, (_, k) => 0.2 + (0.8 * (k % 11)) / 10)
                : null,
              boundary: { north: drawn.north, south: drawn.south, east: drawn.east, west: drawn.west },
              structures: [
                {
                  kind: 'pump',
                  id: 'p',
                  fromCell: 150,
                  toCell: 160,
                  rateM3PerS: 2,
                  onStageM: drawn.pumpOnM,
                  offStageM: drawn.pumpOnM - 0.3,
                },
              ],
              endS: 60,
              outputEveryS: 20,
            },
          );
          const whole = await notedRun(engine, flood);
          const { checkpoints } = await notedRun(engine, flood, { everyS: drawn.everyS });
          const before = checkpoints.filter(({ timeS }) => timeS < flood.endS);
          const checkpoint = before[Math.floor(before.length / 2)];
          if (checkpoint === undefined) return;
          const again = await notedRun(engine, flood, { restart: checkpoint.bytes });
          expectSameEnd(again, whole, checkpoint, 'same-engine');
        }),
        { numRuns: 40, endOnFailure: true },
      );
    },
    slowMs,
  );
});
