import { buildingsFromOsm } from '../../src/domain/region/osm/buildings/buildings-from-osm.ts';
import { facilitiesFromOsm } from '../../src/domain/region/osm/facilities/facilities-from-osm.ts';
import { landCoverFromOsm } from '../../src/domain/region/osm/land/land-cover-from-osm.ts';
import { osmKeys } from '../../src/domain/region/osm/osm-data.ts';
import { placeOsm } from '../../src/domain/region/osm/placed-osm.ts';
import { roadsFromOsm } from '../../src/domain/region/osm/roads/roads-from-osm.ts';
import { waterwaysFromOsm } from '../../src/domain/region/osm/water/waterways-from-osm.ts';
import { bytesInMemory } from '../../src/packs/bytes/byte-source.ts';
import { readOsmPbf } from '../../src/packs/osm/read-osm-pbf.ts';
import { projectionFor } from '../support/osm-town.ts';
import { inventMap } from './invented-map.ts';

const grid = { epsg: 5186, westM: 200_000, northM: 420_000, cellSizeM: 10, columns: 2000, rows: 2000 };
/** 142 streets each way: 141 x 142 x 2 sides are 40,044 edges. */
const wish = { grid, houses: 60_000, lattice: 142, strangers: 2_000_000, streams: 0 };

/** Time and memory of reading and converting an invented map: 60,000 buildings and 40,000 edges on 20 x 20 km. */
export async function benchOsm(): Promise<object> {
  const { bytes, boundsDeg } = inventMap(wish);
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
    nodesInFile: wish.strangers + read.value.nodeIds.length,
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
