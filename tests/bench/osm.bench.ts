import { seededRandom } from '../../src/core/random.ts';
import { buildingsFromOsm } from '../../src/domain/region/osm/buildings/buildings-from-osm.ts';
import { facilitiesFromOsm } from '../../src/domain/region/osm/facilities/facilities-from-osm.ts';
import { landCoverFromOsm } from '../../src/domain/region/osm/land/land-cover-from-osm.ts';
import { osmKeys } from '../../src/domain/region/osm/osm-data.ts';
import { placeOsm } from '../../src/domain/region/osm/placed-osm.ts';
import { roadsFromOsm } from '../../src/domain/region/osm/roads/roads-from-osm.ts';
import { waterwaysFromOsm } from '../../src/domain/region/osm/water/waterways-from-osm.ts';
import { bytesInMemory } from '../../src/packs/bytes/byte-source.ts';
import { readOsmPbf } from '../../src/packs/osm/read-osm-pbf.ts';
import { osmPbf, type PbfBlock, type PbfNode, type PbfWay } from '../support/osm-pbf-writer.ts';
import { projectionFor } from '../support/osm-town.ts';

const grid = { epsg: 5186, westM: 200_000, northM: 420_000, cellSizeM: 10, columns: 2000, rows: 2000 };
const houses = 60_000;
/** Streets of a lattice: 141 x 142 x 2 sides are 40,044 edges. */
const lattice = 142;
/** Nodes far from the window, as the rest of a country would be. */
const strangers = 2_000_000;
const perBlock = 8000;

/** Time and memory of reading and converting an invented map: 60,000 buildings and 40,000 edges on 20 x 20 km. */
export async function benchOsm(): Promise<object> {
  const { bytes, boundsDeg } = inventMap();
  const startMs = performance.now();
  const before = process.memoryUsage();
  const read = await readOsmPbf(bytesInMemory('bench.osm.pbf', bytes), { boundsDeg, keys: osmKeys });
  if (!read.ok) throw new Error(JSON.stringify(read.fault));
  const readMs = performance.now();
  const placed = placeOsm(read.value, projectionFor(grid.epsg), grid);
  const placedMs = performance.now();
  const { stock } = buildingsFromOsm(placed);
  const buildingsMs = performance.now();
  const { roads, components } = roadsFromOsm(
    placed,
    (xM, yM) => Math.sin(xM / 500) * Math.cos(yM / 700) * 20,
  );
  const roadsMs = performance.now();
  const cover = landCoverFromOsm(placed);
  const { rivers } = waterwaysFromOsm(placed);
  const { facilities } = facilitiesFromOsm(placed, { buildings: stock, roads });
  const endMs = performance.now();
  const after = process.memoryUsage();
  const spent = (from: number, to: number): number => Math.round(to - from);
  return {
    fileMB: Number((bytes.length / 1e6).toFixed(1)),
    nodesInFile: strangers + read.value.nodeIds.length,
    nodesKept: read.value.nodeIds.length,
    ways: read.value.ways.length,
    buildings: stock.count,
    edges: roads.edgeCount,
    components: components.count,
    rivers: rivers.length,
    facilities: facilities.length,
    coveredShare: Number(cover.coveredShare.toFixed(3)),
    readMs: spent(startMs, readMs),
    placeMs: spent(readMs, placedMs),
    buildingsMs: spent(placedMs, buildingsMs),
    roadsMs: spent(buildingsMs, roadsMs),
    restMs: spent(roadsMs, endMs),
    residentBeforeMB: Math.round(before.rss / 1e6),
    residentAfterMB: Math.round(after.rss / 1e6),
  };
}

function inventMap(): {
  bytes: Uint8Array<ArrayBuffer>;
  boundsDeg: readonly [number, number, number, number];
} {
  const projection = projectionFor(grid.epsg);
  const random = seededRandom(1);
  const nodes: PbfNode[] = [];
  const ways: PbfWay[] = [];
  const add = (xM: number, yM: number, tags?: Record<string, string>): number => {
    const [lon, lat] = projection.toLngLat(grid.westM + xM, grid.northM - 20_000 + yM);
    const id = strangers + nodes.length + 1;
    nodes.push({ id, lat, lon, ...(tags === undefined ? {} : { tags }) });
    return id;
  };
  const corners = Array.from({ length: lattice ** 2 }, (_, k) =>
    add(140 * (k % lattice) + 50 + random.between(0, 20), 140 * Math.floor(k / lattice) + 50),
  );
  for (let row = 0; row < lattice; row++) {
    const along = corners.slice(row * lattice, (row + 1) * lattice);
    const up = Array.from({ length: lattice }, (_, k) => corners[k * lattice + row] as number);
    const tags = { highway: row % 10 === 0 ? 'secondary' : 'residential', name: `길 ${row}` };
    ways.push({ id: ways.length + 1, nodes: along, tags }, { id: ways.length + 2, nodes: up, tags });
  }
  for (let k = 0; k < houses; k++) {
    const [x, y, w, h] = [
      random.between(20, 19_950),
      random.between(20, 19_950),
      random.between(6, 25),
      random.between(6, 25),
    ];
    const ring = [add(x, y), add(x + w, y), add(x + w, y + h), add(x, y + h)];
    const tags = { building: random.pick(['yes', 'house', 'apartments', 'retail']), 'building:levels': '3' };
    ways.push({ id: ways.length + 1, nodes: [...ring, ring[0] as number], tags });
  }
  for (let k = 0; k < 400; k++) {
    const [x, y, side] = [random.between(0, 19_000), random.between(0, 19_000), random.between(100, 900)];
    const ring = [add(x, y), add(x + side, y), add(x + side, y + side), add(x, y + side)];
    const tags = { landuse: random.pick(['forest', 'residential', 'farmland', 'industrial']) };
    ways.push({ id: ways.length + 1, nodes: [...ring, ring[0] as number], tags });
  }
  for (let k = 0; k < 200; k++)
    add(random.between(0, 20_000), random.between(0, 20_000), { amenity: 'school', name: `학교 ${k}` });
  const elsewhere = Array.from({ length: strangers }, (_, k) => ({
    id: k + 1,
    lat: 33 + (k % 1000) / 1000,
    lon: 124 + Math.floor(k / 1000) / 1000,
  }));
  const blocks: PbfBlock[] = [
    ...inBlocks([...elsewhere, ...nodes]).map((dense) => ({ dense })),
    ...inBlocks(ways).map((part) => ({ ways: part })),
  ];
  const [west, south] = projection.toLngLat(grid.westM, grid.northM - 20_000);
  const [east, north] = projection.toLngLat(grid.westM + 20_000, grid.northM);
  return { bytes: osmPbf(blocks), boundsDeg: [west - 0.02, south - 0.02, east + 0.02, north + 0.02] };
}

const inBlocks = <T>(items: readonly T[]): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(items.length / perBlock) }, (_, k) =>
    items.slice(k * perBlock, (k + 1) * perBlock),
  );
