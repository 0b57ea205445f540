import { drawnDepthM } from '../depth-ramp.ts';

/** Dangers to people in the words of the guidance, least first. */
export const peopleDangers = ['caution', 'some', 'most', 'all'] as const;
export type PeopleDanger = (typeof peopleDangers)[number];

/**
 * Lowest hazard rating of each danger. Defra/EA 2006, FD2320 and FD2321, "Flood Risks to People": from 0.75 dangerous for
 * some (children, the elderly, the infirm), from 1.25 for most, from 2 for all, rescuers included.
 */
export const dangerBounds: Readonly<Record<PeopleDanger, number>> = {
  caution: 0,
  some: 0.75,
  most: 1.25,
  all: 2,
};

/** Depth over which debris counts in full, m. */
const debrisDepthM = 0.25;

/**
 * Largest hazard to people, HR = d (v + 0.5) + DF (Defra/EA 2006, FD2321), from the largest depth and the largest depth x
 * speed of a run. The two need not fall together, so this is an upper bound of the rating at any moment; HR grows with
 * each of its terms. The debris factor is the one of the supplementary note of 2008 for unknown land use: 0.5 up to 0.25 m
 * of water, 1 above. Null where the water was too thin to be drawn.
 */
export function hazardRating(maximumDepthM: number, maximumDepthVelocityM2PerS: number): number | null {
  if (!(maximumDepthM >= drawnDepthM)) return null;
  const debrisFactor = maximumDepthM > debrisDepthM ? 1 : 0.5;
  return maximumDepthVelocityM2PerS + 0.5 * maximumDepthM + debrisFactor;
}

/** The danger of a hazard rating. */
export const dangerOf = (rating: number): PeopleDanger =>
  peopleDangers.findLast((danger) => rating >= dangerBounds[danger]) ?? 'caution';
