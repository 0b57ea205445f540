import { cellCount } from '../../../geo/grid.ts';
import { fillArea } from '../../fill-area.ts';
import { landCoverCode } from '../../land-cover.ts';
import { ringAreaM2 } from '../../ring-geometry.ts';
import type { PlacedOsm } from '../placed-osm.ts';
import { areasOf, type OsmArea } from '../rings/osm-areas.ts';
import { type OsmUse, Tally } from '../tally.ts';
import { coverOfTags } from './cover-of-tags.ts';

type CoverDrop = 'ring-not-closed' | 'outside-window';

export interface OsmLandCover {
  /** Codes of `landCovers` per cell; 0 where the map has no area. */
  readonly codes: Uint8Array;
  /** Share of cells with a code. */
  readonly coveredShare: number;
  readonly report: OsmUse<CoverDrop>;
}

/**
 * Land cover from the areas of a map, for a region without a better source. Smaller areas lie over larger ones, water over
 * all. The sea is not among them: its coast is a line, and the terrain says where it ends.
 */
export function landCoverFromOsm(placed: PlacedOsm): OsmLandCover {
  const { codes, report } = paint(placed, (area) => {
    const cover = coverOfTags(area.tags);
    return cover === null ? null : landCoverCode(cover);
  });
  const covered = codes.reduce((sum, code) => sum + (code === 0 ? 0 : 1), 0);
  return { codes, coveredShare: covered / Math.max(1, codes.length), report };
}

export interface OsmWaterMask {
  /** 1 in cells whose centre is water. */
  readonly mask: Uint8Array;
  readonly report: OsmUse<CoverDrop>;
}

/** Lakes, reservoirs and the areas of wide rivers as cells, to lay over land cover from another source. */
export function waterMaskFromOsm(placed: PlacedOsm): OsmWaterMask {
  const { codes, report } = paint(placed, ({ tags }) => (coverOfTags(tags) === 'river' ? 1 : null));
  return { mask: codes, report };
}

function paint(
  placed: PlacedOsm,
  codeOf: (area: Pick<OsmArea, 'tags'>) => number | null,
): { readonly codes: Uint8Array; readonly report: OsmUse<CoverDrop> } {
  const codes = new Uint8Array(cellCount(placed.grid));
  const dropped = new Tally<CoverDrop>();
  const areas: { area: OsmArea; code: number; sizeM2: number }[] = [];
  for (const area of areasOf(placed, { wants: (tags) => codeOf({ tags }) !== null })) {
    if (area.outer.length === 0) dropped.add('ring-not-closed');
    else areas.push({ area, code: codeOf(area) as number, sizeM2: sizeOf(area) });
  }
  const water = landCoverCode('river');
  areas.sort((a, b) => Number(a.code === water) - Number(b.code === water) || b.sizeM2 - a.sizeM2);
  let used = 0;
  for (const { area, code } of areas) {
    let cells = 0;
    fillArea(placed.grid, [...area.outer, ...area.inner], (cell) => {
      codes[cell] = code;
      cells++;
    });
    if (cells > 0) used++;
    else dropped.add('outside-window');
  }
  return { codes, report: { used, dropped: dropped.counts() } };
}

const sizeOf = ({ outer }: OsmArea): number => {
  const sizeM2 = outer.reduce((sum, ring) => sum + Math.abs(ringAreaM2(ring)), 0);
  return Number.isFinite(sizeM2) ? sizeM2 : 0;
};
