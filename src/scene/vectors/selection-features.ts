import type { FeatureCollection, LineString } from 'geojson';
import type { Region } from '../../domain/region/region.ts';
import type { Selection } from '../../store/map-view.ts';
import type { RegionFrame } from '../region-frame.ts';
import { buildingRing } from './building-features.ts';
import { roadLine } from './road-features.ts';

/** Outline of what is selected: a footprint, an edge, the square of a cell, a ring round a facility. */
export function selectionFeatures(
  selection: Selection | null,
  region: Region,
  frame: RegionFrame,
): FeatureCollection<LineString> {
  const coordinates = selection === null ? null : outline(selection, region, frame);
  return {
    type: 'FeatureCollection',
    features:
      coordinates === null
        ? []
        : [{ type: 'Feature', properties: {}, geometry: { type: 'LineString', coordinates } }],
  };
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
    case 'facility': {
      const facility =
        region.facilities?.find(({ id }) => id === selection.facilityId) ??
        region.gauges?.find(({ id }) => id === selection.facilityId);
      return facility === undefined ? null : circle(facility.xM, facility.yM, 25, frame);
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
