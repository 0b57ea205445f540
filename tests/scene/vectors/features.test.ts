import { describe, expect, test } from 'vitest';
import { projectionOf } from '../../../src/domain/geo/projection.ts';
import type { Region } from '../../../src/domain/region/region.ts';
import { regionFrame } from '../../../src/scene/region-frame.ts';
import { labelFeatures, regionEdgeFeatures } from '../../../src/scene/vectors/area-features.ts';
import { buildingFeatures } from '../../../src/scene/vectors/building-features.ts';
import { CutRoads } from '../../../src/scene/vectors/cut-roads.ts';
import { closureFeatures, roadFeatures, roadMiddle } from '../../../src/scene/vectors/road-features.ts';
import { selectionFeatures } from '../../../src/scene/vectors/selection-features.ts';
import type { Selection } from '../../../src/store/map-view.ts';
import { buildRegion, buildRoads, metricGrid, name } from '../../support/region-builder.ts';

const grid = metricGrid(100, 100);
const projection = (() => {
  const found = projectionOf(grid.epsg);
  if (!found.ok) throw new Error(found.fault.kind);
  return found.value;
})();
const frame = regionFrame(grid, projection);
const [x, y] = [grid.westM + 500, grid.northM - 500];
const region = {
  ...buildRegion({
    grid,
    houses: [
      { xM: x, yM: y, sizeM: 10 },
      { xM: x + 50, yM: y, sizeM: 10 },
    ],
    nodes: [
      [x, y],
      [x + 100, y],
    ],
    edges: [{ from: 0, to: 1, structure: 'bridge' }],
  }),
};

/** Metres between a drawn position and where it should be. */
const away = (lngLat: readonly number[] | undefined, xM: number, yM: number): number => {
  const [px, py] = projection.fromLngLat(lngLat?.[0] as number, lngLat?.[1] as number);
  return Math.hypot(px - xM, py - yM);
};

describe('buildings', () => {
  const { features } = buildingFeatures(region.buildings as never, frame);

  test('carry their index as id, for feature states', () => {
    expect(features.map(({ id }) => id)).toEqual([0, 1]);
  });

  test('are the same when made in parts', () => {
    const parts = [
      [0, 1],
      [1, 2],
    ] as const;
    const inParts = parts.flatMap(
      (range) => buildingFeatures(region.buildings as never, frame, range).features,
    );
    expect(inParts).toEqual(features);
  });

  test('are closed rings within a centimetre of their corners', () => {
    const ring = features[0]?.geometry.coordinates[0] ?? [];
    expect(ring).toHaveLength(5);
    expect(ring[0]).toEqual(ring[4]);
    expect(away(ring[0], x - 5, y - 5)).toBeLessThan(0.01);
    expect(away(ring[2], x + 5, y + 5)).toBeLessThan(0.01);
  });
});

describe('roads', () => {
  test('keep class, structure and direction', () => {
    const [road] = roadFeatures(region.roads as never, frame).features;
    expect(road?.properties).toMatchObject({ class: 'street', structure: 'bridge', widthM: 6 });
    expect(away(road?.geometry.coordinates[0], x, y)).toBeLessThan(0.01);
    expect(away(road?.geometry.coordinates[1], x + 100, y)).toBeLessThan(0.01);
  });

  test('have their middle half-way along a bent line', () => {
    const bent = {
      ...buildRoads(
        [
          [0, 0],
          [30, 40],
        ],
        [{ from: 0, to: 1 }],
      ),
      lineOffsets: Uint32Array.of(0, 3),
      lineXY: Float64Array.of(0, 0, 30, 0, 30, 40),
    };
    expect(roadMiddle(bent, 0)).toEqual([30, 5]);
  });

  test('are crossed out where closed, and unknown edges are left out', () => {
    const { features } = closureFeatures(region.roads, [0, 7, -1], frame);
    expect(features).toHaveLength(1);
    expect(away(features[0]?.geometry.coordinates, x + 50, y)).toBeLessThan(0.01);
    expect(closureFeatures(null, [0], frame).features).toEqual([]);
  });

  test('report only edges whose state changed', () => {
    const roads = new CutRoads();
    expect(roads.changesTo(Float32Array.of(0.1, 0.3, 0.9), 0.3, 3)).toEqual([
      [1, true],
      [2, true],
    ]);
    expect(roads.changesTo(Float32Array.of(0.1, 0.2, 0.8), 0.3, 3)).toEqual([[1, false]]);
    expect(roads.changesTo(null, 0.3, 3)).toEqual([[2, false]]);
  });
});

describe('labels', () => {
  test('stand at the centre of mass of the largest ring, whatever its direction', () => {
    const ring = (points: readonly number[]): Float64Array =>
      Float64Array.from(points, (value, k) => value + (k % 2 === 0 ? x : y));
    const square = ring([0, 0, 100, 0, 100, 100, 0, 100]);
    const turned = ring([0, 0, 0, 100, 100, 100, 100, 0]);
    for (const large of [square, turned]) {
      const area = {
        code: '1',
        name: name('가'),
        level: 'ri' as const,
        parentIndex: null,
        rings: [ring([300, 300, 310, 300, 310, 310]), large],
      };
      const [label] = labelFeatures({ ...region, adminAreas: [area] }, frame).features;
      expect(away(label?.geometry.coordinates, x + 50, y + 50)).toBeLessThan(0.01);
    }
  });
});

describe('outlines', () => {
  test('of the region run through its four corners', () => {
    const line = regionEdgeFeatures(frame).features[0]?.geometry.coordinates ?? [];
    expect(away(line[0], grid.westM, grid.northM)).toBeLessThan(0.01);
    expect(away(line[2], grid.westM + 1000, grid.northM - 1000)).toBeLessThan(0.01);
  });

  test('of a cell are its square, and of what the region lacks nothing', () => {
    const ring = outlineOf({ kind: 'cell', xM: x + 3, yM: y + 4 });
    expect(away(ring[0], x, y + 10)).toBeLessThan(0.01);
    expect(away(ring[2], x + 10, y)).toBeLessThan(0.01);
    expect(selectionFeatures({ kind: 'building', index: 9 }, region, frame).features).toEqual([]);
    expect(selectionFeatures({ kind: 'road', edge: 9 }, region, frame).features).toEqual([]);
    expect(selectionFeatures({ kind: 'facility', facilityId: 'x' }, region, frame).features).toEqual([]);
    expect(selectionFeatures(null, region, frame).features).toEqual([]);
  });
});

/** The line of a selection, which comes before its mark. */
function outlineOf(selection: Selection): readonly (readonly number[])[] {
  const geometry = selectionFeatures(selection, region, frame).features[0]?.geometry;
  if (geometry?.type !== 'LineString') throw new Error(`no outline: ${geometry?.type}`);
  return geometry.coordinates;
}

describe('the mark of a selection', () => {
  const markOf = (selection: Selection): readonly number[] => {
    const geometry = selectionFeatures(selection, region, frame).features[1]?.geometry;
    if (geometry?.type !== 'Point') throw new Error(`no mark: ${geometry?.type}`);
    return geometry.coordinates;
  };

  test('stands in the house, half-way along the road and at the point', () => {
    expect(away(markOf({ kind: 'building', index: 1 }), x + 50, y)).toBeLessThan(0.01);
    expect(away(markOf({ kind: 'road', edge: 0 }), x + 50, y)).toBeLessThan(0.01);
    expect(away(markOf({ kind: 'cell', xM: x + 3, yM: y + 4 }), x + 3, y + 4)).toBeLessThan(0.01);
  });

  test('stands on a shelter and on a gauge, with a ring of 25 m round them', () => {
    const withGauge: Region = {
      ...region,
      gauges: [
        {
          id: 'g',
          type: 'rain-gauge',
          name: name('우량계'),
          xM: x + 200,
          yM: y,
          thresholds: null,
        },
      ] as unknown as Region['gauges'],
    };
    const { features } = selectionFeatures({ kind: 'gauge', gaugeId: 'g' }, withGauge, frame);
    const [ring, mark] = features.map(({ geometry }) => geometry);
    if (ring?.type !== 'LineString' || mark?.type !== 'Point') throw new Error('no ring or no mark');
    expect(away(mark.coordinates, x + 200, y)).toBeLessThan(0.01);
    for (const point of ring.coordinates) {
      const [px, py] = projection.fromLngLat(point[0] as number, point[1] as number);
      expect(Math.hypot(px - x - 200, py - y)).toBeCloseTo(25, 1);
    }
  });
});
