import type { AreaNames } from '../areas/find-area.ts';
import type { ReportedInput } from './build-report.ts';
import type { BoxDeg } from './region-box.ts';
import type { BuildFault } from './stage-report.ts';

/** A file that the user chose for a build, as it was recognised. */
export interface ChosenInput extends ReportedInput {
  readonly sizeBytes: number;
  /** Where its heights lie; null for other files. */
  readonly boundsDeg: BoxDeg | null;
}

/** Everything that the chosen files say before a build. */
export interface ChosenInputs {
  readonly inputs: readonly ChosenInput[];
  readonly faults: readonly BuildFault[];
  /** Names of administrative areas, to be looked for. */
  readonly areas: readonly AreaNames[];
  /** Outer rings of the areas of the widest levels, longitude and latitude alternating. */
  readonly outlines: readonly Float64Array[];
  /** Finest pixel of the heights, m; null without heights. */
  readonly nativeCellSizeM: number | null;
}

/** All that the heights of the files cover, or null without heights. */
export function terrainBounds({ inputs }: ChosenInputs): BoxDeg | null {
  const boxes = inputs.flatMap(({ boundsDeg }) => (boundsDeg === null ? [] : [boundsDeg]));
  if (boxes.length === 0) return null;
  return [
    Math.min(...boxes.map((box) => box[0])),
    Math.min(...boxes.map((box) => box[1])),
    Math.max(...boxes.map((box) => box[2])),
    Math.max(...boxes.map((box) => box[3])),
  ];
}
