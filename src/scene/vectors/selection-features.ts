import type { FeatureCollection, LineString, Point } from 'geojson';
import type { Region } from '../../domain/region/region.ts';
import type { Selection } from '../../store/map-view.ts';
import type { RegionFrame } from '../region-frame.ts';
import { buildingRing } from './building-features.ts';
import { roadLine, roadMiddle } from './road-features.ts';

/**
 * What is selected: its outline on the ground (a footprint, an edge, the square of a cell, a ring round a facility) and
 * the point where its mark stands. Nothing for an object that the region does not have.
 */
export function selectionFeatures(
  selection: Selection | null,
  region: Region,
  frame: RegionFrame,
): FeatureCollection<LineString | Point> {
  const coordinates = selection === null ? null : outline(selection, region, frame);
  const anchor = selection === null ? null : selectionAnchor(selection, region);
  if (coordinates === null || anchor === null) return { type: 'FeatureCollection', features: [] };
  return {
    type: 'FeatureCollection',
    features: [
      { type: 'Feature', properties: {}, geometry: { type: 'LineString', coordinates } },
      {
        type: 'Feature',
        properties: {},
        geometry: { type: 'Point', coordinates: [...frame.toLngLat(anchor[0], anchor[1])] },
      },
    ],
  };
}

/** The one point that stands for a selection, m in the region's system; null for what the region does not have. */
export function selectionAnchor(
  selection: Selection,
  { buildings, roads, facilities, gauges }: Region,
): readonly [xM: number, yM: number] | null {
  switch (selection.kind) {
    case 'building': {
      const xM = buildings?.centroidXM[selection.index];
      const yM = buildings?.centroidYM[selection.index];
      return xM === undefined || yM === undefined ? null : [xM, yM];
    }
    case 'road':
      return roads !== null && selection.edge < roads.edgeCount ? roadMiddle(roads, selection.edge) : null;
    case 'facility': {
      const place = facilities?.find(({ id }) => id === selection.facilityId);
      return place === undefined ? null : [place.xM, place.yM];
    }
    case 'gauge': {
      const place = gauges?.find(({ id }) => id === selection.gaugeId);
      return place === undefined ? null : [place.xM, place.yM];
    }
    case 'cell':
      return [selection.xM, selection.yM];
  }
}

function outline(selection: Selection, region: Region, frame: RegionFrame): [number, number][] | null {
  switch (selection.kind) {
    case 'building':
      return region.buildings !== null && selection.index < region.buildings.count
        ? buildingRing(region.buildings, selection.index, frame)
        : null;
    case 'road':
      return region.roads !== null && selection.edge < region.roads.edgeCount
        ? roadLine(region.roads, selection.edge, frame)
        : null;
    case 'facility':
    case 'gauge': {
      const anchor = selectionAnchor(selection, region);
      return anchor === null ? null : circle(anchor[0], anchor[1], 25, frame);
    }
    case 'cell':
      return cellSquare(selection.xM, selection.yM, frame);
  }
}

function circle(xM: number, yM: number, radiusM: number, frame: RegionFrame): [number, number][] {
  const corners = 32;
  return Array.from({ length: corners + 1 }, (_, k) => {
    const angle = (2 * Math.PI * k) / corners;
    return [...frame.toLngLat(xM + radiusM * Math.cos(angle), yM + radiusM * Math.sin(angle))] as [
      number,
      number,
    ];
  });
}

function cellSquare(xM: number, yM: number, frame: RegionFrame): [number, number][] {
  const { westM, northM, cellSizeM } = frame.grid;
  const west = westM + Math.floor((xM - westM) / cellSizeM) * cellSizeM;
  const north = northM - Math.floor((northM - yM) / cellSizeM) * cellSizeM;
  const corners: readonly (readonly [number, number])[] = [
    [0, 0],
    [1, 0],
    [1, 1],
    [0, 1],
    [0, 0],
  ];
  return corners.map(([east, south]) => [
    ...frame.toLngLat(west + east * cellSizeM, north - south * cellSizeM),
  ]) as [number, number][];
}
