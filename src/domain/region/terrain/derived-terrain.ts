/** How something was computed, as it is written in the pack. */
export interface Method {
  readonly name: string;
  /** Author, year and, where there is one, the DOI; several are parted by semicolons. */
  readonly source: string;
  /** Limits and choices by name, units last in the name. */
  readonly parameters: Readonly<Record<string, number | string>>;
}

/** Steps that make the ground fit for water to run over, in the order in which they are done. */
export const conditioningSteps = ['voids', 'rivers', 'culverts', 'bridges', 'sinks', 'buildings'] as const;

/** What one step did to the terrain. */
export interface ConditioningStep {
  readonly step: (typeof conditioningSteps)[number];
  readonly method: Method;
  /** What was done and what was left, counted by name: `cells` are those whose height the step changed. */
  readonly counts: Readonly<Record<string, number>>;
}

/** Layers that follow from the terrain, as the pack names them, and the fields that hold them. */
export const derivedLayers = [
  { id: 'conditioned-terrain', field: 'conditionedM' },
  { id: 'flow-direction', field: 'flowDirection' },
  { id: 'contributing-area', field: 'contributingAreaM2' },
  { id: 'drainage', field: 'drainage' },
  { id: 'height-above-drainage', field: 'handM' },
  { id: 'slope', field: 'slopeDeg' },
  { id: 'plan-curvature', field: 'planCurvature' },
  { id: 'profile-curvature', field: 'profileCurvature' },
  { id: 'wetness-index', field: 'wetnessIndex' },
  { id: 'vs30', field: 'vs30MPerS' },
] as const;

export type DerivedLayerId = (typeof derivedLayers)[number]['id'];

/** Grids that follow from a region's terrain, computed once; one value per cell of the region's grid. */
export interface DerivedGrids {
  /** Ground that lets water through where it passes in truth, m: the terrain after all conditioning steps. */
  readonly conditionedM: Float32Array;
  /** D8: 1 E, 2 SE, 4 S, 8 SW, 16 W, 32 NW, 64 N, 128 NE, 0 where the water leaves the grid. */
  readonly flowDirection: Uint8Array;
  /** Area inside the grid that drains through each cell by D8, its own included, m². */
  readonly contributingAreaM2: Float32Array;
  /** Indices of `drainageKinds`. */
  readonly drainage: Uint8Array;
  /** Height above the nearest drainage, m; `unknownHandM` where the way leaves the grid before it meets drainage. */
  readonly handM: Float32Array;
  readonly slopeDeg: Float32Array;
  /** 1/m, positive where contours bulge downhill. */
  readonly planCurvature: Float32Array;
  /** 1/m, positive where the slope steepens downhill. */
  readonly profileCurvature: Float32Array;
  /** ln(a / tan b), a in metres. */
  readonly wetnessIndex: Float32Array;
  /** Mean shear-wave velocity of the upper 30 m, m/s; 0 at sea. Null where the region is too small for the method. */
  readonly vs30MPerS: Float32Array | null;
}

export type DerivedMethods = Readonly<Record<Exclude<DerivedLayerId, 'vs30'>, Method>> & {
  readonly vs30?: Method | undefined;
};

/** The grids with how each came about. */
export interface DerivedTerrain extends DerivedGrids {
  readonly conditioning: readonly ConditioningStep[];
  /** The method of each layer that is there. */
  readonly methods: DerivedMethods;
}
