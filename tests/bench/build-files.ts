import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeArrayBuffer } from 'geotiff';
import { seededRandom } from '../../src/core/random.ts';
import { type GridSpec, gridBounds } from '../../src/domain/geo/grid.ts';
import { encodeGeotiff } from '../../src/packs/raster/encode-geotiff.ts';
import { projectionFor } from '../support/osm-town.ts';
import { inventMap } from './invented-map.ts';

export interface BuildFilesWish {
  readonly grid: GridSpec;
  readonly houses: number;
  readonly lattice: number;
}

/** Pixels of ESA WorldCover and of WorldPop, degrees. */
const coverPixelDeg = 1 / 12_000;
const peoplePixelDeg = 1 / 1200;
/** Invented files reach this far beyond the region, as those of publishers do, m. */
const beyondM = 1500;
/** Of longitude at 37 degrees north, which is the shorter one. */
const metresPerDegree = 88_000;

/** Writes the files that a region is built of, as publishers give them, and tells the region's box, degrees. */
export function writeBuildFiles(
  folder: string,
  wish: BuildFilesWish,
): readonly [number, number, number, number] {
  mkdirSync(folder, { recursive: true });
  const { grid } = wish;
  const box = boxDeg(grid);
  const put = (name: string, bytes: Uint8Array | string): void => writeFileSync(join(folder, name), bytes);
  put('heights.tif', heightsFile(grid));
  put('ESA_WorldCover_10m_2021_v200_N36E126_Map.tif', coverFile(box));
  put('kor_ppp_2020.tif', peopleFile(box));
  put('town.osm.pbf', inventMap({ ...wish, strangers: 2_000_000, streams: 24 }).bytes);
  put('areas.geojson', JSON.stringify(areas(box)));
  put('shelters.csv', shelters(box));
  return box;
}

/** The largest box of degrees inside a grid's four corners. */
function boxDeg(grid: GridSpec): readonly [number, number, number, number] {
  const { westM, southM, eastM, northM } = gridBounds(grid);
  const { toLngLat } = projectionFor(grid.epsg);
  const [nw, ne, sw, se] = [
    toLngLat(westM, northM),
    toLngLat(eastM, northM),
    toLngLat(westM, southM),
    toLngLat(eastM, southM),
  ];
  return [Math.max(nw[0], sw[0]), Math.max(sw[1], se[1]), Math.min(ne[0], se[0]), Math.min(nw[1], ne[1])];
}

/** Hills with the noise of a satellite's heights over a plain of whole metres full of flats. */
function heightsFile({ cellSizeM, ...grid }: GridSpec): Uint8Array {
  const around = Math.ceil(beyondM / cellSizeM);
  const wide = {
    ...grid,
    cellSizeM,
    westM: grid.westM - around * cellSizeM,
    northM: grid.northM + around * cellSizeM,
    columns: grid.columns + 2 * around,
    rows: grid.rows + 2 * around,
  };
  const random = seededRandom(1);
  const heights = Float32Array.from({ length: wide.columns * wide.rows }, (_, cell) => {
    const southM = Math.floor(cell / wide.columns) * cellSizeM;
    const eastM = (cell % wide.columns) * cellSizeM;
    const hillsM =
      100 * Math.sin(southM / 900) * Math.cos(eastM / 700) + 30 * Math.sin(southM / 170 + eastM / 230);
    const heightM = 40 + Math.max(0, hillsM) + 0.002 * eastM + random.between(0, 0.8);
    return hillsM > 5 ? heightM : Math.round(heightM);
  });
  return encodeGeotiff(wide, heights, { content: 'surface', noData: null });
}

type Box = ReturnType<typeof boxDeg>;

function degreesTiff(
  [west, south, east, north]: Box,
  pixelDeg: number,
  values: (columns: number, rows: number) => Uint8Array | Float32Array,
): Uint8Array {
  const beyond = Math.ceil(beyondM / metresPerDegree / pixelDeg);
  const columns = Math.ceil((east - west) / pixelDeg) + 2 * beyond;
  const rows = Math.ceil((north - south) / pixelDeg) + 2 * beyond;
  const pixels = values(columns, rows);
  const isBytes = pixels instanceof Uint8Array;
  const file = writeArrayBuffer(pixels, {
    width: columns,
    height: rows,
    GTModelTypeGeoKey: 2,
    GeographicTypeGeoKey: 4326,
    ModelPixelScale: [pixelDeg, pixelDeg, 0],
    ModelTiepoint: [0, 0, 0, west - beyond * pixelDeg, north + beyond * pixelDeg, 0],
    GDAL_NODATA: isBytes ? '0' : '-99999',
    SampleFormat: [isBytes ? 1 : 3],
    BitsPerSample: [isBytes ? 8 : 32],
  });
  return new Uint8Array(file);
}

const coverClasses = [10, 30, 40, 50, 60, 80];

/** Patches of land cover some hundred metres across. */
const coverFile = (box: Box): Uint8Array =>
  degreesTiff(box, coverPixelDeg, (columns, rows) =>
    Uint8Array.from({ length: columns * rows }, (_, k) => {
      const [column, row] = [Math.floor((k % columns) / 23), Math.floor(k / columns / 31)];
      return coverClasses[(column * 7 + row * 13 + ((column * row) % 5)) % coverClasses.length] as number;
    }),
  );

function peopleFile(box: Box): Uint8Array {
  const random = seededRandom(2);
  return degreesTiff(box, peoplePixelDeg, (columns, rows) =>
    Float32Array.from({ length: columns * rows }, () => random.between(0, 8)),
  );
}

/** Two municipalities of eight by eight towns between them. */
function areas([west, south, east, north]: Box): object {
  const side = 8;
  const x = (k: number): number => west - 0.02 + ((east - west + 0.04) * k) / side;
  const y = (k: number): number => south - 0.02 + ((north - south + 0.04) * k) / side;
  const area = (code: string, name: string, [x0, y0, x1, y1]: readonly [number, number, number, number]) => ({
    type: 'Feature',
    properties: { code, name, base_year: '2018' },
    geometry: { type: 'Polygon', coordinates: [ringOf(x0, y0, x1, y1)] },
  });
  const half = side / 2;
  const towns = Array.from({ length: side * side }, (_, k) => {
    const [column, row] = [k % side, Math.floor(k / side)];
    const code = `${column < half ? '33010' : '33020'}${String(10 + k)}`;
    return area(code, `${k}동`, [x(column), y(row), x(column + 1), y(row + 1)]);
  });
  const features = [
    area('33010', '서시', [x(0), y(0), x(half), y(side)]),
    area('33020', '동시', [x(half), y(0), x(side), y(side)]),
    ...towns,
  ];
  return { type: 'FeatureCollection', features };
}

/** A ring with a corner every tenth of a side, so that neighbours share all of theirs. */
function ringOf(x0: number, y0: number, x1: number, y1: number): readonly (readonly number[])[] {
  const steps = Array.from({ length: 10 }, (_, k) => k / 10);
  const between = (a: number, b: number, t: number): number => a + (b - a) * t;
  const ring = [
    ...steps.map((t) => [between(x0, x1, t), y0]),
    ...steps.map((t) => [x1, between(y0, y1, t)]),
    ...steps.map((t) => [between(x1, x0, t), y1]),
    ...steps.map((t) => [x0, between(y1, y0, t)]),
  ];
  return [...ring, ring[0] as readonly number[]];
}

function shelters([west, south, east, north]: Box): string {
  const random = seededRandom(3);
  const rows = Array.from({ length: 500 }, (_, k) => {
    const lon = random.between(west + 0.002, east - 0.002);
    const lat = random.between(south + 0.002, north - 0.002);
    return `대피소 ${k},이재민임시주거시설,${lat},${lon},"1,650",${100 + k}`;
  });
  return ['시설명,시설구분,위도,경도,시설면적(㎡),최대수용인원', ...rows].join('\n');
}
