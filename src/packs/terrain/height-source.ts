import type { Result } from '../../core/result.ts';
import type { TerrainFault } from '../../domain/region/terrain-import.ts';
import type { PixelFrame, PixelWindow } from '../raster/pixel-frame.ts';

/** Heights of a window, row by row; `valid` is 0 where the file has none, and the height there means nothing. */
export interface Heights {
  readonly heightsM: Float32Array;
  readonly valid: Uint8Array;
}

/** One level of detail of a terrain file: its frame is known and its heights are read on demand. */
export interface HeightLevel {
  readonly frame: PixelFrame;
  readHeights(window: PixelWindow): Promise<Result<Heights, TerrainFault>>;
}

/** A terrain file, with coarser copies of itself where it has them. */
export interface HeightSource extends HeightLevel {
  readonly name: string;
  /** From fine to coarse. */
  readonly overviews: readonly HeightLevel[];
}

/** Heights outside are no heights of the Earth's surface: Everest is 8,849 m, the Challenger Deep -10,935 m. */
export const plausibleHeightsM = { minimum: -12_000, maximum: 9_000 } as const;

/** Marks no-data pixels and refuses heights that are not finite or not of this Earth, saying how many. */
export function judgeHeights(
  name: string,
  values: ArrayLike<number>,
  isVoid: (value: number) => boolean,
): Heights | TerrainFault {
  const heightsM = new Float32Array(values.length);
  const valid = new Uint8Array(values.length);
  let count = 0;
  let first: number | null = null;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    if (isVoid(value)) continue;
    if (value >= plausibleHeightsM.minimum && value <= plausibleHeightsM.maximum) {
      heightsM[i] = value;
      valid[i] = 1;
    } else {
      first ??= value;
      count += 1;
    }
  }
  if (first === null) return { heightsM, valid };
  return {
    kind: 'terrain-heights-implausible',
    file: name,
    count,
    first: String(first),
    minimumM: plausibleHeightsM.minimum,
    maximumM: plausibleHeightsM.maximum,
  };
}

/** A number as facts of a sentence carry it. */
export const rounded = (value: number, digits: number): number => Number(value.toFixed(digits));
