import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import { type RoadRank, rankOfRoad } from '../../domain/region/road-colours.ts';
import type { ScenePalette } from './palette.ts';
import { sourceIds } from './source-ids.ts';
import { sun } from './sun.ts';

/** Pixels per metre of road width grow with zoom: lines keep a legible minimum far away and true width near by. */
const roadWidth = (extraPixels: number): ExpressionSpecification =>
  [
    'interpolate',
    ['exponential', 2],
    ['zoom'],
    11,
    [
      '+',
      extraPixels * 0.3,
      ['match', ['get', 'class'], 'expressway', 1.8, 'national', 1.2, 'local', 0.9, 'city', 0.6, 0.25],
    ],
    14,
    [
      '+',
      extraPixels * 0.6,
      ['match', ['get', 'class'], 'expressway', 4.2, 'national', 3, 'local', 2.2, 'city', 1.6, 0.8],
    ],
    18,
    ['+', extraPixels, ['*', 2.1, ['get', 'widthM']]],
  ] as unknown as ExpressionSpecification;

const classesOf = (rank: RoadRank): readonly string[] =>
  Object.entries(rankOfRoad).flatMap(([roadClass, itsRank]) => (itsRank === rank ? [roadClass] : []));

const roadColour = (palette: ScenePalette): ExpressionSpecification =>
  [
    'match',
    ['get', 'class'],
    classesOf('expressway'),
    palette.road.expressway,
    classesOf('major'),
    palette.road.major,
    palette.road.minor,
  ] as unknown as ExpressionSpecification;

const structureIs = (structure: string): ExpressionSpecification => ['==', ['get', 'structure'], structure];
const onGround: ExpressionSpecification = [
  'match',
  ['get', 'structure'],
  ['at-grade', 'underpass'],
  true,
  false,
];

function groundLayers(palette: ScenePalette): LayerSpecification[] {
  return [
    { id: 'ground', type: 'background', paint: { 'background-color': palette.ground } },
    {
      id: 'land-cover',
      type: 'raster',
      source: sourceIds.land,
      paint: { 'raster-resampling': 'linear', 'raster-fade-duration': 0 },
    },
    {
      id: 'terrain-field',
      type: 'raster',
      source: sourceIds.terrainField,
      paint: { 'raster-resampling': 'nearest', 'raster-fade-duration': 0, 'raster-opacity': 0.85 },
    },
    {
      id: 'landslide',
      type: 'raster',
      source: sourceIds.landslide,
      paint: { 'raster-resampling': 'nearest', 'raster-fade-duration': 0, 'raster-opacity': 0.85 },
    },
    {
      id: 'hillshade',
      type: 'hillshade',
      source: sourceIds.hillshade,
      paint: {
        'hillshade-method': 'combined',
        'hillshade-illumination-direction': sun.azimuthDeg,
        'hillshade-illumination-altitude': sun.altitudeDeg,
        'hillshade-illumination-anchor': 'map',
        'hillshade-shadow-color': palette.hillshade.shadow,
        'hillshade-highlight-color': palette.hillshade.highlight,
        'hillshade-exaggeration': palette.hillshade.exaggeration,
      },
    },
    {
      id: 'contour',
      type: 'line',
      source: sourceIds.contours,
      'source-layer': 'contours',
      paint: {
        'line-color': palette.contour,
        'line-opacity': ['match', ['get', 'level'], 1, 0.55, 0.28],
        'line-width': ['match', ['get', 'level'], 1, 1.1, 0.6],
      },
    },
  ];
}

function boundaryLayers(palette: ScenePalette): LayerSpecification[] {
  return [
    {
      id: 'admin-boundary',
      type: 'line',
      source: sourceIds.admin,
      paint: {
        'line-color': palette.boundary,
        'line-opacity': ['match', ['get', 'level'], 'municipality', 0.8, 'eup-myeon-dong', 0.6, 0.25],
        'line-width': ['match', ['get', 'level'], 'municipality', 1.6, 'eup-myeon-dong', 1.1, 0.6],
        'line-dasharray': [4, 2],
      },
    },
    {
      id: 'region-edge',
      type: 'line',
      source: sourceIds.region,
      paint: { 'line-color': palette.regionEdge, 'line-width': 1.2, 'line-opacity': 0.7 },
    },
  ];
}

function roadLayers(palette: ScenePalette): LayerSpecification[] {
  const road = (
    id: string,
    filter: ExpressionSpecification,
    paint: Record<string, unknown>,
  ): LayerSpecification =>
    ({
      id,
      type: 'line',
      source: sourceIds.roads,
      filter,
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint,
    }) as LayerSpecification;
  const colour = roadColour(palette);
  return [
    road('road-tunnel', structureIs('tunnel'), {
      'line-color': colour,
      'line-width': roadWidth(0),
      'line-opacity': 0.4,
      'line-dasharray': [2, 2],
    }),
    road('road-casing', onGround, {
      'line-color': palette.road.casing,
      'line-width': roadWidth(2),
      'line-opacity': ['interpolate', ['linear'], ['zoom'], 11, 0.35, 14, 0.8],
    }),
    road('road', onGround, { 'line-color': colour, 'line-width': roadWidth(0) }),
    road('bridge-casing', structureIs('bridge'), {
      'line-color': palette.bridgeCasing,
      'line-width': roadWidth(4),
    }),
    road('bridge', structureIs('bridge'), { 'line-color': colour, 'line-width': roadWidth(0.4) }),
    road('road-cut', ['literal', true] as unknown as ExpressionSpecification, {
      'line-color': palette.cutRoad,
      'line-width': roadWidth(1.2),
      'line-opacity': ['case', ['boolean', ['feature-state', 'cut'], false], 1, 0],
    }),
  ];
}

function overlayLayers(palette: ScenePalette): LayerSpecification[] {
  const routeWidth: ExpressionSpecification = [
    'interpolate',
    ['linear'],
    ['sqrt', ['get', 'people']],
    1,
    2,
    40,
    9,
  ];
  const offset: ExpressionSpecification = ['match', ['get', 'shared'], 1, 4, 0];
  return [
    {
      id: 'evacuation-casing',
      type: 'line',
      source: sourceIds.routes,
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: {
        'line-color': palette.evacuation.casing,
        'line-width': ['+', 3, routeWidth],
        'line-offset': offset,
        'line-opacity': 0.85,
      },
    },
    {
      id: 'evacuation-route',
      type: 'line',
      source: sourceIds.routes,
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: {
        'line-color': palette.evacuation.route,
        'line-width': routeWidth,
        'line-offset': offset,
      },
    },
    selectionLine('selection-casing', palette.selection.casing, 8),
    selectionLine('selection-line', palette.selection.line, 4),
  ];
}

const selectionLine = (id: string, colour: string, widthPixels: number): LayerSpecification => ({
  id,
  type: 'line',
  source: sourceIds.selection,
  layout: { 'line-cap': 'round', 'line-join': 'round' },
  paint: { 'line-color': colour, 'line-width': widthPixels },
});

/** Layers that lie on the ground, bottom first. */
export const drapedLayers = (palette: ScenePalette): LayerSpecification[] => [
  ...groundLayers(palette),
  ...boundaryLayers(palette),
  ...roadLayers(palette),
  ...overlayLayers(palette),
];
