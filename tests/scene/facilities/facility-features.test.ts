import { describe, expect, test } from 'vitest';
import { projectionOf } from '../../../src/domain/geo/projection.ts';
import { facilityFeatures, fillTenths } from '../../../src/scene/facilities/facility-features.ts';
import { iconName, iconOf } from '../../../src/scene/facilities/facility-icons.ts';
import { regionFrame } from '../../../src/scene/region-frame.ts';
import { buildRegion, metricGrid, shelterAt } from '../../support/region-builder.ts';

const grid = metricGrid(10, 10);
const found = projectionOf(grid.epsg);
if (!found.ok) throw new Error(found.fault.kind);
const frame = regionFrame(grid, found.value);
const region = buildRegion({
  grid,
  facilities: [shelterAt('s0', [grid.westM + 5, grid.northM - 5], 0, 100)],
});

const plan = (state: 'open' | 'flooded' | 'closed') =>
  ({ shelters: [{ shelterId: 's0', capacityPeople: 100, assignedPeople: 41, state }] }) as never;
const icon = (...rest: readonly [unknown, unknown]): unknown =>
  facilityFeatures(region, frame, rest[0] as never, rest[1] as never).features[0]?.properties;

describe('the picture of a shelter', () => {
  test('shows only its kind before there is a run or a plan', () => {
    expect(icon(null, null)).toMatchObject({ icon: 'facility/shelter/open/none' });
  });

  test('shows fill and numbers once a plan exists', () => {
    expect(icon(null, plan('open'))).toMatchObject({ icon: 'facility/shelter/open/5', load: '41/100' });
  });

  test('shows what exposure found, and a closing by the plan above it', () => {
    const cutOff = [{ facilityId: 's0', depthM: 0, state: 'cut-off' }];
    expect(icon(cutOff, plan('open'))).toMatchObject({ icon: 'facility/shelter/cut-off/5' });
    expect(icon(cutOff, plan('closed'))).toMatchObject({ icon: 'facility/shelter/closed/5' });
  });
});

describe('the fill in tenths', () => {
  test('shows the first person, is full only at capacity, and is full where there is no room', () => {
    expect(fillTenths({ assignedPeople: 0, capacityPeople: 100 })).toBe(0);
    expect(fillTenths({ assignedPeople: 1, capacityPeople: 100 })).toBe(1);
    expect(fillTenths({ assignedPeople: 90, capacityPeople: 100 })).toBe(9);
    expect(fillTenths({ assignedPeople: 100, capacityPeople: 100 })).toBe(10);
    expect(fillTenths({ assignedPeople: 0, capacityPeople: 0 })).toBe(10);
  });
});

describe('names of pictures', () => {
  test('say the same back', () => {
    expect(iconOf(iconName('river-gauge', 'unknown', null))).toEqual({
      mark: 'river-gauge',
      state: 'unknown',
      tenths: null,
    });
    expect(iconOf(iconName('shelter', 'flooded', 7))).toEqual({
      mark: 'shelter',
      state: 'flooded',
      tenths: 7,
    });
  });

  test('of other things are not taken for facilities', () => {
    for (const other of ['closed-cross', 'facility/castle/open/none', 'facility/shelter/open/']) {
      expect(iconOf(other)).toBeNull();
    }
  });
});
