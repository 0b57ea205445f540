import { cellCount } from '../../../geo/grid.ts';
import type { FloodCase } from '../flood-case.ts';
import type { FloodFault } from '../flood-fault.ts';
import { firstFault } from './number-fault.ts';

/** A field of the case that has a value per cell. */
interface CellField {
  readonly field: string;
  readonly values: ArrayLike<number>;
  readonly minimum: number;
  readonly maximum: number;
  /** Whether closed cells may hold anything, because no engine reads it there. */
  readonly isFreeWhereClosed?: boolean;
}

/** Least share of a cell that must be open: below it the least flow would fill or drain the cell at once. */
const leastPorosity = 0.01;

/** What is wrong with the length or the values of the fields of a case. */
export function cellFieldFault(flood: FloodCase): FloodFault | null {
  const wanted = cellCount(flood.grid);
  const fields = fieldsOf(flood);
  return (
    firstFault(fields, ({ field, values }) =>
      values.length === wanted ? null : { kind: 'flood-grid-mismatch', field, length: values.length, wanted },
    ) ?? firstFault(fields, (field) => valueFault(field, flood.closedCells))
  );
}

function fieldsOf(flood: FloodCase): readonly CellField[] {
  const { closedCells, porosity, heldStage, rainZones, drainageMPerS, initialVelocity } = flood;
  const fields: CellField[] = [
    { ...anyNumber('bedM', flood.bedM), isFreeWhereClosed: true },
    { field: 'manning', values: flood.manning, minimum: 0, maximum: 10 },
    { ...notNegative('initialDepthM', flood.initialDepthM), isFreeWhereClosed: true },
    ...infiltrationFields(flood),
  ];
  if (closedCells !== null) fields.push(mask('closedCells', closedCells));
  if (heldStage !== null) fields.push(mask('heldStage.mask', heldStage.mask));
  if (porosity !== null) {
    fields.push({
      field: 'porosity',
      values: porosity,
      minimum: leastPorosity,
      maximum: 1,
      isFreeWhereClosed: true,
    });
  }
  if (rainZones !== null) {
    const maximum = rainZones.rainMPerS.length - 1;
    fields.push({ field: 'rainZones.zone', values: rainZones.zone, minimum: 0, maximum });
  }
  if (drainageMPerS !== null) fields.push(notNegative('drainageMPerS', drainageMPerS));
  if (initialVelocity !== null) {
    fields.push(anyNumber('initialVelocity.xMPerS', initialVelocity.xMPerS));
    fields.push(anyNumber('initialVelocity.yMPerS', initialVelocity.yMPerS));
  }
  return fields;
}

function infiltrationFields({ infiltration }: FloodCase): readonly CellField[] {
  if (infiltration.kind === 'none') return [];
  if (infiltration.kind === 'constant') {
    return [notNegative('infiltration.rateMPerS', infiltration.rateMPerS)];
  }
  return [
    notNegative('infiltration.conductivityMPerS', infiltration.conductivityMPerS),
    notNegative('infiltration.suctionHeadM', infiltration.suctionHeadM),
    notNegative('infiltration.moistureDeficit', infiltration.moistureDeficit),
  ];
}

const unlimited = Number.POSITIVE_INFINITY;

const anyNumber = (field: string, values: Float32Array): CellField => ({
  field,
  values,
  minimum: -unlimited,
  maximum: unlimited,
});

const notNegative = (field: string, values: Float32Array): CellField => ({
  field,
  values,
  minimum: 0,
  maximum: unlimited,
});

const mask = (field: string, values: Uint8Array): CellField => ({ field, values, minimum: 0, maximum: 1 });

function valueFault(
  { field, values, minimum, maximum, isFreeWhereClosed }: CellField,
  closedCells: Uint8Array | null,
): FloodFault | null {
  for (let cell = 0; cell < values.length; cell++) {
    const value = values[cell] as number;
    if (value >= minimum && value <= maximum && Math.abs(value) < unlimited) continue;
    if (isFreeWhereClosed === true && closedCells?.[cell] === 1) continue;
    if (!Number.isFinite(value)) return { kind: 'flood-not-finite', field, cell, value: String(value) };
    if (value < 0 && minimum === 0) return { kind: 'flood-negative', field, index: cell, value };
    return { kind: 'flood-out-of-range', field, value, minimum, maximum };
  }
  return null;
}
