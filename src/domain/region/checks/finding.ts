import type { DerivedLayerId } from '../terrain/derived-terrain.ts';

/** A layer of a region, as findings and packs name it. */
export type RegionLayer =
  | DerivedLayerId
  | 'terrain'
  | 'land-cover'
  | 'manning'
  | 'buildings'
  | 'population'
  | 'roads'
  | 'facilities'
  | 'gauges'
  | 'observed-series'
  | 'rivers'
  | 'inflow-points'
  | 'places'
  | 'admin-areas';

/** What is wrong with one record, with what came and what was wanted. */
export type RegionFault =
  | { readonly kind: 'wrong-length'; readonly found: number; readonly wanted: number }
  | { readonly kind: 'not-finite'; readonly field: string; readonly found: string }
  | { readonly kind: 'not-positive'; readonly field: string; readonly found: number }
  | { readonly kind: 'negative'; readonly field: string; readonly found: number }
  | { readonly kind: 'unknown-code'; readonly field: string; readonly found: number }
  | {
      readonly kind: 'index-out-of-range';
      readonly field: string;
      readonly found: number;
      readonly below: number;
    }
  | { readonly kind: 'outside-grid'; readonly xM: number; readonly yM: number }
  | { readonly kind: 'ring-too-short'; readonly points: number }
  | { readonly kind: 'ring-not-open'; readonly points: number }
  | { readonly kind: 'ring-clockwise'; readonly areaM2: number }
  | { readonly kind: 'line-end-off-node'; readonly awayM: number }
  | { readonly kind: 'length-too-short'; readonly foundM: number; readonly straightM: number }
  /** Cells whose water, by the stored directions, never leaves the grid. */
  | { readonly kind: 'flow-in-circles'; readonly cells: number }
  | { readonly kind: 'not-connected'; readonly reachable: number; readonly total: number }
  | { readonly kind: 'capacity-over-area'; readonly found: number; readonly allowed: number }
  | { readonly kind: 'people-sum'; readonly field: string; readonly found: number; readonly wanted: number }
  | { readonly kind: 'thresholds-not-ascending'; readonly found: readonly number[] }
  | { readonly kind: 'times-not-ascending'; readonly reading: number }
  | { readonly kind: 'unknown-id'; readonly field: string; readonly found: string }
  | { readonly kind: 'duplicate-id'; readonly found: string }
  | { readonly kind: 'name-missing'; readonly language: string }
  | { readonly kind: 'parent-not-above'; readonly parent: string }
  | { readonly kind: 'not-smallest-area'; readonly area: string }
  | { readonly kind: 'parts-do-not-fill'; readonly partsM2: number; readonly wholeM2: number }
  | { readonly kind: 'more-of-the-same'; readonly of: string; readonly count: number };

/** One fault of one record of one layer. */
export type RegionFinding = RegionFault & { readonly layer: RegionLayer; readonly record: string };

/** Collects findings; after `mostPerKind` of a kind in a layer it only counts. */
export interface FindingList {
  add(layer: RegionLayer, record: string, fault: RegionFault): void;
  finish(): RegionFinding[];
}

const mostPerKind = 20;

export function openFindings(): FindingList {
  const findings: RegionFinding[] = [];
  const counts = new Map<string, { layer: RegionLayer; of: string; count: number }>();
  return {
    add: (layer, record, fault) => {
      const key = `${layer}/${fault.kind}`;
      const entry = counts.get(key) ?? { layer, of: fault.kind, count: 0 };
      entry.count++;
      counts.set(key, entry);
      if (entry.count <= mostPerKind) findings.push({ ...fault, layer, record });
    },
    finish: () => {
      for (const { layer, of, count } of counts.values()) {
        if (count <= mostPerKind) continue;
        findings.push({ kind: 'more-of-the-same', of, count: count - mostPerKind, layer, record: '*' });
      }
      return findings;
    },
  };
}
