import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FloodStructure } from '../../../../src/domain/hazard/flood/flood-structure.ts';
import { constantSeries, timeSeries } from '../../../../src/domain/hazard/flood/forcing/time-series.ts';
import { Structures } from '../../../../src/engines/flood/driver/structures/structures.ts';
import {
  paddedIndex,
  unpadded,
  type WaterState,
  waterStateOf,
} from '../../../../src/engines/flood/driver/water-state.ts';
import { floodCase, runFlood } from '../../../support/flood-run.ts';
import { letStructuresWork } from './let-structures-work.ts';

const row = (columns: number, cellSizeM = 10) => ({ columns, rows: 1, cellSizeM, bedM: () => 0 });

const depthsOf = (state: WaterState): number[] => Array.from(unpadded(state, state.depthM));

const volumeOf = (state: WaterState): number => {
  let sum = 0;
  for (let i = 0; i < state.depthM.length; i++) {
    const depth = (state.depthM[i] as number) + (state.depthRestM[i] as number);
    sum += depth * (state.porosity?.[i] ?? 1);
  }
  return sum * state.cellSizeM ** 2;
};

describe('a tank that empties through an outlet', () => {
  test('takes the time of Torricelli', () => {
    const openingM2 = 0.6;
    const stageM = Float64Array.from({ length: 2001 }, (_, k) => k / 1000);
    const rating = {
      stageM,
      dischargeM3PerS: stageM.map((depth) => openingM2 * Math.sqrt(2 * 9.81 * depth)),
    };
    const flood = floodCase(row(1), {
      initialDepthM: Float32Array.of(2),
      structures: [{ kind: 'rating', id: 'outlet', fromCell: 0, toCell: null, rating }],
    });
    // sqrt(h) falls by (a / A) sqrt(g / 2) t: from 2 m to 0.5 m in (sqrt 2 - sqrt 0.5) A / (a sqrt(g / 2)).
    const wantedS = ((Math.SQRT2 - Math.SQRT1_2) * 100) / (openingM2 * Math.sqrt(9.81 / 2));
    let halfEmptiedS = 0;
    const { state, leftM3 } = letStructuresWork(flood, { count: 4000, stepS: 0.05 }, (water, timeS) => {
      if (halfEmptiedS === 0 && (depthsOf(water)[0] as number) <= 0.5) halfEmptiedS = timeS;
    });
    expect(Math.abs(halfEmptiedS - wantedS)).toBeLessThan(0.005 * wantedS);
    expect(leftM3 + volumeOf(state)).toBeCloseTo(200, 6);
  });
});

describe('a pump', () => {
  test('starts at its upper level, stops at its lower one and waits for the upper again', () => {
    const flood = floodCase(row(1), {
      structures: [
        {
          kind: 'pump',
          id: 'pump',
          fromCell: 0,
          toCell: null,
          rateM3PerS: 3,
          onStageM: 1.5,
          offStageM: 0.5,
        },
      ],
    });
    const state = waterStateOf(flood);
    const structures = new Structures(state, flood);
    const runs: boolean[] = [];
    for (let k = 0; k < 400; k++) {
      state.depthM[paddedIndex(state, 0)] = (state.depthM[paddedIndex(state, 0)] as number) + 0.01;
      runs.push(structures.apply(k, k + 1, () => {}) > 0);
    }
    // Fills 0.01 m a second to 1.5 m, then falls 0.02 m a second to 0.5 m, then rises again for 100 s.
    const switches = runs.flatMap((isOn, k) => (k > 0 && isOn !== runs[k - 1] ? [k] : []));
    const [on, off, onAgain, offAgain] = switches as [number, number, number, number];
    expect(Math.abs(on - 150)).toBeLessThanOrEqual(2);
    expect(Math.abs(off - on - 50)).toBeLessThanOrEqual(2);
    expect(Math.abs(onAgain - off - 100)).toBeLessThanOrEqual(2);
    expect(Math.abs(offAgain - onAgain - 50)).toBeLessThanOrEqual(2);
  });

  test('lifts water into a higher cell without losing any', () => {
    const flood = floodCase(
      { columns: 2, rows: 1, cellSizeM: 10, bedM: (column) => 5 * column },
      {
        initialDepthM: Float32Array.of(2, 0),
        structures: [
          { kind: 'pump', id: 'p', fromCell: 0, toCell: 1, rateM3PerS: 1, onStageM: 1, offStageM: 0.2 },
        ],
      },
    );
    const { state } = letStructuresWork(flood, { count: 60, stepS: 1 });
    expect(depthsOf(state)[1]).toBeCloseTo(0.6, 5);
    expect(volumeOf(state)).toBeCloseTo(200, 6);
  });
});

describe('a wide culvert between small cells', () => {
  test('levels them without swinging, even with steps far too long for its discharge', () => {
    const flood = floodCase(row(2, 2), {
      initialDepthM: Float32Array.of(3, 1),
      structures: [
        {
          kind: 'culvert',
          id: 'c',
          fromCell: 0,
          toCell: 1,
          fromInvertM: 0,
          toInvertM: 0,
          shape: { kind: 'box', widthM: 4, heightM: 2 },
          barrels: 3,
          lengthM: 5,
          manning: 0.013,
          entranceLoss: 0.5,
          isFlapped: false,
        },
      ],
    });
    letStructuresWork(flood, { count: 20, stepS: 5 }, (state) => {
      const [a, b] = depthsOf(state) as [number, number];
      expect(a).toBeGreaterThanOrEqual(b - 1e-6);
      expect(a + b).toBeCloseTo(4, 5);
    });
    const { state } = letStructuresWork(flood, { count: 20, stepS: 5 });
    expect(depthsOf(state)[0]).toBeCloseTo(2, 5);
  });
});

describe('a link to a sea held at its level', () => {
  test('counts what the sea gave as water from outside and leaves its level alone', () => {
    const flood = floodCase(row(2), {
      initialDepthM: Float32Array.of(4, 0),
      heldStage: { mask: Uint8Array.of(1, 0), stageM: constantSeries(4) },
      structures: [{ kind: 'weir', id: 'w', fromCell: 0, toCell: 1, crestM: 3, widthM: 2, coefficient: 1.7 }],
    });
    const { state, leftM3 } = letStructuresWork(flood, { count: 10, stepS: 1 });
    expect(depthsOf(state)[0]).toBe(4);
    expect(leftM3).toBeCloseTo(-34, 6);
    expect(depthsOf(state)[1]).toBeCloseTo(0.34, 6);
  });
});

const cells = 12;
const level = fc.double({ min: -1, max: 4, noNaN: true });
const size = fc.double({ min: 0.1, max: 50, noNaN: true });
const ends = fc
  .tuple(fc.nat(cells - 1), fc.nat(cells - 2))
  .map(([fromCell, other]) => ({ fromCell, toCell: other >= fromCell ? other + 1 : other }));

const anyStructure: fc.Arbitrary<FloodStructure> = fc.oneof(
  fc.record({ ends, crestM: level, widthM: size }).map(
    ({ ends: at, ...weir }): FloodStructure => ({
      kind: 'weir',
      id: 'w',
      ...at,
      ...weir,
      coefficient: 1.7,
    }),
  ),
  fc.record({ ends, isOut: fc.boolean(), levels: fc.tuple(level, size), most: size }).map(
    ({ ends: at, isOut, levels, most }): FloodStructure => ({
      kind: 'rating',
      id: 'r',
      fromCell: at.fromCell,
      toCell: isOut ? null : at.toCell,
      rating: {
        stageM: Float64Array.of(levels[0], levels[0] + levels[1]),
        dischargeM3PerS: Float64Array.of(0, most),
      },
    }),
  ),
  fc.record({ ends, offStageM: level, range: size, rateM3PerS: size }).map(
    ({ ends: at, offStageM, range, rateM3PerS }): FloodStructure => ({
      kind: 'pump',
      id: 'p',
      ...at,
      rateM3PerS,
      offStageM,
      onStageM: offStageM + range / 20,
    }),
  ),
  fc
    .record({
      ends,
      fromInvertM: level,
      toInvertM: level,
      size,
      isFlapped: fc.boolean(),
      isBox: fc.boolean(),
    })
    .map(
      ({ ends: at, size: sizeM, isBox, ...culvert }): FloodStructure => ({
        kind: 'culvert',
        id: 'c',
        ...at,
        ...culvert,
        shape: isBox
          ? { kind: 'box', widthM: sizeM, heightM: sizeM / 2 }
          : { kind: 'circular', diameterM: sizeM / 4 },
        barrels: 2,
        lengthM: sizeM * 3,
        manning: 0.015,
        entranceLoss: 0.5,
      }),
    ),
  fc.record({ ends, invertM: level, size }).map(
    ({ ends: at, invertM, size: sizeM }): FloodStructure => ({
      kind: 'bridge',
      id: 'b',
      ...at,
      invertM,
      openingWidthM: sizeM,
      soffitM: invertM + sizeM / 10,
      deckM: invertM + sizeM / 8,
      deckLengthM: 2 * sizeM,
    }),
  ),
);

describe('any set of structures', () => {
  const anySet = fc.record({
    structures: fc
      .array(anyStructure, { minLength: 1, maxLength: 8 })
      .map((set) => set.map((one, i) => ({ ...one, id: `${one.id}${i}` }))),
    depths: fc.array(fc.oneof(fc.constant(0), fc.double({ min: 0, max: 5, noNaN: true })), {
      minLength: cells,
      maxLength: cells,
    }),
    beds: fc.array(fc.double({ min: -1, max: 2, noNaN: true }), { minLength: cells, maxLength: cells }),
    porosities: fc.array(fc.double({ min: 0.1, max: 1, noNaN: true }), {
      minLength: cells,
      maxLength: cells,
    }),
    stepS: fc.double({ min: 0.01, max: 5, noNaN: true }),
  });

  test('moves water and makes or loses none, and no depth falls below zero', () => {
    fc.assert(
      fc.property(anySet, ({ structures, depths, beds, porosities, stepS }) => {
        const flood = floodCase(
          { columns: 4, rows: 3, cellSizeM: 5, bedM: (column, line) => beds[line * 4 + column] as number },
          {
            structures,
            initialDepthM: Float32Array.from(depths),
            porosity: Float32Array.from(porosities),
          },
        );
        const before = volumeOf(waterStateOf(flood));
        const { state, leftM3 } = letStructuresWork(flood, { count: 15, stepS }, (water) => {
          for (const depth of depthsOf(water)) expect(depth).toBeGreaterThanOrEqual(0);
        });
        expect(Math.abs(volumeOf(state) + leftM3 - before)).toBeLessThan(1e-9 * Math.max(1, before));
      }),
      { numRuns: 150 },
    );
  });

  test('shares what a cell holds alike among more than it can give, whatever the order', () => {
    const from = { fromCell: 0, toCell: null } as const;
    const outlets: readonly FloodStructure[] = [
      { kind: 'pump', id: 'p', ...from, rateM3PerS: 30, onStageM: 0.05, offStageM: 0 },
      { kind: 'pump', id: 'q', ...from, rateM3PerS: 10, onStageM: 0.05, offStageM: 0 },
      { kind: 'pump', id: 'b', fromCell: 0, toCell: 1, rateM3PerS: 20, onStageM: 0.05, offStageM: 0 },
    ];
    const lifted = (structures: readonly FloodStructure[]): number =>
      depthsOf(
        letStructuresWork(floodCase(row(2), { structures, initialDepthM: Float32Array.of(0.3, 0) }), {
          count: 1,
          stepS: 2,
        }).state,
      )[1] as number;
    // Each wants at most what there is: 30, 20 and 30 m³ of the 30 that the cell holds.
    expect(lifted(outlets)).toBeCloseTo(0.3 * (30 / 80), 5);
    expect(lifted([...outlets].reverse())).toBeCloseTo(0.3 * (30 / 80), 5);
  });

  test('moves the same water whatever the order in which it is named', () => {
    fc.assert(
      fc.property(anySet, ({ structures, depths, beds, stepS }) => {
        const run = (inOrder: readonly FloodStructure[]): number[] =>
          depthsOf(
            letStructuresWork(
              floodCase(
                {
                  columns: 4,
                  rows: 3,
                  cellSizeM: 5,
                  bedM: (column, line) => beds[line * 4 + column] as number,
                },
                { structures: inOrder, initialDepthM: Float32Array.from(depths) },
              ),
              { count: 1, stepS },
            ).state,
          );
        const forth = run(structures);
        for (const [k, depth] of run([...structures].reverse()).entries()) {
          expect(depth).toBeCloseTo(forth[k] as number, 5);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('draws a cell down while its discharges of some seconds ago still stand, and no depth falls below zero', async () => {
    // The deep pond far off behind a wall sets steps of 0.35 s; the film on the rough ridge, in a part of the grid without
    // deep water, renews its discharges every 5 s. A burst of inflow starts the pump, which empties the ridge in between.
    const columns = 100;
    const ridge = 97;
    const initialDepthM = new Float32Array(columns);
    initialDepthM.fill(10, 0, 2);
    initialDepthM[ridge] = 0.02;
    const flood = floodCase(
      {
        columns,
        rows: 1,
        cellSizeM: 5,
        bedM: (column) => (column < 2 ? -10 : column === 2 ? 20 : column === ridge ? 0.1 : 0),
      },
      {
        initialDepthM,
        manning: new Float32Array(columns).fill(0.5),
        inflows: [
          {
            id: 'spring',
            cells: Uint32Array.of(ridge),
            dischargeM3PerS: timeSeries([
              [0, 0.005],
              [62, 0.005],
              [62, 5],
              [62.05, 5],
              [62.05, 0],
            ]),
          },
        ],
        structures: [
          {
            kind: 'pump',
            id: 'p',
            fromCell: ridge,
            toCell: null,
            rateM3PerS: 20,
            offStageM: 0.1,
            onStageM: 0.13,
          },
        ],
        endS: 120,
        outputEveryS: 120,
      },
    );
    const { summary, frames } = await runFlood(flood);
    expect(summary.balance.outflowM3).toBeGreaterThan(0.3);
    expect(summary.balance.relativeError).toBeLessThan(1e-6);
    for (const { depthM } of frames) for (const depth of depthM) expect(depth).toBeGreaterThanOrEqual(0);
  });

  test('keeps the balance of a whole run with the engine', async () => {
    await fc.assert(
      fc.asyncProperty(anySet, async ({ structures, depths, beds }) => {
        const flood = floodCase(
          { columns: 4, rows: 3, cellSizeM: 5, bedM: (column, line) => beds[line * 4 + column] as number },
          {
            structures,
            initialDepthM: Float32Array.from(depths),
            rainMPerS: constantSeries(1e-5),
            endS: 120,
            outputEveryS: 60,
          },
        );
        const { summary, frames } = await runFlood(flood);
        expect(summary.balance.relativeError).toBeLessThan(1e-6);
        for (const { depthM } of frames) for (const depth of depthM) expect(depth).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 25 },
    );
  });
});
