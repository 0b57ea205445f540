import type { RoadClass } from './roads.ts';

/** How a map tells roads apart: by colour and width. */
export const roadRanks = ['expressway', 'major', 'minor'] as const;
export type RoadRank = (typeof roadRanks)[number];

/** Muted, since hue is left to hazard; expressways are the warmest and the strongest. */
export const roadColours: Readonly<Record<'dark' | 'light', Readonly<Record<RoadRank, string>>>> = {
  dark: { expressway: '#d9bf83', major: '#a9a595', minor: '#7d7d7b' },
  light: { expressway: '#efc777', major: '#fff3cf', minor: '#ffffff' },
};

export const rankOfRoad: Readonly<Record<RoadClass, RoadRank>> = {
  expressway: 'expressway',
  national: 'major',
  local: 'major',
  city: 'minor',
  street: 'minor',
  farm: 'minor',
};
