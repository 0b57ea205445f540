import { isClosed } from '../../driver/cell-marks.ts';
import { gravityMPerS2 } from '../../driver/water-state.ts';
import type { FullState } from './full-state.ts';

/** Sum of the wave speeds |u| + |v| + 2 sqrt(g h) of moving water in both directions, m/s; `momentumM2PerS`: |hu| + |hv|. */
export const waveSpeedsMPerS = (depthM: number, momentumM2PerS: number): number =>
  momentumM2PerS / depthM + 2 * Math.sqrt(gravityMPerS2 * depthM);

/** The open cell with the fastest waves: its padded index, and the sum of its wave speeds, m/s; 0 where all water lies still. */
export function fastestWaves({
  stride,
  depthM,
  momentumEast,
  momentumSouth,
  marks,
  stillDepthM,
}: FullState): {
  readonly index: number;
  readonly speedsMPerS: number;
} {
  let speedsMPerS = 0;
  let index = stride + 1;
  for (let i = 0; i < depthM.length; i++) {
    const depth = depthM[i] as number;
    if (isClosed(marks, i) || depth <= stillDepthM) continue;
    const momentum = Math.abs(momentumEast[i] as number) + Math.abs(momentumSouth[i] as number);
    const speeds = waveSpeedsMPerS(depth, momentum);
    if (speeds <= speedsMPerS) continue;
    speedsMPerS = speeds;
    index = i;
  }
  return { index, speedsMPerS };
}
