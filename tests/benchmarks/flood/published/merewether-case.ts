import { strFromU8, unzipSync } from 'fflate';
import type { FloodCase, FloodFrame, FloodScheme } from '../../../../src/domain/hazard/flood/flood-case.ts';
import { constantSeries } from '../../../../src/domain/hazard/flood/forcing/time-series.ts';
import { pointInRing } from '../../../../src/domain/region/ring-geometry.ts';
import { floodCase } from '../../../support/flood-run.ts';
import { readSharedData } from '../../../support/shared-data.ts';

export const merewetherFolder = 'merewether-2007-flood';

const inflow = { xM: 382_265, yM: 6_354_280, radiusM: 10, dischargeM3PerS: 19.7 };
const houseHeightM = 3;
const manning = { road: 0.02, elsewhere: 0.04 };

/**
 * Depth from which the published comparison counts a place as wet, m: ANUGA stores shallower water as none
 * (`minimum_storable_height` in its `config.py`).
 */
const storedDepthM = 0.001;

/** A house that the published model leaves out. */
const leftOut = 'house030';

interface Terrain {
  readonly columns: number;
  readonly rows: number;
  readonly westM: number;
  readonly southM: number;
  readonly cellSizeM: number;
  /** NaN where the file says nothing. */
  readonly heightM: Float64Array;
}

/**
 * The flood of 8 June 2007 at Merewether, Newcastle, to steady state: Australian Rainfall & Runoff, Project 15 (Smith &
 * Wasko 2012), set up as in the ANUGA validation suite: houses are raised ground, the west and south edges are walls.
 * `coarsening` cells of the terrain make one of the case.
 */
export function merewetherCase(scheme: FloodScheme, coarsening = 1): FloodCase {
  const terrain = coarser(readTerrain(), coarsening);
  const { columns, rows, cellSizeM, heightM } = terrain;
  const houses = readHouses();
  const road = readRing('road-polygon.csv');
  const [x, y] = centres(terrain);
  const isVoid = (i: number): boolean => Number.isNaN(heightM[i]);
  const isHouse = (i: number): boolean => houses.some((ring) => pointInRing(ring, x(i), y(i)));
  const cells = Uint32Array.from(heightM.keys());
  const open = { kind: 'open' } as const;
  const flood = floodCase(
    {
      columns,
      rows,
      cellSizeM,
      bedM: (column, row) => {
        const i = row * columns + column;
        if (isVoid(i)) return 0;
        return (heightM[i] as number) + (isHouse(i) ? houseHeightM : 0);
      },
    },
    {
      scheme,
      closedCells: Uint8Array.from(cells, (i) => (isVoid(i) ? 1 : 0)),
      manning: Float32Array.from(cells, (i) =>
        pointInRing(road, x(i), y(i)) ? manning.road : manning.elsewhere,
      ),
      inflows: [
        {
          id: 'storm drain',
          cells: cells.filter((i) => Math.hypot(x(i) - inflow.xM, y(i) - inflow.yM) <= inflow.radiusM),
          dischargeM3PerS: constantSeries(inflow.dischargeM3PerS),
        },
      ],
      gauges: observations().map(({ id, xM, yM }) => {
        const column = Math.floor((xM - terrain.westM) / cellSizeM);
        const row = rows - 1 - Math.floor((yM - terrain.southM) / cellSizeM);
        return { id, cell: row * columns + column };
      }),
      endS: 1000,
      outputEveryS: 100,
    },
  );
  return { ...flood, boundary: { ...flood.boundary, north: open, east: open } };
}

const centres = ({ columns, rows, westM, southM, cellSizeM }: Terrain) =>
  [
    (i: number): number => westM + ((i % columns) + 0.5) * cellSizeM,
    (i: number): number => southM + (rows - Math.floor(i / columns) - 0.5) * cellSizeM,
  ] as const;

function readTerrain(): Terrain {
  const files = unzipSync(readSharedData(`${merewetherFolder}/topography1.zip`));
  const text = strFromU8(files['topography1.asc'] as Uint8Array);
  const words = text.trim().split(/\s+/);
  const head = new Map<string, number>();
  for (let k = 0; k < 12; k += 2) head.set((words[k] as string).toLowerCase(), Number(words[k + 1]));
  const of = (name: string): number => head.get(name) as number;
  const heightM = Float64Array.from(words.slice(12), Number).map((z) =>
    z === of('nodata_value') ? Number.NaN : z,
  );
  if (heightM.length !== of('ncols') * of('nrows')) throw new Error(`${heightM.length} heights`);
  return {
    columns: of('ncols'),
    rows: of('nrows'),
    westM: of('xllcorner'),
    southM: of('yllcorner'),
    cellSizeM: of('cellsize'),
    heightM,
  };
}

/** Means of square groups of cells from the north-west; what is left over at the edges falls away. */
function coarser(fine: Terrain, times: number): Terrain {
  if (times === 1) return fine;
  const [columns, rows] = [Math.floor(fine.columns / times), Math.floor(fine.rows / times)];
  const heightM = Float64Array.from({ length: columns * rows }, (_, i) => {
    let sum = 0;
    const [row, column] = [Math.floor(i / columns) * times, (i % columns) * times];
    for (let r = row; r < row + times; r++)
      for (let c = column; c < column + times; c++) sum += fine.heightM[r * fine.columns + c] as number;
    return sum / times ** 2;
  });
  const southM = fine.southM + (fine.rows - rows * times) * fine.cellSizeM;
  return { ...fine, columns, rows, southM, cellSizeM: fine.cellSizeM * times, heightM };
}

function readHouses(): readonly Float64Array[] {
  const text = readSharedData(`${merewetherFolder}/houses-epsg32756.geojson`).toString('utf8');
  const { features } = JSON.parse(text) as GeoJSON.FeatureCollection<GeoJSON.Polygon, { name: string }>;
  return features
    .filter(({ properties }) => properties.name !== leftOut)
    .map(({ geometry }) => Float64Array.from((geometry.coordinates[0] ?? []).slice(0, -1).flat()));
}

const readRows = (file: string): readonly (readonly number[])[] =>
  readSharedData(`${merewetherFolder}/${file}`)
    .toString('utf8')
    .trim()
    .split(/\r?\n/)
    .map((line) => line.split(',').map(Number));

const readRing = (file: string): Float64Array => Float64Array.from(readRows(file).flat());

interface Observation {
  readonly id: string;
  readonly xM: number;
  readonly yM: number;
  /** Observed peak as in the final report, m over Australian Height Datum. */
  readonly stageM: number;
  /** That of the report's TUFLOW model. */
  readonly tuflowM: number;
}

const observations = (): readonly Observation[] =>
  readRows('observation-points.csv')
    .slice(1)
    .map(([xM, yM, id, , stageM, tuflowM]) => ({ id: String(id), xM, yM, stageM, tuflowM }) as Observation);

export interface LevelMatch {
  readonly rmseM: number;
  readonly tuflowRmseM: number;
  readonly points: readonly { readonly id: string; readonly computedM: number; readonly errorM: number }[];
}

/**
 * Levels of the last frame against the observed ones, each at the wet cell nearest to its point: debris marks lie at the
 * rim of the water, and the ANUGA validation suite compares them so.
 */
export function merewetherMatch({ grid, bedM, gauges }: FloodCase, { depthM }: FloodFrame): LevelMatch {
  const { columns } = grid;
  const observed = observations();
  const points = gauges.map(({ id, cell }, k) => {
    const away = (i: number): number =>
      Math.hypot((i % columns) - (cell % columns), Math.floor(i / columns) - Math.floor(cell / columns));
    let nearest = -1;
    for (let i = 0; i < depthM.length; i++) {
      if ((depthM[i] as number) >= storedDepthM && (nearest < 0 || away(i) < away(nearest))) nearest = i;
    }
    const computedM = (bedM[nearest] as number) + (depthM[nearest] as number);
    return { id, computedM, errorM: computedM - (observed[k] as Observation).stageM };
  });
  return {
    rmseM: rootMeanSquare(points.map(({ errorM }) => errorM)),
    tuflowRmseM: rootMeanSquare(observed.map(({ stageM, tuflowM }) => tuflowM - stageM)),
    points,
  };
}

const rootMeanSquare = (values: readonly number[]): number =>
  Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / values.length);
