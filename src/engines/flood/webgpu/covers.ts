import type { FloodCase, PassedOverReason } from '../../../domain/hazard/flood/flood-case.ts';
import type { FloodHooks } from '../../../domain/ports.ts';
import { paddedLength } from '../driver/water-state.ts';

/** The limits of a device that decide what fits, in bytes but for the last. */
export interface DeviceLimits {
  readonly maxBufferSize: number;
  readonly maxStorageBufferBindingSize: number;
  readonly maxUniformBufferBindingSize: number;
  readonly maxComputeWorkgroupsPerDimension: number;
}

/** Bytes per cell of the largest binding: three 32-bit planes, a quadruple of the full scheme or of soil, or soil and drains. */
const largestBindingBytesPerCell = ({ scheme, infiltration, drainageMPerS }: FloodCase): number =>
  drainageMPerS !== null ? 32 : infiltration.kind !== 'none' || scheme.kind === 'full' ? 16 : 12;

/** Bytes per cell of all buffers of a case, and of the largest copy that is read back. */
export function deviceBytesPerCell({ scheme, infiltration, drainageMPerS }: FloodCase): number {
  const ofScheme = scheme.kind === 'inertial' ? 96 : scheme.order === 1 ? 100 : 148;
  return ofScheme + (drainageMPerS !== null ? 32 : infiltration.kind !== 'none' ? 16 : 0);
}

/** Porosity in the full scheme has no kernels. */
const isLacking = ({ scheme, porosity }: FloodCase): boolean => scheme.kind === 'full' && porosity !== null;

/** Bytes of a step's numbers before its rain zones. */
export const stepHeadBytes = 80;

/** Whether a run is to begin or end in what this engine does not keep. */
export const asksForCheckpoints = ({ checkpoints, restart }: FloodHooks): boolean =>
  checkpoints !== undefined || restart !== undefined;

/** Why a case cannot be run on a device, or null. Nothing is allocated. */
export function webgpuCovers(flood: FloodCase, limits: DeviceLimits): PassedOverReason | null {
  const zoneBytes = stepHeadBytes + 8 * ((flood.rainZones?.rainMPerS.length ?? 0) + 1);
  if (isLacking(flood) || zoneBytes > limits.maxUniformBufferBindingSize) return 'case-not-covered';
  const bytes = paddedLength(flood.grid) * largestBindingBytesPerCell(flood);
  const fits = bytes <= Math.min(limits.maxBufferSize, limits.maxStorageBufferBindingSize);
  const groups = Math.max((flood.grid.columns + 2) / 32, (flood.grid.rows + 2) / 8);
  return fits && groups <= limits.maxComputeWorkgroupsPerDimension ? null : 'grid-too-large';
}
