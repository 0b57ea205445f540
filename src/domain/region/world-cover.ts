import { type LandCoverId, landCoverCode } from './land-cover.ts';

/**
 * Classes of ESA WorldCover and the land cover that stands for each. Source of the classes: Zanaga et al. 2022, ESA
 * WorldCover 10 m 2021 v200, Product User Manual, table of the land-cover classes. The choice is ours:
 * - shrubs rub the flow nearly as forest does (0.07 to 0.16 against 0.08 to 0.20 s·m^-1/3 in the HEC-RAS table);
 * - cropland is not told apart into paddy and dry field, so it counts as the one that holds back no water;
 * - water is not told apart into river and sea: `river`, until the region's own sea says otherwise.
 */
export const worldCoverClasses: readonly { readonly code: number; readonly landCover: LandCoverId }[] = [
  { code: 10, landCover: 'forest' },
  { code: 20, landCover: 'forest' },
  { code: 30, landCover: 'grass' },
  { code: 40, landCover: 'dry-field' },
  { code: 50, landCover: 'built-up' },
  { code: 60, landCover: 'bare' },
  { code: 70, landCover: 'bare' },
  { code: 80, landCover: 'river' },
  { code: 90, landCover: 'wetland' },
  { code: 95, landCover: 'wetland' },
  { code: 100, landCover: 'grass' },
];

const byCode = new Map(worldCoverClasses.map(({ code, landCover }) => [code, landCoverCode(landCover)]));

/** Code of `landCovers` for a class of WorldCover, or null for a class it does not have. */
export const landCoverOfWorldCover = (code: number): number | null => byCode.get(code) ?? null;
