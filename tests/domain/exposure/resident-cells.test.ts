import { describe, expect, it } from 'vitest';
import { affectedPeople, computeExposure } from '../../../src/domain/exposure/compute-exposure.ts';
import { defaultExposureThresholds } from '../../../src/domain/exposure/default-thresholds.ts';
import type { TimeOfDay } from '../../../src/domain/exposure/exposure.ts';
import { prepareExposure } from '../../../src/domain/exposure/layout/prepare-exposure.ts';
import type { Region } from '../../../src/domain/region/region.ts';
import { areaBox, buildRegion, metricGrid } from '../../support/region-builder.ts';

const grid = metricGrid(20, 20);
const { westM, northM } = grid;
const cell = (column: number, row: number): number => row * grid.columns + column;
const thresholds = { ...defaultExposureThresholds, hitDepthM: 0.05 };

const populationPerCell = new Float32Array(grid.columns * grid.rows);
populationPerCell[cell(2, 2)] = 10.4;
populationPerCell[cell(3, 2)] = 5.3;
populationPerCell[cell(17, 2)] = 30;

const half = (code: string, column: number) =>
  areaBox(code, 'municipality', null, [westM + column * 10, northM - 200, westM + column * 10 + 100, northM]);

const region: Region = {
  ...buildRegion({ grid, houses: null, edges: null, adminAreas: [half('west', 0), half('east', 10)] }),
  populationPerCell,
};

function expose(one: Region, timeOfDay: TimeOfDay = 'night') {
  const depthM = new Float32Array(grid.columns * grid.rows);
  depthM[cell(2, 2)] = 0.6;
  depthM[cell(3, 2)] = 0.1;
  depthM[cell(17, 2)] = 0.01;
  const prepared = prepareExposure(one, grid);
  if (!prepared.ok) throw new Error(prepared.fault.kind);
  const field = { grid, bedM: one.terrainM, depthM };
  const exposure = computeExposure(prepared.value, field, { timeOfDay, thresholds });
  if (!exposure.ok) throw new Error(exposure.fault.kind);
  return exposure.value;
}

describe('residents by cell, in a region without buildings', () => {
  it('are counted by the depth of their cell, in whole people, in their area', () => {
    const { total, byArea } = expose(region);
    expect(total).toMatchObject({ affectedPeople: 16, hitBuildings: null, isolatedPeople: null });
    expect(total.peopleByClass).toEqual([5, 0, 10, 0, 0]);
    expect(byArea?.map((totals) => totals.affectedPeople)).toEqual([16, 0]);
    expect(expose(region, 'day').total.affectedPeople).toBe(16);
  });

  it('add to the people in buildings', () => {
    const [xM, yM] = [westM + 25, northM - 25];
    const town = buildRegion({ grid, houses: [{ xM, yM, nightPeople: 4 }], edges: null });
    const both: Region = { ...town, adminAreas: null, populationPerCell };
    expect(expose(both).total).toMatchObject({ affectedPeople: 20, hitBuildings: 1 });
  });

  it('are counted on a coarser grid of computation too', () => {
    const coarse = { ...grid, cellSizeM: 20, columns: 10, rows: 10 };
    const prepared = prepareExposure(region, coarse);
    if (!prepared.ok) throw new Error(prepared.fault.kind);
    const depthM = new Float32Array(100);
    depthM[11] = 0.4;
    const wet = { grid: coarse, bedM: new Float32Array(100), depthM };
    expect(affectedPeople(prepared.value, wet, { timeOfDay: 'night', thresholds })).toEqual({
      ok: true,
      value: 16,
    });
  });

  it('are unknown, not nobody, where the region says nothing', () => {
    const { populationPerCell: _, ...bare } = region;
    expect(expose(bare).total.affectedPeople).toBeNull();
  });
});
