import Flatbush from 'flatbush';
import { pointInRing, ringAreaM2 } from '../../ring-geometry.ts';
import { tagOf } from '../osm-data.ts';
import type { PlacedOsm } from '../placed-osm.ts';
import { areasOf } from '../rings/osm-areas.ts';

/** The value of `landuse` at a point: that of the smallest area around it; null where there is none. */
export function landUseFinder(placed: PlacedOsm): (xM: number, yM: number) => string | null {
  const rings: { readonly ring: readonly number[]; readonly use: string; readonly areaM2: number }[] = [];
  for (const area of areasOf(placed, { wants: (tags) => tagOf(tags, 'landuse') !== null })) {
    const use = tagOf(area.tags, 'landuse') as string;
    for (const ring of area.outer) {
      const areaM2 = Math.abs(ringAreaM2(ring));
      if (areaM2 > 0) rings.push({ ring, use, areaM2 });
    }
  }
  if (rings.length === 0) return () => null;
  const index = new Flatbush(rings.length);
  for (const { ring } of rings) {
    let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
    for (let k = 0; k + 1 < ring.length; k += 2) {
      west = Math.min(west, ring[k] as number);
      east = Math.max(east, ring[k] as number);
      south = Math.min(south, ring[k + 1] as number);
      north = Math.max(north, ring[k + 1] as number);
    }
    index.add(west, south, east, north);
  }
  index.finish();
  return (xM, yM) => {
    let best: { use: string; areaM2: number } | null = null;
    for (const id of index.search(xM, yM, xM, yM)) {
      const found = rings[id] as (typeof rings)[number];
      if ((best === null || found.areaM2 < best.areaM2) && pointInRing(found.ring, xM, yM)) best = found;
    }
    return best?.use ?? null;
  };
}
