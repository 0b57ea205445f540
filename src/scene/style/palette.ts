import type { LandCoverId } from '../../domain/region/land-cover.ts';
import { type RoadRank, roadColours } from '../../domain/region/road-colours.ts';
import type { StageLevel } from '../../domain/region/stage-level.ts';
import type { Preferences } from '../../store/preferences.ts';

/** Colours of one theme. Hue is left to hazard, so land, roads and buildings stay muted. */
export interface ScenePalette {
  readonly ground: string;
  readonly land: Readonly<Record<LandCoverId, string>>;
  /** Tints of bare terrain from the lowest to the highest ground, for regions without land cover. */
  readonly hypsometric: readonly [string, string, string];
  readonly hillshade: { readonly shadow: string; readonly highlight: string; readonly exaggeration: number };
  readonly sky: { readonly zenith: string; readonly horizon: string; readonly fog: string };
  readonly light: { readonly colour: string; readonly intensity: number };
  readonly building: { readonly low: string; readonly high: string; readonly selected: string };
  readonly road: { readonly casing: string } & Readonly<Record<RoadRank, string>>;
  readonly bridgeCasing: string;
  readonly contour: string;
  readonly boundary: string;
  readonly regionEdge: string;
  readonly text: { readonly colour: string; readonly halo: string; readonly quiet: string };
  readonly evacuation: { readonly route: string; readonly casing: string };
  readonly closed: string;
  readonly cutRoad: string;
  /** Neutral and as far apart in lightness as can be, so that one of the two stands out on any ground. */
  readonly selection: { readonly line: string; readonly casing: string };
  /** Text of a reading by crisis level. */
  readonly level: Readonly<Record<StageLevel, string>>;
  /** Water that is always there: sea and river, outside the hazard ramp. */
  readonly permanentWater: string;
  readonly foam: string;
}

const dark: ScenePalette = {
  ground: '#1a2026',
  land: {
    'built-up': '#585b60',
    road: '#55585d',
    paddy: '#5a6650',
    'dry-field': '#6b654f',
    forest: '#40594a',
    grass: '#556a4b',
    wetland: '#48665f',
    bare: '#716a5e',
    river: '#2c516b',
    sea: '#1a3d58',
  },
  hypsometric: ['#465a4c', '#686857', '#8b877d'],
  hillshade: { shadow: '#04070a', highlight: '#cfd8dc', exaggeration: 0.6 },
  sky: { zenith: '#0a1320', horizon: '#33475a', fog: '#202c38' },
  light: { colour: '#fff4e0', intensity: 0.45 },
  building: { low: '#8e9197', high: '#b3b6bb', selected: '#ffffff' },
  road: { casing: '#1d2024', ...roadColours.dark },
  bridgeCasing: '#0a0c0e',
  contour: '#d7d2c4',
  boundary: '#aab2bb',
  regionEdge: '#d5dbe1',
  text: { colour: '#f2f4f6', halo: '#10151a', quiet: '#c4cbd2' },
  evacuation: { route: '#3fe0b0', casing: '#06281f' },
  closed: '#ff6b6b',
  cutRoad: '#ff9b8a',
  selection: { line: '#ffffff', casing: '#05080b' },
  level: {
    normal: '#f2f4f6',
    attention: '#8fc4ff',
    caution: '#ffe27a',
    alert: '#ffb07a',
    serious: '#ff9b94',
  },
  permanentWater: '#2b5572',
  foam: '#f2fbff',
};

const light: ScenePalette = {
  ground: '#e6e4df',
  land: {
    'built-up': '#dcd9d3',
    road: '#cfccc6',
    paddy: '#d9dfbf',
    'dry-field': '#e4dcc0',
    forest: '#b3c8a8',
    grass: '#cddab4',
    wetland: '#bcd4cc',
    bare: '#dbd2c1',
    river: '#9cc3db',
    sea: '#8ab4d0',
  },
  hypsometric: ['#c9d3ba', '#ddd6bf', '#efebe2'],
  hillshade: { shadow: '#3b4650', highlight: '#ffffff', exaggeration: 0.5 },
  sky: { zenith: '#7fb2dd', horizon: '#e3edf4', fog: '#e6ecef' },
  light: { colour: '#fffaf0', intensity: 0.35 },
  building: { low: '#d5d3ce', high: '#f1efea', selected: '#20262c' },
  road: { casing: '#a29e94', ...roadColours.light },
  bridgeCasing: '#5b5850',
  contour: '#6b5f48',
  boundary: '#5a6570',
  regionEdge: '#39424b',
  text: { colour: '#1b2127', halo: '#ffffff', quiet: '#414a53' },
  evacuation: { route: '#0a7d5c', casing: '#e9fff7' },
  closed: '#b3261e',
  cutRoad: '#c2410c',
  selection: { line: '#11161b', casing: '#ffffff' },
  level: {
    normal: '#1b2127',
    attention: '#0b50a6',
    caution: '#7a5600',
    alert: '#a03d00',
    serious: '#a8141f',
  },
  permanentWater: '#7aa9c8',
  foam: '#ffffff',
};

export const paletteOf = (theme: Preferences['theme']): ScenePalette => (theme === 'dark' ? dark : light);
