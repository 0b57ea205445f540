import type { GridSpec } from '../../geo/grid.ts';
import type { AdminArea, AdminLevel } from '../region.ts';
import { ringAreaM2 } from '../ring-geometry.ts';
import { checkRing } from './check-rings.ts';
import type { FindingList } from './finding.ts';

const rank: Readonly<Record<AdminLevel, number>> = { municipality: 0, 'eup-myeon-dong': 1, ri: 2 };

/** Parts may miss the area of the whole by this share: real boundaries are digitised by hand. */
const areaTolerance = 0.005;
/**
 * And by a strip along the border of the whole, up to a share of it: published levels are often simplified apart, by metres
 * on any grid, and what is narrower than a fifth of a cell changes hardly one.
 */
const borderTolerance = { leastM: 10, cells: 0.2, mostShare: 0.05 } as const;

/** Checks the administrative areas: codes, levels, rings, and that the parts of each area fill it. */
export function checkAreas(grid: GridSpec, areas: readonly AdminArea[], findings: FindingList): void {
  const codes = new Set<string>();
  areas.forEach((area, index) => {
    if (codes.has(area.code))
      findings.add('admin-areas', area.code, { kind: 'duplicate-id', found: area.code });
    codes.add(area.code);
    if (area.rings.length === 0) {
      findings.add('admin-areas', area.code, { kind: 'ring-too-short', points: 0 });
    }
    for (const ring of area.rings)
      checkRing(grid, ring, { layer: 'admin-areas', record: area.code }, findings);
    checkParent(areas, area, findings);
    checkParts(areas, { index, cellSizeM: grid.cellSizeM }, findings);
  });
}

function checkParent(areas: readonly AdminArea[], area: AdminArea, findings: FindingList): void {
  if (area.parentIndex === null) return;
  const parent = areas[area.parentIndex];
  if (parent === undefined) {
    findings.add('admin-areas', area.code, {
      kind: 'index-out-of-range',
      field: 'parentIndex',
      found: area.parentIndex,
      below: areas.length,
    });
  } else if (rank[parent.level] >= rank[area.level]) {
    findings.add('admin-areas', area.code, { kind: 'parent-not-above', parent: parent.code });
  }
}

function checkParts(
  areas: readonly AdminArea[],
  { index, cellSizeM }: { readonly index: number; readonly cellSizeM: number },
  findings: FindingList,
): void {
  const parts = areas.filter((area) => area.parentIndex === index);
  if (parts.length === 0) return;
  const whole = areas[index] as AdminArea;
  const wholeM2 = areaM2(whole);
  const partsM2 = parts.reduce((sum, part) => sum + areaM2(part), 0);
  const stripM2 = Math.min(
    Math.max(borderTolerance.leastM, borderTolerance.cells * cellSizeM) * perimeterM(whole),
    borderTolerance.mostShare * wholeM2,
  );
  if (Math.abs(partsM2 - wholeM2) > Math.max(areaTolerance * wholeM2, stripM2)) {
    findings.add('admin-areas', whole.code, { kind: 'parts-do-not-fill', partsM2, wholeM2 });
  }
}

const areaM2 = (area: AdminArea): number => area.rings.reduce((sum, ring) => sum + ringAreaM2(ring), 0);

function perimeterM(area: AdminArea): number {
  let sum = 0;
  for (const ring of area.rings) {
    for (let k = 0; k < ring.length; k += 2) {
      const next = (k + 2) % ring.length;
      const dx = (ring[next] as number) - (ring[k] as number);
      const dy = (ring[next + 1] as number) - (ring[k + 1] as number);
      sum += Math.hypot(dx, dy);
    }
  }
  return sum;
}
