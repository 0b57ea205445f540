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
  const buffers = arrays.flatMap((array) => (ArrayBuffer.isView(array) ? [array.buffer as ArrayBuffer] : []));
  return [...new Set(buffers)];
}
