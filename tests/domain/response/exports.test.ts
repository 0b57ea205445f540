import { describe, expect, it } from 'vitest';
import { exposureFromDepths } from '../../../src/domain/exposure/compute-exposure.ts';
import { defaultExposureThresholds } from '../../../src/domain/exposure/default-thresholds.ts';
import type { ExportStamp } from '../../../src/domain/exposure/export/export-stamp.ts';
import { exposureCsv } from '../../../src/domain/exposure/export/exposure-csv.ts';
import { exposureGeoJson } from '../../../src/domain/exposure/export/exposure-geojson.ts';
import type { FeatureCollection } from '../../../src/domain/exposure/export/geojson-geometry.ts';
import { projectionOf } from '../../../src/domain/geo/projection.ts';
import { defaultEvacuationOptions } from '../../../src/domain/response/default-options.ts';
import { planCsv, shelterCsv } from '../../../src/domain/response/export/plan-csv.ts';
import { planGeoJson } from '../../../src/domain/response/export/plan-geojson.ts';
import { planEvacuation } from '../../../src/domain/response/plan-evacuation.ts';
import { buildGridTown } from '../../support/grid-town.ts';
import { parseCsv } from '../../support/parse-csv.ts';
import { risingFlood } from '../../support/rising-flood.ts';

const thresholds = defaultExposureThresholds;
const town = buildGridTown({
  seed: 5,
  cells: 60,
  streets: 6,
  houses: 150,
  shelters: 6,
  placesPerShelter: 40,
});
const flood = risingFlood(town, 1.5, 13);
const exposure = exposureFromDepths(flood.prepared, flood.maximum, { timeOfDay: 'night', thresholds });
const made = planEvacuation({
  ...flood,
  thresholds,
  options: { ...defaultEvacuationOptions, departureS: 900 },
});
if (!made.ok) throw new Error(made.fault.kind);
const plan = made.value;

const stampIn = (language: 'ko' | 'en', kind: 'exercise' | 'real' = 'exercise'): ExportStamp => ({
  region: { ...town, kind },
  provenance: {
    source: 'flood-reference 1.0.0',
    validAtMs: null,
    computedAtMs: Date.UTC(2026, 6, 18, 5, 10),
    inputsHash: 'c0ffee',
  },
  language,
});

const collection = (result: ReturnType<typeof planGeoJson>): FeatureCollection => {
  if (!result.ok) throw new Error(result.fault.kind);
  return result.value;
};

/** Every [longitude, latitude] anywhere in a geometry. */
function flatten(coordinates: unknown): (readonly [number, number])[] {
  if (!Array.isArray(coordinates)) return [];
  if (typeof coordinates[0] === 'number') return [coordinates as unknown as readonly [number, number]];
  return coordinates.flatMap(flatten);
}

describe('exports', () => {
  const asGeoJson = {
    exposure: collection(exposureGeoJson(town, exposure, thresholds, stampIn('ko'))),
    plan: collection(planGeoJson(town, plan, stampIn('ko'))),
  };

  it('have something to show in this town', () => {
    expect(plan.assignments.length).toBeGreaterThan(3);
    expect(plan.shortfalls.length).toBeGreaterThan(0);
  });

  it.each(Object.entries(asGeoJson))('of the %s lie in WGS84 inside the region', (_, { features }) => {
    const projection = projectionOf(town.grid.epsg);
    if (!projection.ok) throw new Error('known projection');
    const sideM = town.grid.columns * town.grid.cellSizeM;
    for (const { geometry } of features) {
      const points = flatten(geometry.coordinates);
      expect(points.length).toBeGreaterThan(0);
      for (const [lngDeg, latDeg] of points) {
        const [xM, yM] = projection.value.fromLngLat(lngDeg, latDeg);
        expect(xM - town.grid.westM).toBeGreaterThan(-20);
        expect(xM - town.grid.westM).toBeLessThan(sideM + 20);
        expect(town.grid.northM - yM).toBeGreaterThan(-20);
        expect(town.grid.northM - yM).toBeLessThan(sideM + 20);
      }
    }
  });

  it.each(Object.entries(asGeoJson))(
    'of the %s say what they come from and that the place is invented',
    (_, one) => {
      expect(one).toMatchObject({
        type: 'FeatureCollection',
        region: '[가상 지역] 시험읍',
        regionKind: 'exercise',
        source: 'flood-reference 1.0.0',
        validAt: null,
        computedAt: '2026-07-18T05:10:00.000Z',
        inputsHash: 'c0ffee',
      });
    },
  );

  it('of the exposure draw buildings as closed rings, counter-clockwise from above', () => {
    const buildings = asGeoJson.exposure.features.filter(({ properties }) => properties.layer === 'building');
    const wanted = [...(exposure.buildingDepthM ?? [])].filter(
      (depthM, i) => depthM >= thresholds.hitDepthM || exposure.buildingIsolated?.[i] === 1,
    );
    expect(buildings).toHaveLength(wanted.length);
    for (const { geometry } of buildings) {
      const ring = flatten(geometry.coordinates);
      expect(ring.at(-1)).toEqual(ring[0]);
      const twiceArea = ring.slice(1).reduce((sum, [x, y], k) => {
        const [x0, y0] = ring[k] as readonly [number, number];
        return sum + (x0 * y - x * y0);
      }, 0);
      expect(twiceArea).toBeGreaterThan(0);
    }
  });

  it('of the plan draw each route from the block to its shelter', () => {
    const projection = projectionOf(town.grid.epsg);
    if (!projection.ok) throw new Error('known projection');
    const routes = asGeoJson.plan.features.filter(({ properties }) => properties.layer === 'route');
    expect(routes).toHaveLength(plan.assignments.length);
    for (const [k, { geometry, properties }] of routes.entries()) {
      const points = flatten(geometry.coordinates);
      const shelter = town.facilities?.find(({ id }) => id === properties.shelterId);
      const [lngDeg, latDeg] = points.at(-1) as readonly [number, number];
      const [xM, yM] = projection.value.fromLngLat(lngDeg, latDeg);
      expect(Math.hypot(xM - (shelter?.xM ?? 0), yM - (shelter?.yM ?? 0))).toBeLessThan(0.1);
      expect(properties.people).toBe(plan.assignments[k]?.people);
    }
  });

  it('name the codes they know when the region has an unknown one', () => {
    const lost = { ...town, grid: { ...town.grid, epsg: 9999 } };
    expect(planGeoJson(lost, plan, stampIn('ko'))).toMatchObject({
      ok: false,
      fault: { kind: 'unknown-crs', epsg: 9999 },
    });
  });

  it('as CSV keep every person of the plan', () => {
    const [headers, ...rows] = parseCsv(planCsv(town, plan, stampIn('ko'))) as [string[], ...string[][]];
    const people = headers.indexOf('인원(명)');
    expect(rows.reduce((sum, row) => sum + Number(row[people]), 0)).toBe(plan.totalPeople);
    for (const row of rows) {
      expect(row).toHaveLength(headers.length);
      expect(row.slice(-6, -1)).toEqual([
        '[가상 지역] 시험읍',
        'flood-reference 1.0.0',
        '',
        '2026-07-18T05:10:00.000Z',
        'c0ffee',
      ]);
    }
  });

  it('as CSV never round a last safe departure up', () => {
    const [headers, ...rows] = parseCsv(planCsv(town, plan, stampIn('en'))) as [string[], ...string[][]];
    const column = headers.indexOf('last safe departure (min after start)');
    for (const [k, one] of plan.assignments.entries()) {
      expect(Number(rows[k]?.[column]) * 60).toBeLessThanOrEqual(one.lastSafeDepartureS + 1e-6);
    }
  });

  it('as CSV list the shelters with their load', () => {
    const [, ...rows] = parseCsv(shelterCsv(town, plan, stampIn('en')));
    expect(rows.map((row) => Number(row[3]))).toEqual(plan.shelters.map((one) => one.assignedPeople));
    expect(rows[0]?.at(-6)).toBe('[fictional region] Test Town');
  });

  it('as CSV give totals by area in either language, and empty cells for what is unknown', () => {
    const [headers, total, ...areas] = parseCsv(
      exposureCsv(exposure, town.adminAreas, stampIn('en')),
    ) as string[][];
    const affected = headers?.indexOf('affected people') ?? -1;
    expect(Number(total?.[affected])).toBe(exposure.total.affectedPeople);
    expect(areas.map((row) => Number(row[affected]))).toEqual(
      exposure.byArea?.map((one) => one.affectedPeople),
    );
    const unknown = { ...exposure.total, isolatedPeople: null };
    const [koHeaders, row] = parseCsv(
      exposureCsv({ ...exposure, total: unknown }, null, stampIn('ko', 'real')),
    ) as string[][];
    expect(row?.[koHeaders?.indexOf('고립 인원(명)') ?? -1]).toBe('');
    expect(row?.at(-6)).toBe('시험읍');
  });
});
