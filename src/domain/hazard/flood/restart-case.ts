import type { EdgeBoundary, FloodCase, FloodFrame, TimeSeries } from './flood-case.ts';
import type { FloodStructure } from './flood-structure.ts';

/**
 * The rest of a case from one of its frames on: times count from the frame, water and velocities are the frame's. Water
 * that goes on from here follows the uninterrupted run closely but not to the bit, since a frame holds velocities at cell
 * centres and not the engine's own discharges. Soil takes in as at the start of the case, and pumps and breaches begin
 * anew: a frame does not say how much they have done.
 */
export function caseFromFrame(flood: FloodCase, frame: FloodFrame): FloodCase {
  const byS = frame.timeS;
  const later = (series: TimeSeries): TimeSeries => ({
    timeS: series.timeS.map((timeS) => timeS - byS),
    value: series.value,
  });
  const edge = (boundary: EdgeBoundary): EdgeBoundary =>
    boundary.kind === 'stage' ? { kind: 'stage', stageM: later(boundary.stageM) } : boundary;
  const { north, south, east, west } = flood.boundary;
  return {
    ...flood,
    initialDepthM: frame.depthM,
    initialVelocity: { xMPerS: frame.velocityXMPerS, yMPerS: frame.velocityYMPerS },
    heldStage:
      flood.heldStage === null ? null : { ...flood.heldStage, stageM: later(flood.heldStage.stageM) },
    rainMPerS: later(flood.rainMPerS),
    rainZones:
      flood.rainZones === null
        ? null
        : { ...flood.rainZones, rainMPerS: flood.rainZones.rainMPerS.map(later) },
    inflows: flood.inflows.map((inflow) => ({ ...inflow, dischargeM3PerS: later(inflow.dischargeM3PerS) })),
    structures: flood.structures.map((structure) => structureLater(structure, byS, later)),
    boundary: { north: edge(north), south: edge(south), east: edge(east), west: edge(west) },
    endS: flood.endS - byS,
    frameTimesS:
      flood.frameTimesS === null
        ? null
        : flood.frameTimesS.filter((timeS) => timeS >= byS).map((timeS) => timeS - byS),
  };
}

function structureLater(
  structure: FloodStructure,
  byS: number,
  later: (series: TimeSeries) => TimeSeries,
): FloodStructure {
  if (structure.kind !== 'breach') return structure;
  const { growth } = structure;
  return {
    ...structure,
    startS: Math.max(0, structure.startS - byS),
    growth:
      growth.kind === 'given'
        ? { ...growth, widthM: later(growth.widthM), crestM: later(growth.crestM) }
        : growth,
  };
}
