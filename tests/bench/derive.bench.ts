import { seededRandom } from '../../src/core/random.ts';
import type { GridSpec } from '../../src/domain/geo/grid.ts';
import type { Region } from '../../src/domain/region/region.ts';
import { deriveTerrain } from '../../src/domain/region/terrain/derive-terrain.ts';
import { encodeRegionPack } from '../../src/packs/encode-region-pack.ts';
import { openRegionPack, type PackParts } from '../../src/packs/open-region-pack.ts';

/** 20 x 20 km at 10 m. */
const side = 2000;
const grid: GridSpec = {
  epsg: 5186,
  westM: 220_000,
  northM: 460_000,
  cellSizeM: 10,
  columns: side,
  rows: side,
};

/** Hills over a tilted plain, with the noise of a satellite's heights and a plain of whole metres full of flats. */
function ground(): Float32Array {
  const random = seededRandom(1);
  return Float32Array.from({ length: side * side }, (_, cell) => {
    const row = Math.floor(cell / side);
    const column = cell % side;
    const hillsM = 100 * Math.sin(row / 90) * Math.cos(column / 70) + 30 * Math.sin(row / 17 + column / 23);
    const heightM = 40 + Math.max(0, hillsM) + 0.02 * column + random.between(0, 0.8);
    return hillsM > 5 ? heightM : Math.round(heightM);
  });
}

const bareRegion = (terrainM: Float32Array): Region => ({
  id: 'bench',
  kind: 'exercise',
  name: { ko: '측정', en: 'bench' },
  grid,
  terrainM,
  voidMask: null,
  seaLevelM: null,
  landCover: null,
  manning: null,
  buildings: null,
  roads: null,
  facilities: null,
  gauges: null,
  rivers: null,
  inflowPoints: null,
  places: null,
  adminAreas: null,
  sources: [],
});

const rounded = (value: number, digits: number): number => Number(value.toFixed(digits));

async function timed<T>(
  work: () => T | Promise<T>,
): Promise<{ value: T; wallS: number; processorS: number }> {
  const startMs = performance.now();
  const before = process.cpuUsage();
  const value = await work();
  const { user, system } = process.cpuUsage(before);
  return {
    value,
    wallS: rounded((performance.now() - startMs) / 1000, 2),
    processorS: rounded((user + system) / 1e6, 2),
  };
}

/** Everything that follows from a terrain of 4 million cells: time, memory, and the pack that holds it. */
export async function benchDerive(): Promise<object> {
  const region = bareRegion(ground());
  const derived = await timed(() => deriveTerrain(region));
  const peakMiB = Math.round(process.resourceUsage().maxRSS / 1024);
  const bare = await timed(() => encodeRegionPack(region));
  const pack = await timed(() => encodeRegionPack({ ...region, derived: derived.value }));
  const opened = await timed(() => open(pack.value, 'all'));
  const openedGiven = await timed(() => open(pack.value, 'given'));
  const megabytes = (files: typeof pack.value): number =>
    rounded(files.reduce((sum, { bytes }) => sum + bytes.length, 0) / 1e6, 1);
  const times = ({ wallS, processorS }: { wallS: number; processorS: number }): object => ({
    wallS,
    processorS,
  });
  return {
    cells: side * side,
    derive: { ...times(derived), peakMiB },
    encodeTerrainOnly: { ...times(bare), megabytes: megabytes(bare.value) },
    encode: { ...times(pack), megabytes: megabytes(pack.value) },
    openGiven: times(openedGiven),
    openAll: times(opened),
  };
}

async function open(files: Awaited<ReturnType<typeof encodeRegionPack>>, parts: PackParts): Promise<void> {
  const read = async (path: string): Promise<Uint8Array | null> =>
    files.find((file) => file.path === path)?.bytes ?? null;
  const opened = await openRegionPack(read, undefined, parts);
  if (!opened.ok) throw new Error(JSON.stringify(opened.fault));
}
