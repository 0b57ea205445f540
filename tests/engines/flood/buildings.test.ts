import { expect, test } from 'vitest';
import { buildFloodCase } from '../../../src/domain/hazard/flood/build-case.ts';
import { defaultFloodScenario } from '../../../src/domain/hazard/flood/default-scenario.ts';
import { type BuildingTreatment, buildingTreatments } from '../../../src/domain/region/buildings.ts';
import type { Region } from '../../../src/domain/region/region.ts';
import { lastFrame, runFlood } from '../../support/flood-run.ts';

const [columns, rows] = [30, 20];

/** A plane that falls 1 % to the east, with one building of 40 x 40 m in its middle. */
const planeWithHall = (buildingTreatment: BuildingTreatment): Region => ({
  id: 'plane',
  kind: 'exercise',
  name: { ko: '평지', en: 'Plane' },
  grid: { epsg: 5187, westM: 0, northM: 200, cellSizeM: 10, columns, rows },
  terrainM: Float32Array.from({ length: columns * rows }, (_, i) => 10 - 0.1 * (i % columns)),
  voidMask: null,
  seaLevelM: null,
  landCover: null,
  manning: null,
  buildings: {
    count: 1,
    ringOffsets: Uint32Array.of(0, 4),
    ringXY: Float64Array.of(130, 80, 170, 80, 170, 120, 130, 120),
    centroidXM: Float64Array.of(150),
    centroidYM: Float64Array.of(100),
    footprintM2: Float32Array.of(1600),
    heightM: Float32Array.of(6),
    floors: Uint8Array.of(2),
    basementFloors: Uint8Array.of(0),
    use: Uint8Array.of(0),
    dayPeople: Uint16Array.of(10),
    nightPeople: Uint16Array.of(10),
    adminIndex: Uint16Array.of(0),
  },
  buildingTreatment,
  roads: null,
  facilities: null,
  gauges: null,
  rivers: null,
  inflowPoints: null,
  places: [{ id: 'hall', name: { ko: '회관', en: 'Hall' }, xM: 150, yM: 100 }],
  adminAreas: null,
  sources: [],
});

async function floodOf(treatment: BuildingTreatment) {
  const region = planeWithHall(treatment);
  const built = buildFloodCase(region, {
    ...defaultFloodScenario(region),
    storm: { kind: 'design', totalMm: 60, durationS: 3600, pattern: 'constant' },
    endS: 3600,
    outputEveryS: 600,
  });
  if (!built.ok) throw new Error(JSON.stringify(built.fault));
  return { flood: built.value, run: await runFlood(built.value) };
}

test.each(buildingTreatments)('all rain on the region counts with buildings %s', async (treatment) => {
  const { run } = await floodOf(treatment);
  expect(run.summary.balance.rainM3).toBeCloseTo(0.06 * columns * rows * 100, 1);
  expect(run.summary.balance.relativeError).toBeLessThan(1e-6);
});

test('a blocked building stays dry, its gauge stands before it, and water goes round it', async () => {
  const { run, flood } = await floodOf('blocked');
  const { depthM } = lastFrame(run);
  expect(depthM[10 * columns + 15]).toBe(0);
  expect(flood.closedCells?.[flood.gauges[0]?.cell as number]).toBe(0);
  expect(run.summary.gauges[0]?.depthM.at(-1)).toBeGreaterThan(0);
  const open = await floodOf('none');
  const before = 10 * columns + 12;
  expect(depthM[before]).toBeGreaterThan(1.5 * (lastFrame(open.run).depthM[before] as number));
});
