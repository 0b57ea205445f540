import { cellCount } from '../geo/grid.ts';
import { checkAreas } from './checks/check-areas.ts';
import { checkBuildings, type StatedPeople } from './checks/check-buildings.ts';
import { checkDerived } from './checks/check-derived.ts';
import { checkFacilities, checkGauges, checkPoints } from './checks/check-facilities.ts';
import { checkObservedSeries } from './checks/check-observed-series.ts';
import { checkRoads } from './checks/check-roads.ts';
import { type FindingList, openFindings, type RegionFinding, type RegionLayer } from './checks/finding.ts';
import { landCoverOf } from './land-cover.ts';
import type { Region, River } from './region.ts';

export type { StatedPeople } from './checks/check-buildings.ts';
export type { RegionFault, RegionFinding } from './checks/finding.ts';

/**
 * All faults of a region, each with its layer and record; an empty list means the region can be computed with. Layers
 * that the region lacks are not faults. `stated` are the totals its source claims, null where it claims none.
 */
export function checkRegion(region: Region, stated: StatedPeople | null = null): readonly RegionFinding[] {
  const findings = openFindings();
  const { grid } = region;
  checkTerrain(region, findings);
  if (region.derived !== undefined) checkDerived(grid, region.derived, findings);
  if (region.buildings !== null) {
    checkBuildings(grid, region.buildings, { areas: region.adminAreas, stated }, findings);
  }
  if (region.roads !== null) checkRoads(grid, region.roads, findings, region.kind === 'exercise');
  if (region.facilities !== null) {
    const counts = { buildings: region.buildings?.count ?? null, nodes: region.roads?.nodeCount ?? null };
    checkFacilities(grid, region.facilities, counts, findings);
  }
  if (region.gauges !== null) checkGauges(grid, region.gauges, findings);
  if (region.observedSeries !== undefined) checkObservedSeries(region, region.observedSeries, findings);
  if (region.inflowPoints !== null) checkPoints(grid, region.inflowPoints, 'inflow-points', findings);
  if (region.places !== null) checkPoints(grid, region.places, 'places', findings);
  if (region.rivers !== null) checkRivers(region.rivers, findings);
  if (region.adminAreas !== null) checkAreas(grid, region.adminAreas, findings);
  return findings.finish();
}

function checkTerrain(region: Region, findings: FindingList): void {
  const wanted = cellCount(region.grid);
  const grids: readonly (readonly [RegionLayer, ArrayLike<number> | null])[] = [
    ['terrain', region.terrainM],
    ['land-cover', region.landCover],
    ['manning', region.manning],
    ['population', region.populationPerCell ?? null],
  ];
  for (const [layer, values] of grids) {
    if (values === null) continue;
    if (values.length !== wanted) {
      findings.add(layer, 'grid', { kind: 'wrong-length', found: values.length, wanted });
      continue;
    }
    checkCells(layer, values, findings);
  }
}

function checkCells(layer: RegionLayer, values: ArrayLike<number>, findings: FindingList): void {
  for (let cell = 0; cell < values.length; cell++) {
    const value = values[cell] as number;
    const record = `cell ${cell}`;
    if (!Number.isFinite(value)) {
      findings.add(layer, record, { kind: 'not-finite', field: layer, found: String(value) });
    } else if (layer === 'manning' && !(value > 0)) {
      findings.add(layer, record, { kind: 'not-positive', field: layer, found: value });
    } else if (layer === 'population' && value < 0) {
      findings.add(layer, record, { kind: 'negative', field: layer, found: value });
    } else if (layer === 'land-cover' && value !== 0 && landCoverOf(value) === null) {
      findings.add(layer, record, { kind: 'unknown-code', field: layer, found: value });
    }
  }
}

function checkRivers(rivers: readonly River[], findings: FindingList): void {
  for (const river of rivers) {
    if (river.lineXY.length < 4 || river.lineXY.length % 2 !== 0) {
      findings.add('rivers', river.id, { kind: 'wrong-length', found: river.lineXY.length, wanted: 4 });
    }
    if (!(river.widthM > 0)) {
      findings.add('rivers', river.id, { kind: 'not-positive', field: 'widthM', found: river.widthM });
    }
    if (!river.lineXY.every(Number.isFinite)) {
      findings.add('rivers', river.id, { kind: 'not-finite', field: 'lineXY', found: 'NaN' });
    }
  }
}
