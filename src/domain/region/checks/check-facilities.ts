import { cellIndexAt, type GridSpec } from '../../geo/grid.ts';
import { type Facility, type Gauge, type StageThresholds, shelterTypes } from '../facilities.ts';
import type { FindingList, RegionLayer } from './finding.ts';

/** Checks the facilities: places, links to buildings and roads, capacity against area. */
export function checkFacilities(
  grid: GridSpec,
  facilities: readonly Facility[],
  counts: { readonly buildings: number | null; readonly nodes: number | null },
  findings: FindingList,
): void {
  checkPoints(grid, facilities, 'facilities', findings);
  for (const facility of facilities) {
    const links = [
      ['buildingIndex', facility.buildingIndex, counts.buildings],
      ['roadNode', facility.roadNode, counts.nodes],
    ] as const;
    for (const [field, found, below] of links) {
      if (found === null) continue;
      if (below === null || found < 0 || found >= below) {
        findings.add('facilities', facility.id, {
          kind: 'index-out-of-range',
          field,
          found,
          below: below ?? 0,
        });
      }
    }
    checkCapacity(facility, findings);
  }
}

function checkCapacity(facility: Facility, findings: FindingList): void {
  const record = facility.id;
  switch (facility.type) {
    case 'shelter': {
      const found = facility.capacityPeople;
      if (found === null) return;
      if (!(found > 0))
        findings.add('facilities', record, { kind: 'not-positive', field: 'capacityPeople', found });
      if (facility.usableAreaM2 === null) return;
      const type = shelterTypes.find(({ id }) => id === facility.shelterType);
      const allowed = Math.floor(facility.usableAreaM2 / (type?.areaPerPersonM2 ?? Number.POSITIVE_INFINITY));
      if (found > allowed) findings.add('facilities', record, { kind: 'capacity-over-area', found, allowed });
      return;
    }
    case 'hospital':
      if (facility.beds !== null && !(facility.beds > 0)) {
        findings.add('facilities', record, { kind: 'not-positive', field: 'beds', found: facility.beds });
      }
      return;
    case 'pump-station':
      if (facility.capacityM3PerS !== null && !(facility.capacityM3PerS > 0)) {
        const found = facility.capacityM3PerS;
        findings.add('facilities', record, { kind: 'not-positive', field: 'capacityM3PerS', found });
      }
      return;
    default:
  }
}

/** Checks the gauges: places, and that the four stages of a river gauge ascend. */
export function checkGauges(grid: GridSpec, gauges: readonly Gauge[], findings: FindingList): void {
  checkPoints(grid, gauges, 'gauges', findings);
  for (const gauge of gauges) {
    if (gauge.type !== 'river-gauge') continue;
    if (gauge.thresholds !== null) checkThresholds(gauge.id, gauge.thresholds, findings);
    if (gauge.zeroM !== null && !Number.isFinite(gauge.zeroM)) {
      findings.add('gauges', gauge.id, { kind: 'not-finite', field: 'zeroM', found: String(gauge.zeroM) });
    }
  }
}

function checkThresholds(id: string, thresholds: StageThresholds, findings: FindingList): void {
  const { attentionM, cautionM, alertM, seriousM } = thresholds;
  const found = [attentionM, cautionM, alertM, seriousM];
  const ascends = found.every(
    (stage, k) => Number.isFinite(stage) && (k === 0 || stage > (found[k - 1] as number)),
  );
  if (!ascends) findings.add('gauges', id, { kind: 'thresholds-not-ascending', found });
}

interface NamedPoint {
  readonly id: string;
  readonly name: { readonly ko: string; readonly en: string };
  readonly xM: number;
  readonly yM: number;
}

/** Checks points with an id and two names: inside the grid, named, no id twice. */
export function checkPoints(
  grid: GridSpec,
  points: readonly NamedPoint[],
  layer: RegionLayer,
  findings: FindingList,
): void {
  const ids = new Set<string>();
  for (const { id, name, xM, yM } of points) {
    if (ids.has(id)) findings.add(layer, id, { kind: 'duplicate-id', found: id });
    ids.add(id);
    if (!(cellIndexAt(grid, xM, yM) >= 0)) findings.add(layer, id, { kind: 'outside-grid', xM, yM });
    for (const language of ['ko', 'en'] as const) {
      if (name[language].trim() === '') findings.add(layer, id, { kind: 'name-missing', language });
    }
  }
}
