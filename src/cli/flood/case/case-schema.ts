import { z } from 'zod';
import {
  defaultArrivalDepthM,
  defaultFullOrder,
  defaultTheta,
} from '../../../domain/hazard/flood/engine-defaults.ts';

/** One number for all cells, or a grid file. */
const gridValue = z.union([z.number(), z.string().min(1)]);
const cell = z.tuple([z.int(), z.int()]);
const id = z.union([z.string().min(1), z.number()]).transform(String);

/** Pairs of time (s) and value; a lone number holds for all times. */
const series = z.preprocess(
  (value) => (typeof value === 'number' ? [[0, value]] : value),
  z.array(z.tuple([z.number(), z.number()])),
);

const pairs = z.array(z.tuple([z.number(), z.number()]));

const edge = z.union([z.literal(['closed', 'open']), z.strictObject({ stage: series })]);

const initial = z.union([z.strictObject({ depthM: gridValue }), z.strictObject({ stageM: gridValue })]);

const infiltration = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('constant'), mmPerH: gridValue }),
  z.strictObject({
    kind: z.literal('green-ampt'),
    conductivityMmPerH: gridValue,
    suctionHeadMm: gridValue,
    moistureDeficit: gridValue,
  }),
]);

const inflow = z.strictObject({ id: id.optional(), cells: z.array(cell), hydrograph: series });

const gauge = z
  .strictObject({
    id,
    row: z.int().optional(),
    col: z.int().optional(),
    xM: z.number().optional(),
    yM: z.number().optional(),
  })
  .refine(
    ({ row, col, xM, yM }) =>
      (row !== undefined && col !== undefined) !== (xM !== undefined && yM !== undefined) &&
      (row === undefined) === (col === undefined) &&
      (xM === undefined) === (yM === undefined),
  );

const gaugeLine = z.strictObject({ id, from: cell, to: cell });

const conduit = z.union([
  z.strictObject({ diameterM: z.number() }),
  z.strictObject({ widthM: z.number(), heightM: z.number() }),
]);

const breachGrowth = z.union([
  z.strictObject({
    initialWidthM: z.number(),
    lowestCrestM: z.number(),
    sinkS: z.number(),
    criticalVelocityMPerS: z.number(),
  }),
  z.strictObject({ widthM: series, crestM: series }),
]);

const structure = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('weir'),
    id,
    from: cell,
    to: cell,
    crestM: z.number(),
    widthM: z.number(),
    coefficient: z.number().default(1.7),
  }),
  z.strictObject({ kind: z.literal('rating'), id, from: cell, to: cell.nullable(), rating: pairs }),
  z.strictObject({
    kind: z.literal('pump'),
    id,
    from: cell,
    to: cell.nullable(),
    rateM3PerS: z.number(),
    onStageM: z.number(),
    offStageM: z.number(),
  }),
  z.strictObject({
    kind: z.literal('culvert'),
    id,
    from: cell,
    to: cell,
    fromInvertM: z.number(),
    toInvertM: z.number(),
    shape: conduit,
    barrels: z.int().default(1),
    lengthM: z.number(),
    manning: z.number().default(0.013),
    entranceLoss: z.number().default(0.5),
    isFlapped: z.boolean().default(false),
  }),
  z.strictObject({
    kind: z.literal('bridge'),
    id,
    from: cell,
    to: cell,
    invertM: z.number(),
    openingWidthM: z.number(),
    soffitM: z.number(),
    deckM: z.number(),
    deckLengthM: z.number(),
  }),
  z.strictObject({
    kind: z.literal('breach'),
    id,
    cells: z.array(cell).min(1),
    baseWidthM: z.number().default(0),
    startS: z.number(),
    growth: breachGrowth,
  }),
]);

/** The contents of a CASE.json; every key is told of in `case-format.ts`. */
export const floodCaseFile = z.strictObject({
  name: z.string().optional(),
  terrain: z.string().min(1),
  cellSizeM: z.number().optional(),
  epsg: z.int().min(1).max(65_535).optional(),
  noData: z.number().optional(),
  scheme: z.literal(['inertial', 'full']).default('inertial'),
  order: z.literal([1, 2]).default(defaultFullOrder),
  manning: gridValue,
  boundary: z
    .strictObject({
      north: edge.optional(),
      south: edge.optional(),
      east: edge.optional(),
      west: edge.optional(),
    })
    .default({}),
  initial: initial.default({ depthM: 0 }),
  initialVelocity: z.strictObject({ u: gridValue, v: gridValue }).optional(),
  rain: series.default([]),
  rainZones: z.strictObject({ zones: z.string().min(1), rain: z.array(series).min(1) }).optional(),
  infiltration: infiltration.optional(),
  drainageMmPerH: gridValue.optional(),
  inflows: z.array(inflow).default([]),
  structures: z.array(structure).default([]),
  closedCells: z.string().min(1).optional(),
  porosity: gridValue.optional(),
  heldStage: z.strictObject({ mask: z.string().min(1), stage: series }).optional(),
  gauges: z.array(gauge).default([]),
  gaugeLines: z.array(gaugeLine).default([]),
  endS: z.number(),
  outputEveryS: z.number().optional(),
  frames: z.array(z.number()).default([]),
  theta: z.number().default(defaultTheta),
  cfl: z.number().optional(),
  arrivalDepthM: z.number().default(defaultArrivalDepthM),
});

/** A CASE.json with its defaults filled in. */
export type FloodCaseFile = z.output<typeof floodCaseFile>;

export type CasePoints = z.output<typeof series>;
export type CaseCell = z.output<typeof cell>;
export type CaseStructure = z.output<typeof structure>;
export type CaseGridValue = z.output<typeof gridValue>;
