import { type GridSpec, gridBounds } from '../../geo/grid.ts';
import { ringAreaM2 } from '../ring-geometry.ts';
import type { FindingList, RegionLayer } from './finding.ts';

/** Checks one outer ring: enough points, finite, inside the grid, first point not repeated, counter-clockwise. */
export function checkRing(
  grid: GridSpec,
  ring: ArrayLike<number>,
  at: { readonly layer: RegionLayer; readonly record: string },
  findings: FindingList,
): void {
  const { layer, record } = at;
  const points = ring.length / 2;
  if (points < 3 || !Number.isInteger(points)) {
    findings.add(layer, record, { kind: 'ring-too-short', points });
    return;
  }
  const bounds = gridBounds(grid);
  for (let k = 0; k + 1 < ring.length; k += 2) {
    const xM = ring[k] as number;
    const yM = ring[k + 1] as number;
    if (!Number.isFinite(xM) || !Number.isFinite(yM)) {
      findings.add(layer, record, { kind: 'not-finite', field: 'ring', found: `${xM} ${yM}` });
      return;
    }
    if (xM < bounds.westM || xM > bounds.eastM || yM < bounds.southM || yM > bounds.northM) {
      findings.add(layer, record, { kind: 'outside-grid', xM, yM });
      return;
    }
  }
  if (ring[0] === ring[ring.length - 2] && ring[1] === ring[ring.length - 1]) {
    findings.add(layer, record, { kind: 'ring-not-open', points });
  }
  const areaM2 = ringAreaM2(ring);
  if (!(areaM2 > 0)) findings.add(layer, record, { kind: 'ring-clockwise', areaM2 });
}
