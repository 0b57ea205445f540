import type { ExposureThresholds } from './exposure.ts';

/**
 * Limits used until the user edits them, m.
 * - `hitDepthM`: the height of a door sill or kerb. Shallower water is mostly rain running off over the grid, which knows
 *   no drains; the depth classes still count it. Own choice.
 * - `evacuateDepthM`: from here cars cannot bring anybody out (see `carDepthM`). Own choice.
 * - `shelterDepthM`: water stands in the rooms of the ground floor, which cannot be slept in the next night. Own choice.
 * - `carDepthM`: Pregnolato, Ford, Wilkinson & Dawson 2017 (Transportation Research Part D 55): speed falls to zero at
 *   0.3 m; Shand, Cox, Blacka & Smith 2011 (Australian Rainfall and Runoff, project 10): still-water limit of small cars.
 * - `largeVehicleDepthM`: Shand et al. 2011: still-water limit of large four-wheel drives; no better one for lorries.
 * - `walkDepthM`: Cox, Shand & Blacka 2010 (Australian Rainfall and Runoff, project 10): greatest still-water depth of
 *   low hazard for children. Adults stand in up to 1.2 m; a plan goes by the weakest. Leaves out: the product of depth
 *   and speed, because a depth field carries no velocity.
 */
export const defaultExposureThresholds: ExposureThresholds = {
  hitDepthM: 0.15,
  evacuateDepthM: 0.3,
  shelterDepthM: 0.5,
  carDepthM: 0.3,
  largeVehicleDepthM: 0.5,
  walkDepthM: 0.5,
};
