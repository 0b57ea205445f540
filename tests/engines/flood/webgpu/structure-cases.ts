import type { FloodCase, FloodScheme } from '../../../../src/domain/hazard/flood/flood-case.ts';
import type { FloodStructure } from '../../../../src/domain/hazard/flood/flood-structure.ts';
import { timeSeries } from '../../../../src/domain/hazard/flood/forcing/time-series.ts';
import { filledTo, floodCase } from '../../../support/flood-run.ts';

const [columns, rows] = [40, 24];
const cellAt = (row: number, column: number): number => row * columns + column;
const across = (row: number) => ({ fromCell: cellAt(row, 18), toCell: cellAt(row, 21) });

/** Every kind of link across a bank, out of the grid, between cells that share one, and into a held pond. */
const links: readonly FloodStructure[] = [
  { kind: 'weir', id: 'spillway', ...across(2), crestM: 302, widthM: 8, coefficient: 1.7 },
  {
    kind: 'bridge',
    id: 'bridge',
    ...across(6),
    invertM: 300.3,
    openingWidthM: 6,
    soffitM: 301.4,
    deckM: 302.4,
    deckLengthM: 12,
  },
  {
    kind: 'culvert',
    id: 'pipe',
    ...across(10),
    fromInvertM: 300.2,
    toInvertM: 300.1,
    shape: { kind: 'circular', diameterM: 1.2 },
    barrels: 2,
    lengthM: 30,
    manning: 0.013,
    entranceLoss: 0.5,
    isFlapped: false,
  },
  {
    kind: 'culvert',
    id: 'flap',
    ...across(10),
    fromInvertM: 300.1,
    toInvertM: 300.2,
    shape: { kind: 'box', widthM: 2, heightM: 1.5 },
    barrels: 1,
    lengthM: 40,
    manning: 0.015,
    entranceLoss: 0.3,
    isFlapped: true,
  },
  {
    kind: 'rating',
    id: 'outlet',
    fromCell: cellAt(15, 3),
    toCell: null,
    rating: { stageM: Float64Array.of(300.5, 301.5, 303), dischargeM3PerS: Float64Array.of(0, 2, 9) },
  },
  {
    kind: 'pump',
    id: 'out',
    fromCell: cellAt(18, 24),
    toCell: null,
    rateM3PerS: 3,
    onStageM: 300.9,
    offStageM: 300.5,
  },
  {
    kind: 'pump',
    id: 'back',
    fromCell: cellAt(18, 24),
    toCell: cellAt(18, 10),
    rateM3PerS: 2,
    onStageM: 300.7,
    offStageM: 300.6,
  },
  {
    kind: 'culvert',
    id: 'pond',
    fromCell: cellAt(12, 37),
    toCell: cellAt(12, 30),
    fromInvertM: 300,
    toInvertM: 300.05,
    shape: { kind: 'circular', diameterM: 0.8 },
    barrels: 1,
    lengthM: 60,
    manning: 0.02,
    entranceLoss: 0.5,
    isFlapped: false,
  },
];

/** A crest along the western column of the bank, whose eastern one goes with it, from the grid's northern edge on. */
const crest = {
  cells: Uint32Array.from({ length: rows - 4 }, (_, row) => cellAt(row, 19)),
  baseWidthM: 25,
  startS: 200,
};

/** A gap that widens by itself, and one whose width and bottom are given, which reaches the edge. */
const breaches = {
  grown: {
    kind: 'breach',
    id: 'grown',
    ...crest,
    growth: {
      kind: 'verheij-van-der-knaap',
      initialWidthM: 14,
      lowestCrestM: 300.3,
      sinkS: 150,
      criticalVelocityMPerS: 0.2,
    },
  },
  given: {
    kind: 'breach',
    id: 'given',
    ...crest,
    growth: {
      kind: 'given',
      widthM: timeSeries([
        [200, 12],
        [700, 260],
      ]),
      crestM: timeSeries([
        [200, 301.2],
        [500, 300.4],
      ]),
    },
  },
} as const satisfies Record<string, FloodStructure>;

/** Two basins high above the sea with a bank between, a river into the first, a pond of given level walled off in the second. */
function basins(scheme: FloodScheme, structures: readonly FloodStructure[]): FloodCase {
  const isBank = (column: number): boolean => column === 19 || column === 20 || column === 35;
  const flood = floodCase(
    {
      columns,
      rows,
      cellSizeM: 10,
      bedM: (column, row) => (isBank(column) ? 306 : 300 + 0.004 * column + 0.1 * Math.sin(row + column)),
    },
    { scheme, structures },
  );
  const inPond = (cell: number): boolean => cell % columns > 35;
  const west = filledTo(flood.bedM, 301.2);
  const east = filledTo(flood.bedM, 300.4);
  return {
    ...flood,
    manning: flood.manning.fill(0.05),
    initialDepthM: west.map((depth, cell) =>
      inPond(cell) ? 0 : cell % columns < 19 ? depth : (east[cell] as number),
    ),
    heldStage: {
      mask: Uint8Array.from(flood.bedM, (bed, cell) => (inPond(cell) && bed < 306 ? 1 : 0)),
      stageM: timeSeries([
        [0, 300.2],
        [900, 301.6],
      ]),
    },
    inflows: [
      {
        id: 'river',
        cells: Uint32Array.of(cellAt(5, 1), cellAt(6, 1)),
        dischargeM3PerS: timeSeries([
          [0, 5],
          [600, 60],
          [1800, 10],
        ]),
      },
    ],
    gauges: [
      { id: 'west', cell: cellAt(12, 9) },
      { id: 'east', cell: cellAt(12, 26) },
    ],
    endS: 1500,
    outputEveryS: 500,
  };
}

const schemes = {
  Inertial: { kind: 'inertial' },
  Full1: { kind: 'full', order: 1 },
  Full2: { kind: 'full', order: 2 },
} as const satisfies Record<string, FloodScheme>;

/** Cases with structures by name and scheme, such as `linksFull1`. */
export const structureCases = {
  linksInertial: (): FloodCase => basins(schemes.Inertial, links),
  linksFull1: (): FloodCase => basins(schemes.Full1, links),
  linksFull2: (): FloodCase => ({ ...basins(schemes.Full2, links), endS: 1000 }),
  grownInertial: (): FloodCase => basins(schemes.Inertial, [breaches.grown]),
  grownFull1: (): FloodCase => basins(schemes.Full1, [breaches.grown]),
  givenInertial: (): FloodCase => basins(schemes.Inertial, [breaches.given]),
  givenFull1: (): FloodCase => basins(schemes.Full1, [breaches.given]),
  /** A gap and a weir beside it. */
  givenFull2: (): FloodCase => ({
    ...basins(schemes.Full2, [...links.slice(0, 1), breaches.given]),
    boundary: {
      north: { kind: 'open' },
      south: { kind: 'closed' },
      east: { kind: 'closed' },
      west: { kind: 'closed' },
    },
    gauges: [{ id: 'gap', cell: cellAt(9, 19) }],
    endS: 1000,
  }),
  /** Among buildings. */
  linksTown: (): FloodCase => ({
    ...basins(schemes.Inertial, links),
    porosity: Float32Array.from({ length: columns * rows }, (_, cell) => 0.4 + 0.2 * (cell % 4)),
  }),
} as const;

export type StructureCase = keyof typeof structureCases;
