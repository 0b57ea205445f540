import { describe, expect, test } from 'vitest';
import type { FloodCase } from '../../../../src/domain/hazard/flood/flood-case.ts';
import type { FloodStructure } from '../../../../src/domain/hazard/flood/flood-structure.ts';
import { constantSeries, timeSeries } from '../../../../src/domain/hazard/flood/forcing/time-series.ts';
import {
  maximumFloodCells,
  validateFloodCase,
} from '../../../../src/domain/hazard/flood/validate-flood-case.ts';
import { faultSentence } from '../../../../src/i18n/fault-sentence.ts';
import { createTranslator } from '../../../../src/i18n/translator.ts';
import { floodCase } from '../../../support/flood-run.ts';

const columns = 6;
const cells = 24;
const ground = { columns, rows: 4, cellSizeM: 10, bedM: () => 1 };
const one = (value: number, at: number, rest: number): Float32Array =>
  Float32Array.from({ length: cells }, (_, i) => (i === at ? value : rest));
const marked = (at: number): Uint8Array => Uint8Array.from({ length: cells }, (_, i) => (i === at ? 1 : 0));

const faultOf = (changes: Partial<FloodCase>) => {
  const result = validateFloodCase(floodCase(ground, changes));
  return result.ok ? null : result.fault;
};

const weir = {
  kind: 'weir',
  id: 'w',
  fromCell: 0,
  toCell: 1,
  crestM: 2,
  widthM: 3,
  coefficient: 1.7,
} as const;
const pump = {
  kind: 'pump',
  id: 'p',
  fromCell: 0,
  toCell: null,
  rateM3PerS: 2,
  onStageM: 3,
  offStageM: 2,
} as const;
const culvert = {
  kind: 'culvert',
  id: 'c',
  fromCell: 0,
  toCell: 1,
  fromInvertM: 0,
  toInvertM: 0,
  shape: { kind: 'circular', diameterM: 1 },
  barrels: 1,
  lengthM: 20,
  manning: 0.013,
  entranceLoss: 0.5,
  isFlapped: false,
} as const;
const bridge = {
  kind: 'bridge',
  id: 'b',
  fromCell: 0,
  toCell: 1,
  invertM: 0,
  openingWidthM: 10,
  soffitM: 3,
  deckM: 4,
  deckLengthM: 20,
} as const;
const rating = {
  kind: 'rating',
  id: 'r',
  fromCell: 0,
  toCell: null,
  rating: { stageM: Float64Array.of(1, 2), dischargeM3PerS: Float64Array.of(0, 5) },
} as const;
const breach = {
  kind: 'breach',
  id: 'l',
  cells: Uint32Array.of(2, 8, 14),
  baseWidthM: 10,
  startS: 0,
  growth: {
    kind: 'verheij-van-der-knaap',
    initialWidthM: 10,
    lowestCrestM: 0,
    sinkS: 600,
    criticalVelocityMPerS: 0.2,
  },
} as const;

test('a case with every kind of structure is accepted', () => {
  expect(faultOf({ structures: [weir, pump, culvert, bridge, rating, breach] })).toBeNull();
});

describe('fields', () => {
  test('a bed without a number is a fault, except on a closed cell', () => {
    const bedM = one(Number.NaN, 5, 1);
    expect(faultOf({ bedM })).toEqual({ kind: 'flood-not-finite', field: 'bedM', cell: 5, value: 'NaN' });
    expect(faultOf({ bedM, closedCells: marked(4) })).toMatchObject({ kind: 'flood-not-finite', cell: 5 });
    expect(faultOf({ bedM, closedCells: marked(5), initialDepthM: one(Number.NaN, 5, 0) })).toBeNull();
  });

  const refused: [string, Partial<FloodCase>, object][] = [
    ['an infinite bed', { bedM: one(Infinity, 3, 1) }, { kind: 'flood-not-finite', cell: 3 }],
    ['negative depth', { initialDepthM: one(-0.1, 3, 0) }, { kind: 'flood-negative', index: 3 }],
    ['friction above 10', { manning: one(11, 3, 0.03) }, { kind: 'flood-out-of-range', field: 'manning' }],
    ['porosity 0', { porosity: one(0, 3, 1) }, { kind: 'flood-out-of-range', field: 'porosity', value: 0 }],
    ['porosity above 1', { porosity: one(1.5, 3, 1) }, { kind: 'flood-out-of-range', value: 1.5 }],
    ['negative porosity', { porosity: one(-1, 3, 1) }, { kind: 'flood-out-of-range', value: -1 }],
    ['a drain that gives', { drainageMPerS: one(-1, 3, 0) }, { kind: 'flood-negative', index: 3 }],
    ['a mask of 2', { closedCells: marked(3).fill(2, 7, 8) }, { kind: 'flood-out-of-range', value: 2 }],
    [
      'a velocity that is no number',
      { initialVelocity: { xMPerS: one(Number.NaN, 2, 0), yMPerS: one(0, 0, 0) } },
      { kind: 'flood-not-finite', field: 'initialVelocity.xMPerS', cell: 2 },
    ],
    [
      'a short velocity',
      { initialVelocity: { xMPerS: one(0, 0, 0), yMPerS: new Float32Array(3) } },
      { kind: 'flood-grid-mismatch', field: 'initialVelocity.yMPerS', length: 3, wanted: cells },
    ],
    [
      'a rain zone that is not there',
      { rainZones: { zone: new Uint16Array(cells).fill(2), rainMPerS: [constantSeries(0)] } },
      { kind: 'flood-out-of-range', field: 'rainZones.zone', value: 2, maximum: 0 },
    ],
    [
      'negative rain in a zone',
      { rainZones: { zone: new Uint16Array(cells), rainMPerS: [constantSeries(-1)] } },
      { kind: 'flood-negative', field: 'rainZones.rainMPerS[0]' },
    ],
  ];
  test.each(refused)('%s is refused', (_, changes, fault) => {
    expect(faultOf(changes)).toMatchObject(fault);
  });
});

describe('the grid and its times', () => {
  const grid = floodCase(ground).grid;
  const refused: [string, Partial<FloodCase>, object][] = [
    ['cell size 0', { grid: { ...grid, cellSizeM: 0 } }, { kind: 'flood-out-of-range', field: 'cellSizeM' }],
    ['half a column', { grid: { ...grid, columns: 1.5 } }, { kind: 'flood-out-of-range', field: 'columns' }],
    ['an end at the start', { endS: 0 }, { kind: 'flood-out-of-range', field: 'endS', value: 0 }],
    ['an end that is no number', { endS: Number.NaN }, { kind: 'flood-out-of-range', field: 'endS' }],
    [
      'frames out of order',
      { frameTimesS: Float64Array.of(60, 30) },
      { kind: 'flood-times-not-ascending', field: 'frameTimesS', index: 1 },
    ],
  ];
  test.each(refused)('%s is refused', (_, changes, fault) => {
    expect(faultOf(changes)).toMatchObject(fault);
  });

  test('a grid larger than the memory names one over the same ground that fits', () => {
    const fault = faultOf({ grid: { ...grid, columns: 20_000, rows: 5_000 } });
    if (fault?.kind !== 'flood-grid-too-large') throw new Error('not refused');
    expect(fault.fittingColumns * fault.fittingRows).toBeLessThanOrEqual(maximumFloodCells);
    expect(fault.fittingColumns * fault.fittingRows).toBeGreaterThan(0.99 * maximumFloodCells);
    expect(fault.fittingColumns / fault.fittingRows).toBeCloseTo(4, 1);
    expect(fault.bytesPerCell).toBe(60);
  });

  test('a tank of a laboratory with a run of seconds is accepted', () => {
    expect(faultOf({ grid: { ...grid, cellSizeM: 0.014 }, endS: 0.5, outputEveryS: 0.05 })).toBeNull();
  });
});

describe('places', () => {
  const inflow = (cell: number) => [
    { id: 'a', cells: Uint32Array.of(cell), dischargeM3PerS: constantSeries(1) },
  ];
  const refused: [string, Partial<FloodCase>, object][] = [
    ['inflow outside', { inflows: inflow(99) }, { kind: 'flood-cell-out-of-grid', cell: 99, cells }],
    [
      'inflow into a closed cell',
      { inflows: inflow(9), closedCells: marked(9) },
      { kind: 'flood-cell-not-open', field: 'inflow a', row: 1, column: 3 },
    ],
    [
      'inflow into the sea',
      { inflows: inflow(9), heldStage: { mask: marked(9), stageM: constantSeries(0) } },
      { kind: 'flood-cell-not-open', row: 1, column: 3 },
    ],
    [
      'a gauge line with a gap',
      { gaugeLines: [{ id: 'g', cells: Uint32Array.of(0, 7, 9) }] },
      { kind: 'flood-cells-apart', field: 'gauge line g', index: 2 },
    ],
    [
      'a gauge line around the edge of a row',
      { gaugeLines: [{ id: 'g', cells: Uint32Array.of(5, 6) }] },
      { kind: 'flood-cells-apart', index: 1 },
    ],
    [
      'an empty gauge line',
      { gaugeLines: [{ id: 'g', cells: new Uint32Array() }] },
      { kind: 'flood-series-empty' },
    ],
  ];
  test.each(refused)('%s is refused', (_, changes, fault) => {
    expect(faultOf(changes)).toMatchObject(fault);
  });
});

describe('ids', () => {
  const [gauge, line] = [
    { id: 'a', cell: 3 },
    { id: 'a', cells: Uint32Array.of(0, 1) },
  ];
  const refused: [string, Partial<FloodCase>, string][] = [
    ['pumps', { structures: [pump, weir, { ...pump, fromCell: 7 }] }, 'pump p'],
    ['breaches', { structures: [breach, { ...breach, startS: 60 }] }, 'breach l'],
    ['gauges', { gauges: [gauge, { id: 'b', cell: 4 }, { ...gauge, cell: 5 }] }, 'gauge a'],
    ['gauge lines', { gaugeLines: [line, { ...line, cells: Uint32Array.of(6, 7) }] }, 'gauge line a'],
  ];
  test.each(refused)('two %s of one id are refused', (_, changes, field) => {
    const fault = { kind: 'flood-same-id', field } as const;
    expect(faultOf(changes)).toEqual(fault);
    expect(faultSentence(createTranslator('ko').t, fault)).toContain(`‘${field}’`);
    expect(faultSentence(createTranslator('en').t, fault)).toContain(`“${field}”`);
  });

  test('one id may stand once for each kind', () => {
    const structures = [
      { ...weir, id: 'a' },
      { ...pump, id: 'a' },
      { ...breach, id: 'a' },
    ];
    expect(faultOf({ structures, gauges: [gauge], gaugeLines: [line] })).toBeNull();
  });
});

describe('structures', () => {
  const refused: [string, FloodStructure, object][] = [
    [
      'outside the grid',
      { ...weir, toCell: 24 },
      { kind: 'flood-cell-out-of-grid', field: 'weir w', cell: 24 },
    ],
    ['on a closed cell', { ...weir, toCell: 23 }, { kind: 'flood-cell-not-open', row: 3, column: 5 }],
    ['from a cell to itself', { ...weir, toCell: 0 }, { kind: 'flood-same-cell', row: 0, column: 0 }],
    ['a weir without width', { ...weir, widthM: 0 }, { kind: 'flood-out-of-range', field: 'weir w widthM' }],
    ['a crest that is no number', { ...weir, crestM: Number.NaN }, { kind: 'flood-out-of-range' }],
    [
      'a pump that stops above where it starts',
      { ...pump, offStageM: 3.5 },
      { kind: 'flood-levels-crossed', lower: 'offStageM', lowerM: 3.5, upper: 'onStageM', upperM: 3 },
    ],
    ['a pump that brings water', { ...pump, rateM3PerS: -1 }, { kind: 'flood-out-of-range' }],
    [
      'a pipe without diameter',
      { ...culvert, shape: { kind: 'circular', diameterM: 0 } },
      { kind: 'flood-out-of-range', field: 'culvert c diameterM' },
    ],
    [
      'a smooth culvert',
      { ...culvert, manning: 0 },
      { kind: 'flood-out-of-range', field: 'culvert c manning' },
    ],
    ['a deck under its soffit', { ...bridge, deckM: 2 }, { kind: 'flood-levels-crossed', lower: 'soffitM' }],
    [
      'a rating that steps back',
      { ...rating, rating: { stageM: Float64Array.of(2, 1), dischargeM3PerS: Float64Array.of(0, 1) } },
      { kind: 'flood-levels-crossed', lower: 'stageM[0]', upper: 'stageM[1]' },
    ],
    [
      'a rating that flows in',
      { ...rating, rating: { stageM: Float64Array.of(1), dischargeM3PerS: Float64Array.of(-1) } },
      { kind: 'flood-out-of-range' },
    ],
    ['a levee with a gap', { ...breach, cells: Uint32Array.of(2, 14) }, { kind: 'flood-cells-apart' }],
    ['a levee on a closed cell', { ...breach, cells: Uint32Array.of(23) }, { kind: 'flood-cell-not-open' }],
    [
      'a breach whose widths run backwards in time',
      {
        ...breach,
        growth: {
          kind: 'given',
          widthM: timeSeries([
            [9, 1],
            [3, 2],
          ]),
          crestM: constantSeries(0),
        },
      },
      { kind: 'flood-times-not-ascending', field: 'breach l widthM' },
    ],
  ];
  test.each(refused)('%s are refused', (_, structure, fault) => {
    expect(faultOf({ structures: [structure], closedCells: marked(23) })).toMatchObject(fault);
  });
});
