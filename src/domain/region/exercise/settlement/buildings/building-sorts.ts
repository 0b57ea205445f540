import type { BuildingSort } from './building-draft.ts';

/**
 * Sorts of buildings of a small Korean city. Medians are our assumptions, set so that a house covers 60 to 80 m², a
 * multi-household villa (다세대) 130 m², a shop house 140 m², as building registers of such towns show. A floor of an
 * apartment is 2.9 m high.
 */
export const buildingSorts = {
  townHouse: sort('detached-house', {
    medianM2: 62,
    sigma: 0.3,
    range: [32, 130],
    floors: [1, 2],
    basement: 0.16,
  }),
  newHouse: sort('detached-house', {
    medianM2: 88,
    sigma: 0.25,
    range: [50, 160],
    floors: [2, 3],
    basement: 0.05,
  }),
  farmHouse: sort('detached-house', {
    medianM2: 78,
    sigma: 0.3,
    range: [40, 150],
    floors: [1, 1],
    basement: 0,
  }),
  villa: sort('apartment', { medianM2: 130, sigma: 0.22, range: [85, 230], floors: [3, 4], basement: 0.3 }),
  shop: sort('commercial', { medianM2: 115, sigma: 0.42, range: [45, 420], floors: [1, 3], basement: 0.35 }),
  shopBlock: sort('commercial', {
    medianM2: 240,
    sigma: 0.4,
    range: [110, 900],
    floors: [3, 7],
    basement: 0.75,
  }),
  workshop: sort('industrial', { medianM2: 220, sigma: 0.5, range: [80, 700], floors: [1, 2], basement: 0 }),
  factory: sort('industrial', { medianM2: 620, sigma: 0.5, range: [250, 2400], floors: [1, 2], basement: 0 }),
  shed: sort('agricultural', { medianM2: 34, sigma: 0.4, range: [15, 110], floors: [1, 1], basement: 0 }),
  barn: sort('agricultural', { medianM2: 320, sigma: 0.45, range: [120, 1100], floors: [1, 1], basement: 0 }),
} as const satisfies Readonly<Record<string, BuildingSort>>;

/** A row greenhouse (비닐하우스): about 7 m wide and 40 to 80 m long. */
export const greenhouse: BuildingSort = {
  ...sort('agricultural', { medianM2: 400, sigma: 0.22, range: [230, 640], floors: [1, 1], basement: 0 }),
  aspect: [0.11, 0.14],
  floorHeightM: 3.2,
  roofM: 0,
  lShare: 0,
};

function sort(
  use: BuildingSort['use'],
  shape: {
    medianM2: number;
    sigma: number;
    range: readonly [number, number];
    floors: readonly [number, number];
    basement: number;
  },
): BuildingSort {
  const isTall = use === 'industrial';
  return {
    use,
    medianM2: shape.medianM2,
    sigma: shape.sigma,
    smallestM2: shape.range[0],
    largestM2: shape.range[1],
    aspect: use === 'commercial' ? [0.7, 1.1] : [0.9, 1.5],
    floors: shape.floors,
    floorHeightM: isTall ? 4.5 : use === 'commercial' ? 3.6 : 2.9,
    roofM: use === 'agricultural' ? 0.6 : 1,
    basementShare: shape.basement,
    lShare: use === 'detached-house' ? 0.25 : use === 'apartment' || use === 'agricultural' ? 0.05 : 0.15,
  };
}
