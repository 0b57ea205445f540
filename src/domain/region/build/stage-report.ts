/** The steps of a build, in their order. */
export const buildStages = [
  'terrain',
  'admin-areas',
  'map-features',
  'land-cover',
  'friction',
  'population',
  'facilities',
  'gauges',
  'derived',
  'verification',
] as const;

export type BuildStageId = (typeof buildStages)[number];

/** How one step of a build went. */
export interface StageReport {
  readonly stage: BuildStageId;
  /**
   * `left-out`: no source gives it, or none could be read; the region then lacks the layer and says so. `failed` stops the
   * build.
   */
  readonly outcome: 'built' | 'left-out' | 'failed';
  /** Files that went into it. */
  readonly files: readonly string[];
  /** Counts and figures by name, units last in the name. */
  readonly facts: Readonly<Record<string, number | string>>;
  /** Files that could not be read, and what else the user should know, each by its kind with facts. */
  readonly faults: readonly BuildFault[];
  readonly wallS: number;
  /** Taken from an earlier build, since nothing changed on which it depends. */
  readonly isReused: boolean;
}

/** Any fault or warning met in a build; each has its sentence by kind. */
export interface BuildFault {
  readonly kind: string;
}
