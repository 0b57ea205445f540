import type { GridSpec } from '../../geo/grid.ts';
import { type Buildings, buildingId, buildingUses } from '../buildings.ts';
import type { AdminArea } from '../region.ts';
import { checkRing } from './check-rings.ts';
import type { FindingList } from './finding.ts';

/** Totals a region is said to have, for example by the manifest of its pack. */
export interface StatedPeople {
  readonly dayPeople: number;
  readonly nightPeople: number;
}

/** Checks the building columns: lengths, rings, sizes, uses, the area each lies in, and the sums of people. */
export function checkBuildings(
  grid: GridSpec,
  buildings: Buildings,
  context: { readonly areas: readonly AdminArea[] | null; readonly stated: StatedPeople | null },
  findings: FindingList,
): void {
  if (!hasRightLengths(buildings, findings)) return;
  const parents = new Set(context.areas?.map((area) => area.parentIndex));
  for (let index = 0; index < buildings.count; index++) {
    const record = buildingId(index);
    const start = 2 * (buildings.ringOffsets[index] as number);
    const end = 2 * (buildings.ringOffsets[index + 1] as number);
    checkRing(grid, buildings.ringXY.subarray(start, end), { layer: 'buildings', record }, findings);
    for (const field of ['footprintM2', 'heightM', 'floors'] as const) {
      const found = buildings[field][index] as number;
      if (!(found > 0)) findings.add('buildings', record, { kind: 'not-positive', field, found });
    }
    const use = buildings.use[index] as number;
    if (use >= buildingUses.length)
      findings.add('buildings', record, { kind: 'unknown-code', field: 'use', found: use });
    if (context.areas !== null) checkArea(buildings, index, { areas: context.areas, parents }, findings);
  }
  if (context.stated !== null) checkSums(buildings, context.stated, findings);
}

function hasRightLengths(buildings: Buildings, findings: FindingList): boolean {
  const { count } = buildings;
  const columns = {
    ringOffsets: count + 1,
    ringXY: 2 * (buildings.ringOffsets[count] ?? 0),
    centroidXM: count,
    centroidYM: count,
    footprintM2: count,
    heightM: count,
    floors: count,
    basementFloors: count,
    use: count,
    dayPeople: count,
    nightPeople: count,
    adminIndex: count,
  } as const;
  let isRight = true;
  for (const [column, wanted] of Object.entries(columns)) {
    const found = buildings[column as keyof typeof columns].length;
    if (found === wanted) continue;
    findings.add('buildings', column, { kind: 'wrong-length', found, wanted });
    isRight = false;
  }
  return isRight;
}

function checkArea(
  buildings: Buildings,
  index: number,
  context: { areas: readonly AdminArea[]; parents: ReadonlySet<number | null> },
  findings: FindingList,
): void {
  const found = buildings.adminIndex[index] as number;
  const area = context.areas[found];
  const record = buildingId(index);
  if (area === undefined) {
    const below = context.areas.length;
    findings.add('buildings', record, { kind: 'index-out-of-range', field: 'adminIndex', found, below });
  } else if (context.parents.has(found)) {
    findings.add('buildings', record, { kind: 'not-smallest-area', area: area.code });
  }
}

function checkSums(buildings: Buildings, stated: StatedPeople, findings: FindingList): void {
  for (const field of ['dayPeople', 'nightPeople'] as const) {
    const found = buildings[field].reduce((sum, people) => sum + people, 0);
    if (found !== stated[field]) {
      findings.add('buildings', field, { kind: 'people-sum', field, found, wanted: stated[field] });
    }
  }
}
