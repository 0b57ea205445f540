import { transfer } from 'comlink';
import type { Result } from '../core/result.ts';
import type { Region } from '../domain/region/region.ts';

/** The distinct buffers behind a region's arrays, to be handed over instead of copied. */
export function regionBuffers(region: Region): ArrayBuffer[] {
  const columns = [...Object.values(region.buildings ?? {}), ...Object.values(region.roads ?? {})];
  const arrays: unknown[] = [
    region.terrainM,
    region.voidMask,
    region.landCover,
    region.manning,
    region.populationPerCell,
    ...Object.values(region.derived ?? {}),
    ...columns,
    ...(region.rivers ?? []).map((river) => river.lineXY),
    ...(region.adminAreas ?? []).flatMap((area) => area.rings),
  ];
  return buffersOf(arrays);
}

/** What follows from a terrain, handed over instead of copied. */
export function handOver<T extends object | null, F>(derived: Result<T, F>): Result<T, F> {
  return derived.ok ? transfer(derived, buffersOf(Object.values(derived.value ?? {}))) : derived;
}

function buffersOf(arrays: readonly unknown[]): ArrayBuffer[] {
  const buffers = arrays.flatMap((array) => (ArrayBuffer.isView(array) ? [array.buffer as ArrayBuffer] : []));
  return [...new Set(buffers)];
}
