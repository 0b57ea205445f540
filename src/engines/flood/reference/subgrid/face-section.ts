/** What a face between two coarse cells lets pass at a level. */
export interface WetSection {
  /** Area of the water, m². */
  areaM2: number;
  /** Sum of h^(5/3) / n times width, m^3/s: discharge for a slope of 1. */
  conveyanceM3PerS: number;
  /** Width of the water, m. */
  widthM: number;
  /** Depth over the lowest ground of the section, m. */
  deepestM: number;
}

/**
 * Sections of the faces along one side of all coarse cells: for each fine cell on the line, the higher bed and the mean
 * roughness of the two fine cells beside it. Area and conveyance are summed over the wet parts, so that a narrow channel
 * carries its own flow within a wide face (sub-grid corrections of local inertia: van Ormondt, Leijnse, de Goede,
 * Nederhoff & van Dongeren 2025, doi:10.5194/gmd-18-843-2025; theirs read tables, these parts are summed).
 */
export interface FaceSections {
  /** Ground of each part, `parts` for each face, m. */
  readonly bedM: Float64Array;
  readonly manning: Float64Array;
  readonly parts: number;
  readonly partWidthM: number;
}

/** Area, conveyance, width and depth of a face at a level, written into `into`. */
export function wetSection(sections: FaceSections, face: number, levelM: number, into: WetSection): void {
  const { bedM, manning, parts, partWidthM } = sections;
  into.areaM2 = 0;
  into.conveyanceM3PerS = 0;
  into.widthM = 0;
  into.deepestM = 0;
  for (let k = face * parts; k < (face + 1) * parts; k++) {
    const depthM = levelM - (bedM[k] as number);
    if (depthM <= 0) continue;
    into.areaM2 += depthM * partWidthM;
    into.conveyanceM3PerS += (depthM * Math.cbrt(depthM * depthM) * partWidthM) / (manning[k] as number);
    into.widthM += partWidthM;
    into.deepestM = Math.max(into.deepestM, depthM);
  }
}
