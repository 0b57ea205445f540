import type { FloodCase, PassedOverReason } from '../../../domain/hazard/flood/flood-case.ts';
import { paddedLength } from '../driver/water-state.ts';

/** The limits of a device that decide what fits, in bytes but for the last. */
export interface DeviceLimits {
  readonly maxBufferSize: number;
  readonly maxStorageBufferBindingSize: number;
  readonly maxUniformBufferBindingSize: number;
  readonly maxComputeWorkgroupsPerDimension: number;
}

/** Bytes per cell of the largest binding: three 32-bit planes, or soil and drains. */
const largestBindingBytesPerCell = ({ infiltration, drainageMPerS }: FloodCase): number =>
  drainageMPerS !== null ? 32 : infiltration.kind !== 'none' ? 16 : 12;

/** Bytes of a step's numbers before its rain zones. */
export const stepHeadBytes = 80;

/** Why a case cannot be run on a device, or null. Nothing is allocated. */
export function webgpuCovers(flood: FloodCase, limits: DeviceLimits): PassedOverReason | null {
  const isPlain = flood.scheme.kind === 'inertial' && flood.structures.length === 0;
  const zoneBytes = stepHeadBytes + 8 * ((flood.rainZones?.rainMPerS.length ?? 0) + 1);
  if (!isPlain || zoneBytes > limits.maxUniformBufferBindingSize) return 'case-not-covered';
  const bytes = paddedLength(flood.grid) * largestBindingBytesPerCell(flood);
  const fits = bytes <= Math.min(limits.maxBufferSize, limits.maxStorageBufferBindingSize);
  const groups = Math.max((flood.grid.columns + 1) / 32, (flood.grid.rows + 1) / 8);
  return fits && groups <= limits.maxComputeWorkgroupsPerDimension ? null : 'grid-too-large';
}
