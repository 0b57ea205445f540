import type { FloodCase, Inflow } from '../../../../src/domain/hazard/flood/flood-case.ts';
import { constantSeries, timeSeries } from '../../../../src/domain/hazard/flood/forcing/time-series.ts';
import { filledTo, floodCase } from '../../../support/flood-run.ts';

const size = 64;
const cells = size * size;
const hourS = 3600;

/**
 * A rough valley, 64 x 64 cells of 10 m, that leans to the east by 2 in 1000: steep enough to flow, so flat that no flow
 * turns supercritical, where the local-inertial scheme itself rings and two engines part whatever their rounding.
 */
function valleyBedM(column: number, row: number): number {
  const noise = Math.sin(column * 12.9898 + row * 78.233) * 43758.5453;
  const valley = 4 * ((row - 32 - 6 * Math.sin(column / 9)) / 32) ** 2;
  return 100 - 0.02 * column + valley + 0.2 * (noise - Math.floor(noise));
}

const valley = { columns: size, rows: size, cellSizeM: 10, bedM: valleyBedM };

const storm = timeSeries([
  [0, 0],
  [1000, 60 / 1000 / hourS],
  [2500, 60 / 1000 / hourS],
  [2500, 0],
]);

const river = (fed: readonly number[], peakM3PerS: number): Inflow => ({
  id: `river ${fed.join()}`,
  cells: Uint32Array.from(fed),
  dischargeM3PerS: timeSeries([
    [0, 0],
    [1500, peakM3PerS],
    [5000, 2],
  ]),
});

const cellAt = (row: number, column: number): number => row * size + column;

/** 1 on a square of cells. */
const square = (row: number, column: number, side: number): Uint8Array =>
  Uint8Array.from({ length: cells }, (_, i) => {
    const r = Math.floor(i / size) - row;
    const c = (i % size) - column;
    return r >= 0 && r < side && c >= 0 && c < side ? 1 : 0;
  });

/** Soil of three kinds in stripes. */
const stripes = (...values: readonly [number, number, number]): Float32Array =>
  Float32Array.from({ length: cells }, (_, i) => values[i % 3] as number);

/** Cases that between them use all that the engine covers. */
export const gpuCases = {
  /** Two hours in a closed basin. */
  basin: (): FloodCase =>
    floodCase(valley, {
      manning: new Float32Array(cells).fill(0.05),
      rainMPerS: storm,
      inflows: [river([cellAt(30, 2), cellAt(31, 2)], 30)],
      endS: 2 * hourS,
      outputEveryS: 1800,
    }),
  /** Open in the east and north, a tide in the south, a held lake, closed cells, zones, soil, drains, two rivers in one cell. */
  coast: (): FloodCase =>
    floodCase(valley, {
      manning: stripes(0.04, 0.05, 0.06),
      boundary: {
        north: { kind: 'open' },
        east: { kind: 'open' },
        south: {
          kind: 'stage',
          stageM: timeSeries([
            [0, 101],
            [1200, 103.5],
            [3000, 101],
          ]),
        },
        west: { kind: 'closed' },
      },
      closedCells: square(20, 20, 3),
      heldStage: {
        mask: square(28, 40, 5),
        stageM: timeSeries([
          [0, 99.2],
          [3600, 99.5],
        ]),
      },
      rainMPerS: storm,
      rainZones: {
        zone: Uint16Array.from({ length: cells }, (_, i) => (i % size < size / 2 ? 0 : 2)),
        rainMPerS: [
          constantSeries(5e-6),
          constantSeries(1),
          timeSeries([
            [0, 0],
            [3600, 1e-5],
          ]),
        ],
      },
      infiltration: {
        kind: 'green-ampt',
        conductivityMPerS: stripes(0, 3e-6, 1e-6),
        suctionHeadM: stripes(0.1, 0.15, 0.3),
        moistureDeficit: stripes(0.3, 0.3, 0.2),
      },
      drainageMPerS: stripes(2e-6, 0, 0),
      inflows: [river([cellAt(30, 2)], 15), river([cellAt(30, 2), cellAt(31, 3)], 10)],
      gauges: [{ id: 'middle', cell: cellAt(32, 30) }],
      gaugeLines: [{ id: 'across', cells: Uint32Array.from({ length: 20 }, (_, k) => cellAt(22 + k, 25)) }],
      frameTimesS: Float64Array.of(1234.5),
      endS: hourS,
      outputEveryS: 900,
    }),
  /** Rain on soil that takes a constant rate, smoothing of fluxes at its strongest use. */
  soil: (): FloodCase =>
    floodCase(valley, {
      manning: new Float32Array(cells).fill(0.05),
      rainMPerS: storm,
      infiltration: { kind: 'constant', rateMPerS: stripes(0, 2e-6, 1e-4) },
      theta: 0.7,
      endS: hourS,
      outputEveryS: 1800,
    }),
  /** Among buildings that leave part of each cell to water, with soil, open and tidal edges and a lake. */
  town: (): FloodCase => ({
    ...gpuCases.coast(),
    porosity: stripes(1, 0.7, 0.4),
    frameTimesS: null,
    endS: 1800,
  }),
  /** One row of cells, longer than an hour between frames, a jump of rain and level where segments meet, many samples. */
  strip: (): FloodCase => {
    const columns = 40;
    return floodCase(
      { columns, rows: 1, cellSizeM: 25, bedM: (column) => 10 - 0.05 * column + 0.02 * ((column * 7) % 5) },
      {
        boundary: {
          north: { kind: 'closed' },
          south: { kind: 'open' },
          east: {
            kind: 'stage',
            stageM: timeSeries([
              [0, 8.5],
              [3600, 8.5],
              [3600, 9],
            ]),
          },
          west: { kind: 'closed' },
        },
        manning: new Float32Array(columns).fill(0.08),
        rainMPerS: timeSeries([
          [0, 2e-5],
          [3600, 2e-5],
          [3600, 0],
          [7000, 1e-5],
        ]),
        gauges: [{ id: 'low', cell: 35 }],
        endS: 2.5 * hourS,
        outputEveryS: 2.5 * hourS,
      },
    );
  },
  /** Still water with islands. */
  lake: (): FloodCase => {
    const dry = floodCase(valley, { endS: hourS, outputEveryS: hourS });
    return { ...dry, initialDepthM: filledTo(dry.bedM, 101.3) };
  },
} as const;

export type GpuCase = keyof typeof gpuCases;

/** The case seen in a mirror that swaps west and east; rain falls alike on both halves. */
export function mirrored(flood: FloodCase): FloodCase {
  const { columns } = flood.grid;
  const mirror = (cell: number): number => cell - (cell % columns) + columns - 1 - (cell % columns);
  const field = (values: Float32Array): Float32Array =>
    values.map((_, cell) => values[mirror(cell)] as number);
  return {
    ...flood,
    bedM: field(flood.bedM),
    manning: field(flood.manning),
    initialDepthM: field(flood.initialDepthM),
    inflows: flood.inflows.map((inflow) => ({ ...inflow, cells: inflow.cells.map(mirror) })),
  };
}
