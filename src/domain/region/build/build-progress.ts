import { buildStages } from './stage-report.ts';

/** The steps of a build as they are shown, in their order. */
export const buildSteps = ['files', 'download', ...buildStages, 'keep'] as const;

export type BuildStep = (typeof buildSteps)[number];

/** Where a build is. */
export interface BuildProgress {
  readonly step: BuildStep;
  /** The file that is being fetched. */
  readonly download: {
    readonly name: string;
    readonly bytes: number;
    /** Null while the server has not said. */
    readonly totalBytes: number | null;
  } | null;
}

export const stepProgress = (step: BuildStep): BuildProgress => ({ step, download: null });

/** Share of the steps that lie behind, 0 to 1. */
export const fractionBehind = ({ step }: BuildProgress): number =>
  buildSteps.indexOf(step) / buildSteps.length;
