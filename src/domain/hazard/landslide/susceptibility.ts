import type { GridSpec } from '../../geo/grid.ts';

/** Order of the model's inputs. */
export const landslideFeatures = [
  'slopeDeg',
  'planCurvature',
  'profileCurvature',
  'elevationM',
  'log10CatchmentAreaM2',
] as const;
export type LandslideFeature = (typeof landslideFeatures)[number];

/** Terrain attributes per cell. Curvatures in 1/m. NaN never occurs: border cells use a one-sided neighbourhood. */
export interface TerrainFeatures {
  readonly grid: GridSpec;
  readonly slopeDeg: Float32Array;
  readonly planCurvature: Float32Array;
  readonly profileCurvature: Float32Array;
  readonly elevationM: Float32Array;
  readonly log10CatchmentAreaM2: Float32Array;
}

/** Probability that a slope fails, with the cells where the model may not speak. */
export interface SusceptibilityField {
  readonly grid: GridSpec;
  /** 0 to 1. Meaningless where `outside` is 1. */
  readonly probability: Float32Array;
  /** 1 where some feature that the model uses lies outside the range seen in training. */
  readonly outside: Uint8Array;
  readonly modelId: string;
  readonly modelVersion: string;
  readonly executionProvider: string;
}

/** The card that travels with a model; see models/landslide/card.json. */
export interface ModelCard {
  readonly id: string;
  readonly version: string;
  readonly title: { readonly ko: string; readonly en: string };
  readonly sha256: string;
  readonly data: {
    readonly name: string;
    readonly rows: number;
    readonly positives: number;
    readonly licence: string;
    readonly source: string;
    /** Cell size of the terrain that the features were computed on, m. */
    readonly cellSizeM: number;
  };
  readonly split: { readonly ko: string; readonly en: string };
  readonly scores: {
    readonly auc: Interval;
    readonly brier: Interval;
    readonly expectedCalibrationError: Interval;
    /** The same scores of a rival measured on the same folds. */
    readonly baseline: { readonly name: string; readonly auc: number; readonly brier: number };
  };
  readonly calibration: readonly {
    readonly predicted: number;
    readonly observed: number;
    readonly count: number;
  }[];
  readonly features: readonly {
    readonly id: LandslideFeature;
    readonly unit: string;
    /** Range seen in training. */
    readonly minimum: number;
    readonly maximum: number;
    /** False where the model ignores the feature: its output is the same for any value. */
    readonly used: boolean;
  }[];
  readonly knownFailures: readonly { readonly ko: string; readonly en: string }[];
}

export interface Interval {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}
