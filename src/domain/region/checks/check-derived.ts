import { cellCount, type GridSpec } from '../../geo/grid.ts';
import { downstreamOfCodes } from '../../geo/hydrology/drainage.ts';
import { drainageKinds, unknownHandM } from '../../geo/hydrology/drainage-network.ts';
import { type DerivedLayerId, type DerivedTerrain, derivedLayers } from '../terrain/derived-terrain.ts';
import type { FindingList } from './finding.ts';

/** The grids that follow from the terrain: sizes, numbers, codes, and that all water leaves the grid in the end. */
export function checkDerived(grid: GridSpec, derived: DerivedTerrain, findings: FindingList): void {
  const wanted = cellCount(grid);
  for (const { id, field } of derivedLayers) {
    const values = derived[field];
    if (values === null) continue;
    if (values.length === wanted) checkCells(id, values, findings);
    else findings.add(id, 'grid', { kind: 'wrong-length', found: values.length, wanted });
  }
  if (derived.flowDirection.length === wanted) checkFlow(grid, derived.flowDirection, findings);
}

function checkCells(layer: DerivedLayerId, values: ArrayLike<number>, findings: FindingList): void {
  for (let cell = 0; cell < values.length; cell++) {
    const value = values[cell] as number;
    if (!Number.isFinite(value)) {
      findings.add(layer, `cell ${cell}`, { kind: 'not-finite', field: layer, found: String(value) });
    } else if (layer === 'drainage' && value >= drainageKinds.length) {
      findings.add(layer, `cell ${cell}`, { kind: 'unknown-code', field: layer, found: value });
    } else if (layer === 'contributing-area' && value <= 0) {
      findings.add(layer, `cell ${cell}`, { kind: 'not-positive', field: layer, found: value });
    } else if (
      value < 0 &&
      (layer === 'slope' || layer === 'vs30' || (layer === 'height-above-drainage' && value !== unknownHandM))
    ) {
      findings.add(layer, `cell ${cell}`, { kind: 'negative', field: layer, found: value });
    }
  }
}

/** Whoever follows the flow must come to an end: no unknown code, none that points off the grid, no circle. */
function checkFlow(grid: GridSpec, codes: Uint8Array, findings: FindingList): void {
  const downstream = downstreamOfCodes(grid, codes);
  const inflows = new Uint8Array(codes.length);
  for (let cell = 0; cell < codes.length; cell++) {
    const next = downstream[cell] as number;
    if (next >= 0) inflows[next] = (inflows[next] as number) + 1;
    else if (codes[cell] !== 0) {
      const found = codes[cell] as number;
      findings.add('flow-direction', `cell ${cell}`, {
        kind: 'unknown-code',
        field: 'flow-direction',
        found,
      });
    }
  }
  let passed = 0;
  for (let start = 0; start < codes.length; start++) {
    for (let cell = start; cell >= 0 && inflows[cell] === 0; ) {
      inflows[cell] = 255;
      passed += 1;
      cell = downstream[cell] as number;
      if (cell >= 0) inflows[cell] = (inflows[cell] as number) - 1;
      if (cell > start) break;
    }
  }
  const cells = codes.length - passed;
  if (cells > 0) findings.add('flow-direction', 'grid', { kind: 'flow-in-circles', cells });
}
