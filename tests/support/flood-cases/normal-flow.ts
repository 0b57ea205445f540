import type { FloodCase, FloodFrame, FloodScheme } from '../../../src/domain/hazard/flood/flood-case.ts';
import { constantSeries } from '../../../src/domain/hazard/flood/forcing/time-series.ts';
import { floodCase } from '../flood-run.ts';

const [slope, manning, unitDischargeM2PerS] = [0.001, 0.03, 1.2];
const [columns, rows, cellSizeM] = [60, 4, 10];

/** Two hours of a steady inflow at the head of a plane that is open at its foot. */
export function normalFlowCase(scheme: FloodScheme): FloodCase {
  const flood = floodCase(
    { columns, rows, cellSizeM, bedM: (column) => -slope * cellSizeM * column },
    { scheme, manning: new Float32Array(columns * rows).fill(manning), endS: 2 * 3600, outputEveryS: 3600 },
  );
  return {
    ...flood,
    boundary: { ...flood.boundary, east: { kind: 'open' } },
    inflows: [
      {
        id: 'head',
        cells: Uint32Array.from({ length: rows }, (_, row) => row * columns),
        dischargeM3PerS: constantSeries(unitDischargeM2PerS * rows * cellSizeM),
      },
    ],
  };
}

/** Depth and discharge in a column, over those of Manning's law for a flow whose surface lies as steep as the plane. */
export function overNormalFlow(
  { depthM, velocityXMPerS }: FloodFrame,
  column: number,
): { readonly depth: number; readonly discharge: number } {
  const cell = columns + column;
  const normalDepthM = ((unitDischargeM2PerS * manning) / Math.sqrt(slope)) ** (3 / 5);
  return {
    depth: (depthM[cell] as number) / normalDepthM,
    discharge: ((velocityXMPerS[cell] as number) * normalDepthM) / unitDischargeM2PerS,
  };
}
