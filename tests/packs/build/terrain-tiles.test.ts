import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { encode } from 'fast-png';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { folderStore } from '../../../src/cli/download/folder-store.ts';
import { packFilesIn } from '../../../src/cli/pack-folder.ts';
import { runCommand } from '../../../src/cli/run-command.ts';
import { columnCentreM, rowCentreM } from '../../../src/domain/geo/grid.ts';
import { fromMercator, type TileAddress, tilePoint, toMercator } from '../../../src/domain/geo/mercator.ts';
import { projectionOf } from '../../../src/domain/geo/projection.ts';
import { encodeTerrarium } from '../../../src/domain/geo/terrain-tile.ts';
import type { Region } from '../../../src/domain/region/region.ts';
import { buildRegion } from '../../../src/packs/build/build-region.ts';
import { describeInputs } from '../../../src/packs/build/describe-inputs.ts';
import { onlineInputs } from '../../../src/packs/build/online-inputs.ts';
import { bytesInMemory } from '../../../src/packs/bytes/byte-source.ts';
import { defaultRetryPolicy, hostNetwork } from '../../../src/packs/download/retry-policy.ts';
import { openRegionPack } from '../../../src/packs/open-region-pack.ts';
import { configuredSources } from '../../../src/packs/sources/source-config.ts';
import { defaultSources } from '../../../src/packs/sources/source-table.ts';
import { type OpenDataServer, startOpenDataServer } from '../../support/open-data-server.ts';
import { pmtilesFile } from '../tiles/pmtiles-file.ts';
import { losslessWebp, nodeWebpDecoder } from '../tiles/webp-codec.ts';

const boundsDeg = [127.33, 36.62, 127.36, 36.64] as const;
/** The zoom whose pixels are no larger than 30 m at this latitude: 40,075 km x cos 36.6° / 256 / 2^13 = 15 m. */
const zoom = 13;
const cellSizeM = 30;
const side = 256;
const slope = (lngDeg: number, latDeg: number): number =>
  200 + 900 * (lngDeg - 127.33) - 700 * (latDeg - 36.63);

const tiles: readonly TileAddress[] = (() => {
  const [west, south, east, north] = boundsDeg;
  const [left, top] = toMercator([west - 0.05, north + 0.05]).map((share) => Math.floor(share * 2 ** zoom));
  const [right, bottom] = toMercator([east + 0.05, south - 0.05]).map((share) =>
    Math.floor(share * 2 ** zoom),
  );
  const all: TileAddress[] = [];
  for (let row = top as number; row <= (bottom as number); row++) {
    for (let column = left as number; column <= (right as number); column++) all.push({ zoom, column, row });
  }
  return all;
})();

function coloursOf(tile: TileAddress): Uint8ClampedArray {
  const heights = Float32Array.from({ length: side * side }, (_, k) => {
    const place = tilePoint(tile, ((k % side) + 0.5) / side, (Math.floor(k / side) + 0.5) / side);
    return slope(...fromMercator(place));
  });
  return encodeTerrarium(heights);
}

const png = (tile: TileAddress): Uint8Array =>
  encode({ width: side, height: side, data: coloursOf(tile), channels: 4 });

/** Terrarium colours step by 1/256 m; a plane of degrees bends by centimetres within a pixel. */
function expectSlope(region: Region): void {
  const { grid, terrainM, voidMask } = region;
  const projection = projectionOf(grid.epsg);
  if (!projection.ok) throw new Error('no projection');
  expect(grid).toMatchObject({ epsg: 5186, cellSizeM });
  expect(grid.columns).toBeGreaterThan(80);
  expect(voidMask).toBeNull();
  for (let cell = 0; cell < terrainM.length; cell += 37) {
    const [row, column] = [Math.floor(cell / grid.columns), cell % grid.columns];
    const place = projection.value.toLngLat(columnCentreM(grid, column), rowCentreM(grid, row));
    expect(Math.abs((terrainM[cell] as number) - slope(...place))).toBeLessThan(0.1);
  }
}

let folder: string;
let server: OpenDataServer;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'haetae-tiles-'));
  server = await startOpenDataServer();
});
afterEach(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

async function builtByCommand(
  files: readonly (readonly [path: string, bytes: Uint8Array])[],
): Promise<Region> {
  for (const [path, bytes] of files) {
    await mkdir(dirname(join(folder, 'files', path)), { recursive: true });
    await writeFile(join(folder, 'files', path), bytes);
  }
  const told: string[] = [];
  const place = ['--bbox', boundsDeg.join(','), '--grid', String(cellSizeM), '--crs', 'EPSG:5186'];
  const where = [
    '--from',
    join(folder, 'files'),
    '--out',
    join(folder, 'pack'),
    '--cache',
    join(folder, 'cache'),
  ];
  const status = await runCommand(['region', 'build', ...where, ...place], 'en', {
    out: () => {},
    tell: (line) => told.push(line),
  });
  expect(told.join('\n')).not.toContain('undefined');
  expect(status, told.join('\n')).toBe(0);
  const opened = await openRegionPack(packFilesIn(join(folder, 'pack')));
  if (!opened.ok) throw new Error(opened.fault.kind);
  return opened.value;
}

test('a folder of PNG tiles becomes a region with the ground where it is on the globe', async () => {
  const files = tiles.map((tile) => [`korea/${zoom}/${tile.column}/${tile.row}.png`, png(tile)] as const);
  expectSlope(await builtByCommand(files));
});

test('an archive of WebP tiles becomes the same ground', async () => {
  const placed = [];
  for (const tile of tiles) placed.push({ ...tile, bytes: await losslessWebp(coloursOf(tile), side) });
  expectSlope(await builtByCommand([['korea.pmtiles', pmtilesFile(placed, 4)]]));
});

test('before a build, tiles and archives of them are told as heights with the place that they cover', async () => {
  const placed = tiles.map((tile) => ({ ...tile, bytes: png(tile) }));
  const single = tiles.map((tile) =>
    bytesInMemory(`korea/${zoom}/${tile.column}/${tile.row}.png`, Uint8Array.from(png(tile))),
  );
  const archive = bytesInMemory('korea.pmtiles', pmtilesFile(placed, 2));
  const { inputs, faults } = await describeInputs([...single, archive]);
  expect(faults).toEqual([]);
  expect(inputs.map(({ role }) => role)).toEqual(inputs.map(() => 'terrain'));
  for (const [k, tile] of tiles.entries()) {
    const [west, north] = fromMercator(tilePoint(tile, 0, 0));
    const [east, south] = fromMercator(tilePoint(tile, 1, 1));
    const told = inputs[k]?.boundsDeg ?? [];
    for (const [side, degrees] of [west, south, east, north].entries())
      expect(Math.abs((told[side] as number) - degrees)).toBeLessThan(0.02 * (east - west));
  }
  expect(inputs.at(-1)?.boundsDeg).not.toBeNull();
});

async function builtOnline(only: string) {
  const sources = {
    terrarium: { url: `${server.origin}/terrarium/{z}/{x}/{y}.png` },
    mapterhorn: { url: `${server.origin}/planet.pmtiles` },
  };
  const configured = configuredSources(defaultSources, JSON.stringify({ sources }));
  if (!configured.ok) throw new Error(configured.fault.kind);
  const found = await onlineInputs(
    configured.value.filter(({ id }) => id === only),
    boundsDeg,
    {
      network: hostNetwork({ ...defaultRetryPolicy, attempts: 2, firstWaitMs: 5, longestWaitMs: 10 }),
      store: folderStore(join(folder, 'downloads')),
      signal: new AbortController().signal,
      cellSizeM,
      onFile: () => {},
    },
  );
  const built = await buildRegion(
    found.inputs,
    { name: { ko: '', en: '' }, boundsDeg, cellSizeM, epsg: 5186 },
    {
      signal: new AbortController().signal,
      nowMs: () => 0,
      onStage: () => {},
      webp: nodeWebpDecoder(),
    },
  );
  return { ...found, built };
}

const pathOf = ({ column, row }: TileAddress): string => `/terrarium/${zoom}/${column}/${row}.png`;

test('web tiles are fetched at the zoom that the cells ask for, and a cut one again', async () => {
  for (const tile of tiles) server.serve(pathOf(tile), png(tile), 'image/png');
  const middle = tiles[Math.floor(tiles.length / 2)] as TileAddress;
  server.misbehave(pathOf(middle), { kind: 'cut', share: 0.6, times: 1 });
  const { faults, built } = await builtOnline('terrarium');
  expect(faults).toEqual([]);
  if (!built.ok) throw new Error(JSON.stringify(built.fault));
  expectSlope(built.value.region);
  expect(built.value.region.sources.map(({ id }) => id)).toEqual(['terrarium']);
  expect(new Set(server.seen.map(({ path }) => path.split('/')[2]))).toEqual(new Set([String(zoom)]));
});

test('a page of a hotel network in place of a tile is told, and is no ground', async () => {
  for (const tile of tiles) {
    server.serve(pathOf(tile), png(tile), 'image/png');
    server.misbehave(pathOf(tile), { kind: 'html', type: 'text/html' });
  }
  const { inputs, faults, built } = await builtOnline('terrarium');
  expect(inputs).toEqual([]);
  expect(faults).toHaveLength(1);
  expect(built).toMatchObject({ ok: false, fault: { kind: 'terrain-no-files' } });
});

test('an archive on a server is read by ranges, only what the region needs', async () => {
  const far = Array.from({ length: 60 }, (_, k) => ({
    zoom,
    column: k,
    row: 5,
    bytes: new Uint8Array(50_000),
  }));
  const placed = tiles.map((tile) => ({ ...tile, bytes: png(tile) }));
  const archive = pmtilesFile([...placed, ...far], 2);
  server.serve('/planet.pmtiles', archive);
  const { built } = await builtOnline('mapterhorn');
  if (!built.ok) throw new Error(JSON.stringify(built.fault));
  expectSlope(built.value.region);
  const asked = server.seen.reduce((sum, { range }) => {
    const [, from = '0', to = '0'] = /bytes=(\d+)-(\d+)/u.exec(range ?? '') ?? [];
    return sum + Number(to) - Number(from) + 1;
  }, 0);
  expect(server.seen.every(({ range }) => range !== null)).toBe(true);
  expect(asked).toBeLessThan(archive.length / 2);
});
