/** Shapes of a storm in time. Huff 1967 quartiles: the quarter of the storm in which the heaviest rain falls. */
export const temporalPatterns = ['constant', 'triangular', 'huff-1', 'huff-2', 'huff-3', 'huff-4'] as const;
export type TemporalPattern = (typeof temporalPatterns)[number];

export type Storm =
  | {
      readonly kind: 'design';
      readonly totalMm: number;
      readonly durationS: number;
      readonly pattern: TemporalPattern;
    }
  /** Intensities at given times, linear in between, e.g. from a CSV file. */
  | {
      readonly kind: 'series';
      readonly name: string;
      readonly timeS: readonly number[];
      readonly mmPerH: readonly number[];
    };

/** A river hydrograph that rises from the base flow to a peak and falls back, m³/s. */
export interface RiverHydrograph {
  readonly inflowPointId: string;
  readonly baseM3PerS: number;
  readonly peakM3PerS: number;
  readonly timeToPeakS: number;
  /** Time from the peak back to the base flow. */
  readonly recessionS: number;
}

export type InfiltrationMethod = 'green-ampt' | 'constant' | 'none';

/** Equations a person can choose: `inertial` local inertia, `full` all of shallow water, first order. */
export const scenarioSchemes = ['inertial', 'full'] as const;
export type ScenarioScheme = (typeof scenarioSchemes)[number];

/** What a person sets: the question asked of the flood engine. Numbers as on the form; SI except rain in mm. */
export interface FloodScenario {
  readonly name: string;
  readonly storm: Storm;
  readonly hydrographs: readonly RiverHydrograph[];
  /** Share of the pore space filled with water at the start, 0 dry to 1 saturated. */
  readonly initialSaturation: number;
  readonly infiltration: InfiltrationMethod;
  /** Sea level above the terrain's datum, m; null where the region has no sea. */
  readonly seaLevelM: number | null;
  /** What happens at edges that are not sea. */
  readonly landEdges: 'open' | 'closed';
  readonly scheme: ScenarioScheme;
  /** Cell size of the computation, m: the region's own or a whole multiple of it. */
  readonly computationCellSizeM: number;
  readonly endS: number;
  readonly outputEveryS: number;
}
