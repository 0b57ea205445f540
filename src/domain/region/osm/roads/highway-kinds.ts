import type { RoadClass } from '../../roads.ts';

/** How traffic of a road is kept apart, on which its capacity depends. */
export type RoadControl = 'access-controlled' | 'rural-highway' | 'signals' | 'minor-street' | 'single-track';

/** What a value of `highway` means here. */
export interface HighwayKind {
  readonly roadClass: RoadClass;
  readonly control: RoadControl;
  /** A slip road: no faster than `linkSpeedKmH` unless it says so. */
  readonly isLink: boolean;
  /** Lanes of both directions together, of a road with two directions and of a one-way road. */
  readonly lanes: readonly [bothWays: number, oneWay: number];
  readonly laneWidthM: number;
  /** Shoulders or margins of both sides together, m. */
  readonly marginsM: number;
}

/** Speed assumed on a slip road that does not say its own, km/h. */
export const linkSpeedKmH = 50;

const motorway: HighwayKind = {
  roadClass: 'expressway',
  control: 'access-controlled',
  isLink: false,
  lanes: [4, 2],
  laneWidthM: 3.5,
  marginsM: 4,
};
const trunk: HighwayKind = {
  roadClass: 'national',
  control: 'rural-highway',
  isLink: false,
  lanes: [2, 2],
  laneWidthM: 3.5,
  marginsM: 2.5,
};
const primary: HighwayKind = { ...trunk, control: 'signals', laneWidthM: 3.25, marginsM: 1.5 };
const secondary: HighwayKind = { ...primary, roadClass: 'local', lanes: [2, 1] };
const tertiary: HighwayKind = { ...secondary, roadClass: 'city', laneWidthM: 3, marginsM: 1 };
const street: HighwayKind = {
  roadClass: 'street',
  control: 'minor-street',
  isLink: false,
  lanes: [2, 1],
  laneWidthM: 2.75,
  marginsM: 0.5,
};
const lane: HighwayKind = { ...street, control: 'single-track', lanes: [1, 1], laneWidthM: 4, marginsM: 0 };
const track: HighwayKind = { ...lane, roadClass: 'farm', laneWidthM: 3 };
const link = (kind: HighwayKind): HighwayKind => ({ ...kind, isLink: true, lanes: [2, 1] });

/**
 * Roads that carry cars, by the value of `highway`. Classes follow the use of the tags in Korea: motorways are 고속국도,
 * trunk roads national roads and their like, secondary roads 지방도, tertiary roads 시도 and 군도. Lane widths are the least of
 * the Rules on the Structure and Facilities of Roads, article 10, for the design speeds usual on the class; lanes and
 * margins are assumptions of ours where the map gives no `lanes` and no `width`.
 */
export const highwayKinds: ReadonlyMap<string, HighwayKind> = new Map([
  ['motorway', motorway],
  ['motorway_link', link(motorway)],
  ['trunk', trunk],
  ['trunk_link', link(trunk)],
  ['primary', primary],
  ['primary_link', link(primary)],
  ['secondary', secondary],
  ['secondary_link', link(secondary)],
  ['tertiary', tertiary],
  ['tertiary_link', link(tertiary)],
  ['unclassified', street],
  ['road', street],
  ['residential', street],
  ['living_street', lane],
  ['service', lane],
  ['track', track],
]);
