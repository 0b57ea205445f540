import { depthColour } from '../../domain/hazard/depth-ramp.ts';

/** Depth at the deep end of the colour table, m; deeper water keeps that colour. */
export const deepestTableM = 4;

/** Entries of the colour table. */
export const tableSize = 512;

/** Depth of an entry: a square-root scale gives the shallow classes most of the table. */
export const tableDepthM = (entry: number): number => deepestTableM * (entry / (tableSize - 1)) ** 2;

/** The legend's colours by depth as RGBA bytes for the shader. */
export function depthTable(): Uint8Array {
  const bytes = new Uint8Array(tableSize * 4);
  for (let entry = 0; entry < tableSize; entry++) {
    const { red, green, blue } = depthColour(tableDepthM(entry));
    bytes.set([Math.round(red), Math.round(green), Math.round(blue), 255], 4 * entry);
  }
  return bytes;
}
