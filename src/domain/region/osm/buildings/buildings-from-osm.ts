import { pointInRing, ringAreaM2, ringCentroid } from '../../ring-geometry.ts';
import { landUseFinder } from '../land/land-use-at.ts';
import { type OsmTags, tagOf } from '../osm-data.ts';
import { isInside, type PlacedOsm } from '../placed-osm.ts';
import { cleanRing, type RingFlaw, type RingLimits } from '../rings/clean-ring.ts';
import { clipRing, ringIsInside } from '../rings/clip-ring.ts';
import { areasOf, type OsmArea } from '../rings/osm-areas.ts';
import { type Counts, type OsmUse, Tally } from '../tally.ts';
import { type BuildingFacts, buildingFacts } from './building-facts.ts';
import { type BuildingStock, type StockRow, toBuildingStock } from './building-stock.ts';
import { notBuildings } from './building-use.ts';

/** A shed, and more than the largest factory halls of Korea, m². */
const limits: RingLimits = { leastM2: 4, mostM2: 1_000_000, mostPoints: 5_000 };

type BuildingDrop =
  | RingFlaw
  | 'not-a-building'
  | 'below-ground'
  | 'ring-not-closed'
  | 'outside-window'
  | 'drawn-twice';

/** What the map did not say and was assumed, or where it was found instead of on the building. */
type BuildingAssumption =
  | 'use-by-land-use'
  | 'use-by-size'
  | 'height-by-floors'
  | 'height-assumed'
  | 'floors-by-height'
  | 'floors-assumed'
  | 'basement-unknown'
  | 'cut-at-window';

export interface OsmBuildings {
  readonly stock: BuildingStock;
  readonly report: OsmUse<BuildingDrop> & { readonly assumed: Counts<BuildingAssumption> };
}

/**
 * Buildings whose centroid lies in the window, one per outer ring, in the order of the file; relations first. A ring
 * that reaches over the edge of the window is cut there. Courtyards count against the footprint only: the contract has
 * outer rings.
 */
export function buildingsFromOsm(placed: PlacedOsm): OsmBuildings {
  const dropped = new Tally<BuildingDrop>();
  const assumed = new Tally<BuildingAssumption>();
  const landUseAt = landUseFinder(placed);
  const rows: StockRow[] = [];
  const drawn = new Set<string>();
  for (const area of areasOf(placed, { wants: (tags) => tagOf(tags, 'building') !== null })) {
    const reason = refusalOf(area.tags);
    if (reason !== null) {
      dropped.add(reason);
      continue;
    }
    if (area.outer.length === 0) dropped.add('ring-not-closed');
    for (const outer of area.outer) {
      const shape = shapeOf(placed, outer, area);
      if (typeof shape === 'string') {
        dropped.add(shape);
        continue;
      }
      const { xM, yM } = ringCentroid(shape.ring);
      const place = `${xM.toFixed(2)} ${yM.toFixed(2)} ${shape.footprintM2.toFixed(1)}`;
      if (drawn.has(place)) {
        dropped.add('drawn-twice');
        continue;
      }
      drawn.add(place);
      const facts = buildingFacts(area.tags, shape.footprintM2, landUseAt(xM, yM));
      if (shape.isCut) assumed.add('cut-at-window');
      countAssumptions(facts, assumed);
      rows.push({ ring: shape.ring, footprintM2: shape.footprintM2, facts });
    }
  }
  return {
    stock: toBuildingStock(rows),
    report: { used: rows.length, dropped: dropped.counts(), assumed: assumed.counts() },
  };
}

function refusalOf(tags: OsmTags): BuildingDrop | null {
  if (notBuildings.has(tagOf(tags, 'building') as string)) return 'not-a-building';
  return tagOf(tags, 'location') === 'underground' ? 'below-ground' : null;
}

function shapeOf(
  placed: PlacedOsm,
  outer: readonly number[],
  { inner }: Pick<OsmArea, 'inner'>,
):
  | { readonly ring: readonly number[]; readonly footprintM2: number; readonly isCut: boolean }
  | BuildingDrop {
  const ring = cleanRing(outer, limits);
  if (typeof ring === 'string') return ring;
  const centre = ringCentroid(ring);
  if (!isInside(placed.window, centre.xM, centre.yM)) return 'outside-window';
  if (ringIsInside(ring, placed.window)) {
    const courtyardsM2 = inner
      .filter((hole) => pointInRing(ring, hole[0] as number, hole[1] as number))
      .reduce((sum, hole) => sum + Math.abs(ringAreaM2(hole)), 0);
    const wholeM2 = ringAreaM2(ring);
    const footprintM2 = courtyardsM2 < wholeM2 ? wholeM2 - courtyardsM2 : wholeM2;
    return { ring, footprintM2, isCut: false };
  }
  const cut = cleanRing(clipRing(ring, placed.window), { ...limits, mayTouch: true });
  if (typeof cut === 'string') return cut;
  return { ring: cut, footprintM2: ringAreaM2(cut), isCut: true };
}

function countAssumptions(facts: BuildingFacts, assumed: Tally<BuildingAssumption>): void {
  if (facts.useFrom === 'land-use') assumed.add('use-by-land-use');
  if (facts.useFrom === 'size') assumed.add('use-by-size');
  if (facts.heightFrom === 'floors') assumed.add('height-by-floors');
  if (facts.heightFrom === 'assumed') assumed.add('height-assumed');
  if (facts.floorsFrom === 'height') assumed.add('floors-by-height');
  if (facts.floorsFrom === 'assumed') assumed.add('floors-assumed');
  if (facts.basementFloors === null) assumed.add('basement-unknown');
}
