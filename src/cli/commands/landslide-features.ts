import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { fromArrayBuffer } from 'geotiff';
import { cellIndexAt, type GridSpec } from '../../domain/geo/grid.ts';
import { landslideFeatures } from '../../domain/hazard/landslide/susceptibility.ts';
import { computeTerrainFeatures } from '../../domain/hazard/landslide/terrain-features.ts';

/** Run by models/train/landslide: the app's own terrain attributes at the points of a training table, as CSV. */
const usage =
  'tsx src/cli/commands/landslide-features.ts --terrain FILE.tif --band N --points FILE.csv --label COLUMN --out FILE.csv\n';

interface TerrainBand {
  readonly grid: GridSpec;
  readonly terrainM: Float32Array;
}

async function readTerrain(path: string, band: number): Promise<TerrainBand> {
  const bytes = new Uint8Array(readFileSync(path));
  const image = await (await fromArrayBuffer(bytes.buffer)).getImage();
  const [pixelWidth, pixelHeight] = image.getResolution() as [number, number, number];
  const [westM, northM] = image.getOrigin() as [number, number, number];
  const epsg = image.getGeoKeys()?.ProjectedCSTypeGeoKey;
  if (typeof epsg !== 'number') throw new Error(`${path} names no projected coordinate system`);
  if (pixelWidth !== -pixelHeight) throw new Error(`${path} has cells of ${pixelWidth} x ${-pixelHeight}`);
  const [values] = await image.readRasters({ samples: [band - 1], interleave: false });
  if (values === undefined) throw new Error(`${path} has no band ${band}`);
  const grid = {
    epsg,
    westM,
    northM,
    cellSizeM: pixelWidth,
    columns: image.getWidth(),
    rows: image.getHeight(),
  };
  return { grid, terrainM: fillVoids(grid, Float32Array.from(values)) };
}

/** Gives each cell without a height that of the nearest cell with one, counted in steps along rows and columns. */
function fillVoids(grid: GridSpec, heightM: Float32Array): Float32Array {
  const queue: number[] = [];
  for (let cell = 0; cell < heightM.length; cell++) if (Number.isFinite(heightM[cell])) queue.push(cell);
  for (let head = 0; head < queue.length; head++) {
    const cell = queue[head] as number;
    const column = cell % grid.columns;
    const neighbours = [
      column > 0 ? cell - 1 : -1,
      column < grid.columns - 1 ? cell + 1 : -1,
      cell - grid.columns,
      cell + grid.columns,
    ];
    for (const next of neighbours) {
      if (next < 0 || next >= heightM.length || Number.isFinite(heightM[next])) continue;
      heightM[next] = heightM[cell] as number;
      queue.push(next);
    }
  }
  return heightM;
}

function pointRows(path: string, label: string): readonly { x: number; y: number; positive: boolean }[] {
  const [head, ...lines] = readFileSync(path, 'utf8').trim().split(/\r?\n/);
  const names = (head as string).split(',');
  const [xAt, yAt, labelAt] = ['x', 'y', label].map((name) => names.indexOf(name)) as [
    number,
    number,
    number,
  ];
  if (xAt < 0 || yAt < 0 || labelAt < 0) throw new Error(`${path} lacks a column of x, y, ${label}`);
  return lines.map((line) => {
    const fields = line.split(',');
    const text = fields[labelAt] ?? '';
    if (!/^(TRUE|FALSE|0|1)$/.test(text))
      throw new Error(`${path}: label "${text}" is not TRUE, FALSE, 0 or 1`);
    return { x: Number(fields[xAt]), y: Number(fields[yAt]), positive: text === 'TRUE' || text === '1' };
  });
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      terrain: { type: 'string' },
      band: { type: 'string', default: '1' },
      points: { type: 'string' },
      label: { type: 'string' },
      out: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  const { terrain, points, label, out } = values;
  if (
    values.help ||
    terrain === undefined ||
    points === undefined ||
    label === undefined ||
    out === undefined
  ) {
    process.stderr.write(`usage: ${usage}`);
    process.exitCode = values.help ? 0 : 2;
    return;
  }
  const { grid, terrainM } = await readTerrain(terrain, Number(values.band));
  const features = computeTerrainFeatures(grid, terrainM);
  const rows = pointRows(points, label).map(({ x, y, positive }) => {
    const cell = cellIndexAt(grid, x, y);
    if (cell < 0) throw new Error(`point ${x}, ${y} lies outside the terrain`);
    return [x, y, positive ? 1 : 0, ...landslideFeatures.map((id) => features[id][cell] as number)].join(',');
  });
  writeFileSync(out, `${['x', 'y', 'label', ...landslideFeatures].join(',')}\n${rows.join('\n')}\n`);
  process.stdout.write(
    `${JSON.stringify({ points: rows.length, columns: grid.columns, rows: grid.rows })}\n`,
  );
}

await main();
