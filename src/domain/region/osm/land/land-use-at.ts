import { ringAreaM2 } from '../../ring-geometry.ts';
import { ringsAt } from '../../rings-at.ts';
import { tagOf } from '../osm-data.ts';
import type { PlacedOsm } from '../placed-osm.ts';
import { areasOf, type OsmArea } from '../rings/osm-areas.ts';

interface UseRing {
  readonly ring: readonly number[];
  readonly area: OsmArea;
  readonly isHole: boolean;
  readonly sizeM2: number;
}

/** The value of `landuse` at a point: that of the smallest area around it, holes left out; null where there is none. */
export function landUseFinder(placed: PlacedOsm): (xM: number, yM: number) => string | null {
  const rings = [...areasOf(placed, { wants: (tags) => tagOf(tags, 'landuse') !== null })]
    .flatMap((area) => [...area.outer.map(ringOf(area, false)), ...area.inner.map(ringOf(area, true))])
    .filter(({ sizeM2 }) => sizeM2 > 0);
  const around = ringsAt(rings.length, (i) => (rings[i] as UseRing).ring);
  return (xM, yM) => {
    const found = around(xM, yM).map((i) => rings[i] as UseRing);
    return useOf(found.sort((a, b) => a.sizeM2 - b.sizeM2));
  };
}

const ringOf =
  (area: OsmArea, isHole: boolean) =>
  (ring: readonly number[]): UseRing => ({ ring, area, isHole, sizeM2: Math.abs(ringAreaM2(ring)) });

/** Use by the rings around a point, smallest first: the smallest ring of an area says whether the point is inside of it. */
function useOf(rings: readonly UseRing[]): string | null {
  const outside = new Set<OsmArea>();
  for (const { area, isHole } of rings) {
    if (outside.has(area)) continue;
    if (!isHole) return tagOf(area.tags, 'landuse');
    outside.add(area);
  }
  return null;
}
