import { greenhouse, buildingSorts as sorts } from './building-sorts.ts';
import type { FrontageRule } from './frontages.ts';

type TownZone = 'old-town' | 'new-town' | 'port' | 'village';

/** How the streets of the towns are built up; `-avenue` is for the wide ones, lined with shops. */
export const townRules: Readonly<Record<TownZone | `${TownZone}-avenue`, FrontageRule>> = {
  'old-town-avenue': {
    zone: 'old-town',
    mix: [
      { sort: sorts.shop, share: 0.6 },
      { sort: sorts.shopBlock, share: 0.3 },
      { sort: sorts.villa, share: 0.1 },
    ],
    setbackM: [1.5, 2.5],
    gapM: [0.9, 2],
    rows: 1,
    rowPitchM: 15,
    fill: 0.95,
  },
  'old-town': {
    zone: 'old-town',
    mix: [
      { sort: sorts.townHouse, share: 0.72 },
      { sort: sorts.villa, share: 0.18 },
      { sort: sorts.shop, share: 0.1 },
    ],
    setbackM: [1, 2.2],
    gapM: [1, 2.6],
    rows: 2,
    rowPitchM: 11,
    fill: 0.92,
  },
  'new-town-avenue': {
    zone: 'new-town',
    mix: [
      { sort: sorts.shopBlock, share: 0.75 },
      { sort: sorts.shop, share: 0.25 },
    ],
    setbackM: [3, 5],
    gapM: [2, 9],
    rows: 1,
    rowPitchM: 22,
    fill: 0.55,
  },
  'new-town': {
    zone: 'new-town',
    mix: [
      { sort: sorts.newHouse, share: 0.55 },
      { sort: sorts.villa, share: 0.33 },
      { sort: sorts.shop, share: 0.12 },
    ],
    setbackM: [2, 3],
    gapM: [2, 4],
    rows: 3,
    rowPitchM: 13.5,
    fill: 0.92,
  },
  'port-avenue': {
    zone: 'port',
    mix: [
      { sort: sorts.shop, share: 0.55 },
      { sort: sorts.workshop, share: 0.35 },
      { sort: sorts.factory, share: 0.1 },
    ],
    setbackM: [2, 4],
    gapM: [1.5, 4],
    rows: 1,
    rowPitchM: 18,
    fill: 0.9,
  },
  port: {
    zone: 'port',
    mix: [
      { sort: sorts.townHouse, share: 0.68 },
      { sort: sorts.shop, share: 0.14 },
      { sort: sorts.workshop, share: 0.18 },
    ],
    setbackM: [1, 2.5],
    gapM: [1, 3],
    rows: 2,
    rowPitchM: 11,
    fill: 0.9,
  },
  'village-avenue': villageRule(),
  village: villageRule(),
};

function villageRule(): FrontageRule {
  return {
    zone: 'village',
    mix: [
      { sort: sorts.farmHouse, share: 0.6 },
      { sort: sorts.shed, share: 0.36 },
      { sort: sorts.barn, share: 0.04 },
    ],
    setbackM: [1.2, 4],
    gapM: [1.5, 5],
    rows: 2,
    rowPitchM: 12.5,
    fill: 0.88,
  };
}

/** Workshops, depots and houses along the roads that leave a town. */
export const outskirtsRule: FrontageRule = {
  zone: 'rural',
  mix: [
    { sort: sorts.workshop, share: 0.3 },
    { sort: sorts.factory, share: 0.2 },
    { sort: sorts.newHouse, share: 0.3 },
    { sort: sorts.shop, share: 0.2 },
  ],
  setbackM: [3, 8],
  gapM: [3, 10],
  rows: 2,
  rowPitchM: 22,
  fill: 0.7,
};

/** Scattered farms along country roads. */
export const ruralRules: Readonly<Record<'ribbon' | 'second', FrontageRule>> = {
  ribbon: {
    zone: 'rural',
    mix: [
      { sort: sorts.farmHouse, share: 0.55 },
      { sort: sorts.shed, share: 0.33 },
      { sort: sorts.barn, share: 0.07 },
      { sort: sorts.workshop, share: 0.05 },
    ],
    setbackM: [2.5, 7],
    gapM: [3, 14],
    rows: 1,
    rowPitchM: 16,
    fill: 0.45,
  },
  second: {
    zone: 'rural',
    mix: [
      { sort: sorts.farmHouse, share: 0.45 },
      { sort: sorts.shed, share: 0.5 },
      { sort: sorts.barn, share: 0.05 },
    ],
    setbackM: [18, 24],
    gapM: [4, 14],
    rows: 1,
    rowPitchM: 16,
    fill: 0.35,
  },
};

/** Greenhouses and sheds in the fields, denser with each round until the region has its buildings. */
export const farmRules: readonly FrontageRule[] = [
  fieldRule(0.22, [3, 6]),
  fieldRule(0.4, [3, 6]),
  fieldRule(0.8, [14, 22]),
  fieldRule(0.8, [28, 38]),
  fieldRule(0.9, [4, 44]),
];

function fieldRule(fill: number, setbackM: readonly [number, number]): FrontageRule {
  return {
    zone: 'farm',
    mix: [
      { sort: greenhouse, share: 0.7 },
      { sort: sorts.shed, share: 0.22 },
      { sort: sorts.barn, share: 0.08 },
    ],
    setbackM,
    gapM: [1.5, 3],
    rows: 1,
    rowPitchM: 50,
    fill,
  };
}
