import { landCovers } from '../land-cover.ts';
import type { Region } from '../region.ts';
import type { DerivedTerrain, Method } from './derived-terrain.ts';

/** Grids of a region that the map can show by themselves. */
export const terrainFields = [
  'height-above-drainage',
  'slope',
  'contributing-area',
  'wetness-index',
  'vs30',
  'manning',
  'land-cover',
] as const;

export type TerrainField = (typeof terrainFields)[number];

/** One class of a field: its lower bound, in the unit in which the field is shown, and its colour. */
export interface TerrainClass {
  readonly from: number;
  readonly hex: string;
}

const deepBlue = ['#08306b', '#1f5fa8', '#4b8fc6', '#85b8dc', '#b5d3ea', '#d8e7f4', '#f0f5fb'];
const earth = ['#fff5e6', '#fde0b8', '#f9bf80', '#ee9750', '#d46e2c', '#a94a17', '#702c0b'];
const moss = ['#f1f5e4', '#d3e4b9', '#a8cd8d', '#74b06c', '#458d55', '#226943', '#0b4430'];
const plum = ['#4a0f52', '#753080', '#9a58a3', '#ba83c1', '#d3aed8', '#e8d3ea', '#f7eef8'];

const classesOf = (bounds: readonly number[], hexes: readonly string[]): readonly TerrainClass[] =>
  bounds.map((from, index) => ({ from, hex: hexes[index] as string }));

const coverHexes = {
  'built-up': '#8d8f94',
  road: '#4f5257',
  paddy: '#b9cf7f',
  'dry-field': '#dcc27a',
  forest: '#2f7a46',
  grass: '#8fbf6a',
  wetland: '#5fb3a3',
  bare: '#c3a98a',
  river: '#4f94cd',
  sea: '#1f5a96',
} as const;

/**
 * Classes of each field, lowest first: m above drainage, degrees, km², index, m/s, s·m^-1/3, codes of `landCovers`. Bounds
 * of vs30 are those of Wald & Allen 2007, doi:10.1785/0120060267, table 2 (NEHRP classes and their parts).
 */
export const terrainClasses: Readonly<Record<TerrainField, readonly TerrainClass[]>> = {
  'height-above-drainage': classesOf([0, 1, 2, 5, 10, 20, 50], deepBlue),
  slope: classesOf([0, 2, 5, 10, 15, 25, 35], earth),
  'contributing-area': classesOf([0, 0.01, 0.1, 1, 10, 100], deepBlue.toReversed().slice(1)),
  'wetness-index': classesOf([0, 4, 6, 8, 10, 12, 15], moss),
  vs30: classesOf([0, 180, 240, 300, 360, 490, 760], plum),
  manning: classesOf([0, 0.03, 0.04, 0.06, 0.1, 0.14], earth.slice(1)),
  'land-cover': landCovers.map(({ code, id }) => ({ from: code, hex: coverHexes[id] })),
};

/** Values of a field per cell as they are stored; null where the region lacks it. */
export function terrainFieldValues(
  field: TerrainField,
  region: Pick<Region, 'manning' | 'landCover'>,
  derived: DerivedTerrain | null,
): ArrayLike<number> | null {
  switch (field) {
    case 'height-above-drainage':
      return derived?.handM ?? null;
    case 'slope':
      return derived?.slopeDeg ?? null;
    case 'contributing-area':
      return derived?.contributingAreaM2 ?? null;
    case 'wetness-index':
      return derived?.wetnessIndex ?? null;
    case 'vs30':
      return derived?.vs30MPerS ?? null;
    case 'manning':
      return region.manning;
    case 'land-cover':
      return region.landCover;
  }
}

/**
 * Finds the index of the class of a stored value; -1 where nothing is known: no way to drainage, sea, unknown cover. A map has
 * millions of cells, so that what hangs on the field alone is settled once.
 */
export function terrainClassifier(field: TerrainField): (stored: number) => number {
  if (field === 'land-cover') {
    const table = new Int8Array(256).fill(-1);
    for (const [index, { code }] of landCovers.entries()) table[code] = index;
    return (stored) => table[stored] ?? -1;
  }
  const perShown = field === 'contributing-area' ? 1e6 : 1;
  const bounds = Float64Array.from(terrainClasses[field], ({ from }) => from * perShown);
  const leastKnown = leastKnownValue[field] ?? Number.NEGATIVE_INFINITY;
  return (stored) => {
    if (!Number.isFinite(stored) || stored < leastKnown) return -1;
    let index = bounds.length - 1;
    while (index > 0 && stored < (bounds[index] as number)) index--;
    return index;
  };
}

/** Below these a field says that nothing is known. */
const leastKnownValue: Readonly<Partial<Record<TerrainField, number>>> = {
  'height-above-drainage': 0,
  vs30: Number.MIN_VALUE,
};

/** How a derived field came about, as the pack states it; null for fields that are data of their own. */
export function terrainMethod(field: TerrainField, derived: DerivedTerrain | null): Method | null {
  if (derived === null || field === 'manning' || field === 'land-cover') return null;
  return derived.methods[field] ?? null;
}
