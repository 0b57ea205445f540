import type { ExpressionSpecification, LayerSpecification, SymbolLayerSpecification } from 'maplibre-gl';
import type { Language } from '../../core/localized.ts';
import { buildingDepthClasses } from '../../domain/hazard/depth-ramp.ts';
import { routeArrowName } from '../evacuation/route-arrow.ts';
import { selectionRingName } from '../facilities/facility-icons.ts';
import { labelFontFamily } from '../labels/label-font.ts';
import type { ScenePalette } from './palette.ts';
import { firstSymbolLayerId, sourceIds } from './source-ids.ts';

/** Neutral by height while dry; the colour of its depth class when water stands at it. */
function buildingColour(palette: ScenePalette): ExpressionSpecification {
  const hit = buildingDepthClasses.flatMap((depthClass, index) => [index, depthClass.hex]);
  const dry = [
    'interpolate',
    ['linear'],
    ['get', 'heightM'],
    3,
    palette.building.low,
    45,
    palette.building.high,
  ];
  return [
    'case',
    ['boolean', ['feature-state', 'selected'], false],
    palette.building.selected,
    ['match', ['coalesce', ['feature-state', 'depthClass'], -1], ...hit, dry],
  ] as unknown as ExpressionSpecification;
}

function buildingLayer(palette: ScenePalette): LayerSpecification {
  return {
    id: 'buildings',
    type: 'fill-extrusion',
    source: sourceIds.buildings,
    minzoom: 11.5,
    paint: {
      'fill-extrusion-color': buildingColour(palette),
      'fill-extrusion-height': ['get', 'heightM'],
      'fill-extrusion-base': 0,
      'fill-extrusion-opacity': 1,
      'fill-extrusion-vertical-gradient': true,
    },
  };
}

const textPaint = (
  palette: ScenePalette,
  quiet: boolean,
): NonNullable<SymbolLayerSpecification['paint']> => ({
  'text-color': quiet ? palette.text.quiet : palette.text.colour,
  'text-halo-color': palette.text.halo,
  'text-halo-width': 1.6,
});

function evacuationSymbols(palette: ScenePalette): LayerSpecification[] {
  return [
    {
      id: firstSymbolLayerId,
      type: 'symbol',
      source: sourceIds.routes,
      minzoom: 12.5,
      layout: {
        'symbol-placement': 'line',
        'symbol-spacing': 70,
        'icon-image': routeArrowName,
        'icon-size': ['interpolate', ['linear'], ['zoom'], 12, 0.5, 16, 0.9],
        'icon-rotation-alignment': 'map',
        'icon-allow-overlap': true,
        'icon-ignore-placement': true,
      },
    },
    {
      id: 'closures',
      type: 'symbol',
      source: sourceIds.closures,
      layout: {
        'icon-image': 'closed-cross',
        'icon-size': ['interpolate', ['linear'], ['zoom'], 11, 0.5, 15, 1],
        'icon-allow-overlap': true,
      },
      paint: { 'icon-color': palette.closed },
    },
  ];
}

function facilitySymbols(palette: ScenePalette, name: ExpressionSpecification): LayerSpecification[] {
  const font = [labelFontFamily];
  const icon: SymbolLayerSpecification['layout'] = {
    'icon-image': ['get', 'icon'],
    'icon-size': ['interpolate', ['linear'], ['zoom'], 11.5, 0.55, 15, 1],
    'icon-anchor': 'bottom',
  };
  return [
    {
      id: 'facility-icons',
      type: 'symbol',
      source: sourceIds.facilities,
      minzoom: 11.5,
      filter: ['!', ['has', 'isGauge']],
      layout: {
        ...icon,
        'icon-allow-overlap': ['step', ['zoom'], false, 13, true],
        'symbol-sort-key': ['get', 'rank'],
      },
    },
    // Gauges are few and what an officer looks for first: they stand in the view of the whole region too, and no name hides them.
    {
      id: 'gauge-icons',
      type: 'symbol',
      source: sourceIds.facilities,
      minzoom: 9,
      filter: ['has', 'isGauge'],
      layout: { ...icon, 'icon-allow-overlap': true },
    },
    {
      id: 'shelter-load-labels',
      type: 'symbol',
      source: sourceIds.facilities,
      minzoom: 13,
      filter: ['has', 'load'],
      layout: {
        'text-field': ['get', 'load'],
        'text-font': font,
        'text-size': 12,
        'text-anchor': 'bottom',
        'text-offset': [0, -3.1],
        'text-optional': true,
      },
      paint: textPaint(palette, false),
    },
    {
      id: 'facility-labels',
      type: 'symbol',
      source: sourceIds.facilities,
      minzoom: 14,
      layout: {
        'text-field': name,
        'text-font': font,
        'text-size': 12,
        'text-anchor': 'top',
        'text-offset': [0, 0.3],
        'text-max-width': 8,
        'symbol-sort-key': ['get', 'rank'],
      },
      paint: textPaint(palette, true),
    },
  ];
}

function nameSymbols(palette: ScenePalette, name: ExpressionSpecification): LayerSpecification[] {
  const font = [labelFontFamily];
  return [
    {
      id: 'contour-labels',
      type: 'symbol',
      source: sourceIds.contours,
      'source-layer': 'contours',
      minzoom: 13,
      filter: ['==', ['get', 'level'], 1],
      layout: {
        'symbol-placement': 'line',
        'text-field': ['to-string', ['get', 'ele']],
        'text-font': font,
        'text-size': 11,
      },
      paint: textPaint(palette, true),
    },
    {
      id: 'road-labels',
      type: 'symbol',
      source: sourceIds.roads,
      minzoom: 14,
      filter: ['has', 'nameKo'],
      layout: {
        'symbol-placement': 'line',
        'symbol-spacing': 400,
        'text-field': name,
        'text-font': font,
        'text-size': 11,
      },
      paint: textPaint(palette, true),
    },
    {
      id: 'river-labels',
      type: 'symbol',
      source: sourceIds.rivers,
      minzoom: 11.5,
      layout: {
        'symbol-placement': 'line',
        'symbol-spacing': 500,
        'text-field': name,
        'text-font': font,
        'text-size': 13,
        'text-letter-spacing': 0.1,
      },
      paint: { ...textPaint(palette, false), 'text-color': palette.text.quiet },
    },
    {
      id: 'place-labels',
      type: 'symbol',
      source: sourceIds.labels,
      minzoom: 9,
      layout: {
        'text-field': name,
        'text-font': font,
        'text-size': ['match', ['get', 'level'], 'municipality', 20, 'eup-myeon-dong', 16, 13],
        'text-max-width': 8,
        'symbol-sort-key': ['get', 'rank'],
      },
      paint: textPaint(palette, false),
      filter: ['any', ['<', ['get', 'rank'], 3], ['>=', ['zoom'], 13]],
    },
  ];
}

/** Readings of a past event beside their gauges: nothing may hide them, and they hide no name. */
const replayLabels = (palette: ScenePalette, language: Language): LayerSpecification => ({
  id: 'replay-labels',
  type: 'symbol',
  source: sourceIds.replay,
  layout: {
    'text-field': ['get', language === 'ko' ? 'textKo' : 'textEn'],
    'text-font': [labelFontFamily],
    'text-size': 15,
    'text-anchor': 'bottom',
    'text-offset': [0, -2.6],
    'text-max-width': 20,
    'text-allow-overlap': true,
    'text-ignore-placement': true,
  },
  paint: {
    ...textPaint(palette, false),
    'text-color': [
      'match',
      ['get', 'level'],
      ...Object.entries(palette.level).flat(),
      palette.text.colour,
    ] as unknown as ExpressionSpecification,
    'text-halo-width': 2.4,
  },
});

/** Above everything else: a selected road under water and a house behind another one are found by it. */
const selectionMark: LayerSpecification = {
  id: 'selection-mark',
  type: 'symbol',
  source: sourceIds.selection,
  filter: ['==', ['geometry-type'], 'Point'],
  layout: {
    'icon-image': selectionRingName,
    'icon-allow-overlap': true,
    'icon-ignore-placement': true,
  },
};

/**
 * Buildings and symbols, bottom first; water is inserted before the first symbol. Symbols higher up get their place first,
 * so the names of places come last of those that compete for room.
 */
export function standingLayers(palette: ScenePalette, language: Language): LayerSpecification[] {
  const name: ExpressionSpecification = ['get', language === 'ko' ? 'nameKo' : 'nameEn'];
  return [
    buildingLayer(palette),
    ...evacuationSymbols(palette),
    ...facilitySymbols(palette, name),
    ...nameSymbols(palette, name),
    replayLabels(palette, language),
    selectionMark,
  ];
}
