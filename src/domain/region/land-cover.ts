/**
 * Land cover by the major classes (대분류) of the Korean Ministry of Environment's land-cover map, with the few
 * sub-classes that matter for friction and infiltration. `code` is what the region pack's grid stores.
 *
 * Manning n, s·m^-1/3. Sources: built-up, crops, forest, grass, wetland, bare, water from the NLCD-to-Manning ranges of
 * the HEC-RAS 2D User's Manual v6 (USACE), table "Manning's n values based on NLCD class", mid-range values.
 * `imperviousFraction` is the share of rain that meets a sealed surface.
 */
export const landCovers = [
  { id: 'built-up', code: 1, manning: 0.1, imperviousFraction: 0.7 },
  { id: 'road', code: 2, manning: 0.02, imperviousFraction: 0.95 },
  { id: 'paddy', code: 3, manning: 0.045, imperviousFraction: 0 },
  { id: 'dry-field', code: 4, manning: 0.04, imperviousFraction: 0 },
  { id: 'forest', code: 5, manning: 0.14, imperviousFraction: 0 },
  { id: 'grass', code: 6, manning: 0.04, imperviousFraction: 0 },
  { id: 'wetland', code: 7, manning: 0.07, imperviousFraction: 0 },
  { id: 'bare', code: 8, manning: 0.027, imperviousFraction: 0.1 },
  { id: 'river', code: 9, manning: 0.032, imperviousFraction: 1 },
  { id: 'sea', code: 10, manning: 0.025, imperviousFraction: 1 },
] as const;

export type LandCover = (typeof landCovers)[number];
export type LandCoverId = LandCover['id'];

const byCode = new Map<number, LandCover>(landCovers.map((cover) => [cover.code, cover]));
const byId = new Map<LandCoverId, LandCover>(landCovers.map((cover) => [cover.id, cover]));

/** The class of a grid code, or null for a code we do not know (0 means: no data). */
export const landCoverOf = (code: number): LandCover | null => byCode.get(code) ?? null;

export const landCoverCode = (id: LandCoverId): number => (byId.get(id) as LandCover).code;
