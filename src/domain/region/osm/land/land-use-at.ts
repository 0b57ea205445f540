import { ringAreaM2 } from '../../ring-geometry.ts';
import { ringsAt } from '../../rings-at.ts';
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
  const around = ringsAt(rings.length, (i) => (rings[i] as (typeof rings)[number]).ring);
  return (xM, yM) => {
    let best: { use: string; areaM2: number } | null = null;
    for (const id of around(xM, yM)) {
      const found = rings[id] as (typeof rings)[number];
      if (best === null || found.areaM2 < best.areaM2) best = found;
    }
    return best?.use ?? null;
  };
}
