import { defaultCourant } from '../../../../src/domain/hazard/flood/engine-defaults.ts';
import type { FloodCase, FloodScheme } from '../../../../src/domain/hazard/flood/flood-case.ts';
import { constantSeries, timeSeries } from '../../../../src/domain/hazard/flood/forcing/time-series.ts';
import { floodCase } from '../../../support/flood-run.ts';

const columns = 45;
const rows = 26;
const cells = columns * rows;
const levee = 20;
export const townCell = (row: number, column: number): number => row * columns + column;

/**
 * A river town that uses all that remembers: a levee that gives way at 120 s, a pump that starts and stops, a culvert, soil
 * that fills up, drains, a tide at an edge, an open edge, a sea of given level, rain that stops, gauges and a gauge line.
 */
export function drilledTown(scheme: FloodScheme): FloodCase {
  const flood = floodCase({
    columns,
    rows,
    cellSizeM: 10,
    bedM: (column, row) =>
      10 - 0.02 * row + (column === levee ? 4 : 0) + 0.3 * Math.sin(column * 1.7 + row * row * 0.9),
  });
  const rain = 90 / 3.6e6;
  return {
    ...flood,
    scheme,
    courant: defaultCourant[scheme.kind],
    initialDepthM: flood.bedM.map((bed, k) => (k % columns < levee ? Math.max(0, 11.5 - bed) : 0)),
    heldStage: {
      mask: Uint8Array.from({ length: cells }, (_, k) =>
        k % columns > 40 && k >= cells - 3 * columns ? 1 : 0,
      ),
      stageM: timeSeries([
        [0, 9.6],
        [400, 10.1],
      ]),
    },
    rainMPerS: timeSeries([
      [0, rain],
      [350, rain],
      [350, 0],
    ]),
    infiltration: {
      kind: 'green-ampt',
      conductivityMPerS: new Float32Array(cells).fill(2e-6),
      suctionHeadM: new Float32Array(cells).fill(0.1),
      moistureDeficit: Float32Array.from({ length: cells }, (_, k) => 0.1 + 0.1 * (k % 3)),
    },
    drainageMPerS: Float32Array.from({ length: cells }, (_, k) => (k % 7 === 0 ? 2e-6 : 0)),
    inflows: [{ id: 'river', cells: Uint32Array.of(townCell(4, 3)), dischargeM3PerS: constantSeries(6) }],
    structures: [
      {
        kind: 'breach',
        id: 'levee',
        cells: Uint32Array.from({ length: rows }, (_, row) => townCell(row, levee)),
        baseWidthM: 5,
        startS: 120,
        growth: {
          kind: 'verheij-van-der-knaap',
          initialWidthM: 20,
          lowestCrestM: 9.8,
          sinkS: 60,
          criticalVelocityMPerS: 0.2,
        },
      },
      {
        kind: 'pump',
        id: 'station',
        fromCell: townCell(20, 30),
        toCell: null,
        rateM3PerS: 0.4,
        onStageM: 10.05,
        offStageM: 9.9,
      },
      {
        kind: 'culvert',
        id: 'drain',
        fromCell: townCell(22, 19),
        toCell: townCell(22, 21),
        fromInvertM: 9.9,
        toInvertM: 9.8,
        shape: { kind: 'circular', diameterM: 0.8 },
        barrels: 1,
        lengthM: 20,
        manning: 0.013,
        entranceLoss: 0.5,
        isFlapped: false,
      },
    ],
    boundary: {
      north: { kind: 'open' },
      south: {
        kind: 'stage',
        stageM: timeSeries([
          [0, 9.2],
          [300, 10.4],
          [600, 9.2],
        ]),
      },
      east: { kind: 'open' },
      west: { kind: 'closed' },
    },
    gauges: [{ id: '역 앞', cell: townCell(12, 30) }],
    gaugeLines: [
      { id: 'gap', cells: Uint32Array.from({ length: 10 }, (_, k) => townCell(8 + k, levee + 2)) },
    ],
    frameTimesS: Float64Array.of(123.4),
    endS: 600,
    outputEveryS: 150,
  };
}
