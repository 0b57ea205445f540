import type { FloodFrame } from './flood-case.ts';

/**
 * A frame in a third of the memory of the engine's own: 4 bytes a cell. Depths are whole millimetres rounded down, so
 * that no frame ever shows more water than was computed and none exceeds the run's maximum; velocities, which are only
 * drawn, are one byte a component on a square-root scale, finer the slower the water.
 */
export interface CompactFrame {
  readonly index: number;
  readonly timeS: number;
  /** Depth, mm; what is deeper than `deepestKeptM` is kept as that. */
  readonly depthMm: Uint16Array;
  /** Velocity to the east; what is faster than `fastestKeptMPerS` is kept as that. */
  readonly velocityXCode: Int8Array;
  /** Velocity to the north, as above. */
  readonly velocityYCode: Int8Array;
}

/** Depths as an engine gives them, m, or as a frame keeps them, mm. */
export type KeptDepths = Float32Array | Uint16Array;

/** Deepest water a compact frame tells apart, m. */
export const deepestKeptM = 65.535;

/** Fastest component of velocity a compact frame tells apart, m/s. */
export const fastestKeptMPerS = 16;

const millimetresPerM = 1000;
const deepestMm = 65_535;
const steps = 127;

/** Packs a frame. Its arrays are left as they are. */
export const compactFrame = (frame: FloodFrame): CompactFrame => ({
  index: frame.index,
  timeS: frame.timeS,
  depthMm: millimetresOf(frame.depthM),
  velocityXCode: codesOf(frame.velocityXMPerS),
  velocityYCode: codesOf(frame.velocityYMPerS),
});

/** Buffers of a frame, to be handed over instead of copied. */
export const frameBuffers = (frame: CompactFrame): ArrayBuffer[] =>
  [frame.depthMm, frame.velocityXCode, frame.velocityYCode].map(({ buffer }) => buffer as ArrayBuffer);

/** The most whole millimetres whose single-precision value in metres does not exceed each depth. */
function millimetresOf(depthM: Float32Array): Uint16Array {
  const depthMm = new Uint16Array(depthM.length);
  for (let cell = 0; cell < depthM.length; cell++) {
    const depth = depthM[cell] as number;
    if (!(depth > 0)) continue;
    let mm = Math.floor(depth * millimetresPerM);
    if (Math.fround((mm + 1) / millimetresPerM) <= depth) mm++;
    depthMm[cell] = Math.min(mm, deepestMm);
  }
  return depthMm;
}

function codesOf(velocityMPerS: Float32Array): Int8Array {
  const codes = new Int8Array(velocityMPerS.length);
  for (let cell = 0; cell < codes.length; cell++) {
    const velocity = velocityMPerS[cell] as number;
    if (velocity === 0) continue;
    const code = Math.round(steps * Math.sqrt(Math.min(Math.abs(velocity) / fastestKeptMPerS, 1)));
    codes[cell] = velocity < 0 ? -code : code;
  }
  return codes;
}

/** Depths in metres; those that are in metres already are given back themselves. @param target filled and given back */
export function depthsInM(kept: KeptDepths, target?: Float32Array): Float32Array {
  if (kept instanceof Float32Array) return kept;
  const depthM = target ?? new Float32Array(kept.length);
  for (let cell = 0; cell < kept.length; cell++) depthM[cell] = (kept[cell] as number) / millimetresPerM;
  return depthM;
}

/** Depth of one cell, m; null outside the grid. */
export function depthInM(kept: KeptDepths, cell: number): number | null {
  const value = kept[cell];
  if (value === undefined) return null;
  return kept instanceof Float32Array ? value : value / millimetresPerM;
}

/** A depth in the unit in which the depths are kept, to compare with. */
export const depthAsKept = (kept: KeptDepths, depthM: number): number =>
  kept instanceof Float32Array ? depthM : depthM * millimetresPerM;

/** Velocity of each code, m/s; index is code + 128. */
const velocityOfCode = Float32Array.from({ length: 256 }, (_, k) => {
  const share = (k - 128) / steps;
  return fastestKeptMPerS * share * Math.abs(share);
});

/** Velocities in m/s. @param target filled and given back */
export function velocitiesInMPerS(codes: Int8Array, target?: Float32Array): Float32Array {
  const velocityMPerS = target ?? new Float32Array(codes.length);
  for (let cell = 0; cell < codes.length; cell++) {
    velocityMPerS[cell] = velocityOfCode[(codes[cell] as number) + 128] as number;
  }
  return velocityMPerS;
}
