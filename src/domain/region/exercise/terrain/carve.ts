import type { GridSpec } from '../../../geo/grid.ts';
import type { Channel } from './channels.ts';
import { crownHalfWidthM, flankSlope, type Levee } from './levees.ts';
import { type Line, lineFrame, sampleBefore } from './smooth-line.ts';

/** Value at a station, linear between the samples of a line. */
function alongLine(line: Line, values: Float64Array, stationM: number): number {
  const i = sampleBefore(line, stationM);
  const from = line.stationM[i] as number;
  const span = (line.stationM[i + 1] as number) - from;
  const t = span > 0 ? Math.min(1, Math.max(0, (stationM - from) / span)) : 0;
  return (values[i] as number) * (1 - t) + (values[i + 1] as number) * t;
}

/** Half the width of the sloping bank between bed and bank top, m. */
const bankHalfWidthM = 8;

/** Cuts a channel with sloping banks into the ground and marks its wet cells in `channelMask` with `mark`. */
export function carveChannel(
  grid: GridSpec,
  channel: Channel,
  elevationM: Float64Array,
  channelMask: Uint8Array,
  mark: number,
): void {
  const half = channel.widthM / 2;
  const flat = Math.max(half - bankHalfWidthM, 7.5);
  const top = Math.max(half + bankHalfWidthM, flat + 8);
  const frame = lineFrame(grid, channel.line, top + 15);
  const last = channel.line.stationM[channel.line.stationM.length - 1] as number;
  for (let cell = 0; cell < elevationM.length; cell++) {
    const distance = Math.abs(frame.offsetM[cell] as number);
    if (!(distance <= top + 15)) continue;
    const stationM = Math.min(frame.stationM[cell] as number, last);
    const bed = alongLine(channel.line, channel.bedM, stationM);
    const depth = alongLine(channel.line, channel.depthM, stationM);
    const share = Math.max(0, distance - flat) / (top - flat);
    const ground = bed + depth * Math.min(share, 1) + 0.6 * Math.max(0, distance - top);
    if (ground < (elevationM[cell] as number)) elevationM[cell] = ground;
    if (distance <= half + 2) channelMask[cell] = mark;
  }
}

/** Heaps a levee up on the ground and marks its crown and flanks. */
export function raiseLevee(grid: GridSpec, levee: Levee, elevationM: Float64Array, mask: Uint8Array): void {
  const frame = lineFrame(grid, levee.line, crownHalfWidthM + 20);
  for (let cell = 0; cell < elevationM.length; cell++) {
    const distance = Math.abs(frame.offsetM[cell] as number);
    if (Number.isNaN(distance)) continue;
    const crown = alongLine(levee.line, levee.crownM, frame.stationM[cell] as number);
    const height = crown - flankSlope * Math.max(0, distance - crownHalfWidthM);
    if (height <= (elevationM[cell] as number) + 0.05) continue;
    elevationM[cell] = height;
    mask[cell] = 1;
  }
}
