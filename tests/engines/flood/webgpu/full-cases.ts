import type { FloodCase } from '../../../../src/domain/hazard/flood/flood-case.ts';
import { constantSeries, timeSeries } from '../../../../src/domain/hazard/flood/forcing/time-series.ts';
import { fullCase } from '../../../support/flood-cases/full-case.ts';
import { filledTo } from '../../../support/flood-run.ts';
import { damBreakInRain } from '../wasm-full/dam-break-in-rain.ts';
import { gpuCases } from './gpu-cases.ts';

type Order = 1 | 2;

const flat = { columns: 70, rows: 18, cellSizeM: 5, bedM: () => 20 };

/** A dam in the west of a flat valley with a thick pillar in its way, over so much water below it. */
const damBreak = (order: Order, belowM: number): FloodCase => {
  const cells = flat.columns * flat.rows;
  const isDammed = (cell: number): boolean => cell % flat.columns < 25;
  return fullCase(flat, order, {
    manning: new Float32Array(cells).fill(0.02),
    initialDepthM: Float32Array.from({ length: cells }, (_, cell) => (isDammed(cell) ? 3 : belowM)),
    closedCells: Uint8Array.from({ length: cells }, (_, cell) => {
      const [column, row] = [cell % flat.columns, Math.floor(cell / flat.columns)];
      return column >= 40 && column < 43 && row >= 6 && row < 10 ? 1 : 0;
    }),
    gauges: [{ id: 'below', cell: 9 * flat.columns + 35 }],
    gaugeLines: [
      { id: 'across', cells: Uint32Array.from({ length: 10 }, (_, k) => (4 + k) * flat.columns + 32) },
    ],
    frameTimesS: Float64Array.of(7.3),
    endS: 40,
    outputEveryS: 20,
  });
};

/** A sea behind a stage edge and a held lagoon, both of the level of the water between them. */
const lake = (order: Order, levelM: number, bedM: (column: number, row: number) => number): FloodCase => {
  const [columns, rows] = [32, 24];
  const dry = fullCase({ columns, rows, cellSizeM: 10, bedM }, order, { endS: 900, outputEveryS: 900 });
  const mask = Uint8Array.from({ length: columns * rows }, (_, cell) => (cell % columns > 27 ? 1 : 0));
  const stageM = constantSeries(levelM);
  return {
    ...dry,
    manning: dry.manning.fill(0.03),
    initialDepthM: filledTo(dry.bedM, levelM),
    heldStage: { mask, stageM },
    boundary: { ...dry.boundary, west: { kind: 'stage', stageM } },
  };
};

/** Cases of the full equations that between them use all that the engine covers. */
const fullCases = (order: Order) => ({
  /** A dam breaks over water. */
  wetDam: (): FloodCase => damBreak(order, 0.6),
  /** A dam breaks over dry ground. */
  dryDam: (): FloodCase => damBreak(order, 0),
  /** Rain on a rough valley with soil of three kinds, its river coming in by a stage edge, drains, zones, a lake. */
  coast: (): FloodCase => ({
    ...gpuCases.coast(),
    scheme: { kind: 'full', order },
    frameTimesS: Float64Array.of(434.5),
    endS: 900,
    outputEveryS: 450,
  }),
  /** Rain on rough ground whose soil takes a constant rate. */
  rain: (): FloodCase => ({
    ...gpuCases.soil(),
    arrivalDepthM: 0.005,
    scheme: { kind: 'full', order },
    endS: 1500,
    outputEveryS: 750,
  }),
  /** A river into a dry basin, in rain. */
  rivers: (): FloodCase => ({
    ...gpuCases.basin(),
    scheme: { kind: 'full', order },
    endS: 1200,
    outputEveryS: 600,
  }),
  /** A dam breaks over steep rough ground in rain, with a river and an open edge. */
  steep: (): FloodCase => damBreakInRain(order, { endS: 900, outputEveryS: 450 }),
  /** One row of cells. */
  strip: (): FloodCase => ({ ...gpuCases.strip(), scheme: { kind: 'full', order }, endS: 4000 }),
  /** Still water whose levels and beds 32 bits hold exactly, over islands and holes, by a sea. */
  exactLake: (): FloodCase =>
    lake(
      order,
      101.5,
      (column, row) => 100 + (((column * 37 + row * 101) % 64) / 32) * (column % 5 === 0 ? 1 : 0.5),
    ),
  /** Still water over ground of any heights. */
  roughLake: (): FloodCase =>
    lake(order, 101.3, (column, row) => 100 + 1.6 * Math.sin(column * 0.9) * Math.cos(row * 0.7 + column)),
  /** Waves that come in and go back. */
  tide: (): FloodCase => {
    const flood = lake(order, 101.3, (column, row) => 99 + 0.05 * column + 0.1 * Math.sin(row));
    return {
      ...flood,
      heldStage: null,
      boundary: {
        ...flood.boundary,
        north: { kind: 'open' },
        west: {
          kind: 'stage',
          stageM: timeSeries([
            [0, 101.3],
            [300, 102.1],
            [600, 101],
            [900, 101.4],
          ]),
        },
      },
      outputEveryS: 300,
    };
  },
});

/** The same by name and order, such as `wetDam1`. */
export const fullGpuCases = Object.fromEntries(
  ([1, 2] as const).flatMap((order) =>
    Object.entries(fullCases(order)).map(([name, make]) => [`${name}${order}`, make] as const),
  ),
) as Readonly<Record<`${keyof ReturnType<typeof fullCases>}${Order}`, () => FloodCase>>;

export type FullGpuCase = keyof typeof fullGpuCases;
