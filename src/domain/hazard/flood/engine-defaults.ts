import type { FloodScheme } from './flood-case.ts';

/** Weight of the own flux: little smoothing, enough for deep smooth beds (de Almeida et al. 2012 advise 0.7 to 1). */
export const defaultTheta = 0.9;

/**
 * Courant numbers: for local inertia in the range 0.2 to 0.7 that Bates et al. 2010 advise; for the full equations, where
 * the wave speeds of both directions are added, below the 0.75 up to which no cell can give more water than it has.
 */
export const defaultCourant = { inertial: 0.7, full: 0.7 } as const satisfies Record<
  FloodScheme['kind'],
  number
>;

/** Depth at which water counts as arrived, m: the lowest class of the exposure tables. */
export const defaultArrivalDepthM = 0.05;

/** Order of the full equations in a case that names none: the accurate one. */
export const defaultFullOrder = 2;
