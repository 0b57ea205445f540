import type { RoadControl } from './highway-kinds.ts';

const mileKm = 1.609344;

/** Green of a signal cycle that a through lane is assumed to have, as a share; minor streets yield more often. */
const greenShare = { signals: 0.45, 'minor-street': 0.3 } as const;
/** Cars of both directions together on one lane without passing, per hour: an assumption, no manual covers such ways. */
const singleTrackPerH = 200;

/**
 * Capacity of one lane, passenger cars per hour, by the Highway Capacity Manual 2000 as restated in the HPMS Field Manual
 * (FHWA 2002), appendix N; speeds in miles per hour, free flow:
 * - access-controlled: 1,700 + 10 v up to 70 mph, at most 2,400 (freeways, HCM chapter 23)
 * - rural highway with more than one lane a direction: 1,000 + 20 v up to 60 mph, at most 2,200 (multilane, chapter 21)
 * - rural highway with one lane a direction: 1,700 (two-lane, chapter 20)
 * - signals: saturation flow of 1,900 (chapter 16) times an assumed share of green
 * Of these the 2,400 of a freeway at 70 mph was compared with a second source; the shares of green are ours. The Korean manual
 * (도로용량편람) was not at hand.
 * Leaves out: heavy vehicles, grades, lane width and weather, which lower it.
 */
export function laneCapacityPerH(control: RoadControl, speedKmH: number, lanesPerDirection: number): number {
  const mph = speedKmH / mileKm;
  switch (control) {
    case 'access-controlled':
      return Math.min(1700 + 10 * mph, 2400);
    case 'rural-highway':
      return lanesPerDirection < 2 ? 1700 : Math.min(1000 + 20 * mph, 2200);
    case 'signals':
    case 'minor-street':
      return 1900 * greenShare[control];
    case 'single-track':
      return singleTrackPerH;
    default:
      return control satisfies never;
  }
}
