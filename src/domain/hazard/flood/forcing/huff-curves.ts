/**
 * Median (50 %) cumulative share of the storm, in per cent, at every 5 % of its duration from 5 % to 95 %, for storms
 * whose heaviest quarter is the first, second, third and fourth. Heavy rain at a point.
 * Source: Huff 1990, Time Distributions of Heavy Rainstorms in Illinois, Illinois State Water Survey Circular 173,
 * table 3; method: Huff 1967, Water Resources Research 3(4), 1007-1019. Illinois storms: a Korean design study uses the
 * quartiles that the ministry gives for the site; these serve exercises.
 */
export const huffMedianPercent = {
  'huff-1': [16, 33, 43, 52, 60, 66, 71, 75, 79, 82, 84, 86, 88, 90, 92, 94, 96, 97, 98],
  'huff-2': [3, 8, 12, 16, 22, 29, 39, 51, 62, 70, 76, 81, 85, 88, 91, 93, 95, 97, 98],
  'huff-3': [3, 6, 9, 12, 15, 19, 23, 27, 32, 38, 45, 57, 70, 79, 85, 89, 92, 95, 97],
  'huff-4': [2, 5, 8, 10, 13, 16, 19, 22, 25, 28, 32, 35, 39, 45, 51, 59, 72, 84, 92],
} as const;

export type HuffPattern = keyof typeof huffMedianPercent;

/** Cumulative shares from 0 to 1 at every 5 % of the duration, ends included. */
export const huffCumulative = (pattern: HuffPattern): readonly number[] => [
  0,
  ...huffMedianPercent[pattern].map((percent) => percent / 100),
  1,
];
