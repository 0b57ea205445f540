/** Use of a building; the stored code is the index in this list. */
export const buildingUses = [
  'detached-house',
  'apartment',
  'commercial',
  'industrial',
  'school',
  'hospital',
  'public',
  'agricultural',
] as const;

export type BuildingUse = (typeof buildingUses)[number];

/**
 * What buildings are to flood water. `none`: only friction. `blocked`: cells mostly under roofs keep water out. `raised`:
 * such cells stand as high as their buildings. `porous`: water fills and crosses the open share of each cell. Source of the
 * four: Schubert & Sanders 2012, Advances in Water Resources 41 (building resistance, holes, blocks and porosity).
 */
export const buildingTreatments = ['none', 'blocked', 'raised', 'porous'] as const;

export type BuildingTreatment = (typeof buildingTreatments)[number];

/**
 * Buildings as columns: entry i of each array is building i, whose id is `b` + i. Rings are outer boundaries in the
 * region's metric system, counter-clockwise, without a repeated last point: the points of ring i are
 * ringXY[2k], ringXY[2k+1] for k in [ringOffsets[i], ringOffsets[i+1]).
 */
export interface Buildings {
  readonly count: number;
  readonly ringOffsets: Uint32Array;
  readonly ringXY: Float64Array;
  readonly centroidXM: Float64Array;
  readonly centroidYM: Float64Array;
  readonly footprintM2: Float32Array;
  readonly heightM: Float32Array;
  /** Floors above ground. */
  readonly floors: Uint8Array;
  readonly basementFloors: Uint8Array;
  /** Index into `buildingUses`. */
  readonly use: Uint8Array;
  readonly dayPeople: Uint16Array;
  readonly nightPeople: Uint16Array;
  /** Index into `Region.adminAreas` of the smallest area (리 or 동) that holds the building. */
  readonly adminIndex: Uint16Array;
}

/** Most people that a column can say of one building. */
export const mostInBuilding = 65_535;

/** Floor area of all floors above ground, m². */
export const floorAreaM2 = (buildings: Buildings, index: number): number =>
  (buildings.footprintM2[index] as number) * (buildings.floors[index] as number);

export const buildingId = (index: number): string => `b${index}`;

export const buildingUseOf = (buildings: Buildings, index: number): BuildingUse =>
  buildingUses[buildings.use[index] ?? 0] ?? 'detached-house';
