import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FloodCase } from '../../../src/domain/hazard/flood/flood-case.ts';
import { constantSeries, timeSeries } from '../../../src/domain/hazard/flood/forcing/time-series.ts';
import { RainAndSoil } from '../../../src/engines/flood/driver/rain-and-soil.ts';
import { VolumeLedger } from '../../../src/engines/flood/driver/volume-ledger.ts';
import { unpadded, waterStateOf } from '../../../src/engines/flood/driver/water-state.ts';
import { floodCase, lastFrame, runFlood } from '../../support/flood-run.ts';

const flat = (columns: number) => ({ columns, rows: 1, cellSizeM: 10, bedM: () => 0 });
const mmPerH = 1 / 3_600_000;

/** Depths after the ground alone worked in steps, and the volumes it told of. */
function letGroundWork(flood: FloodCase, timesS: readonly number[]) {
  const state = waterStateOf(flood);
  const ledger = new VolumeLedger(state);
  const ground = new RainAndSoil(state, flood);
  let drainedM3 = 0;
  for (const [k, timeS] of timesS.entries()) {
    const volumes = ground.apply(timesS[k - 1] ?? 0, timeS);
    ledger.rainM3 += volumes.rainM3;
    ledger.infiltratedM3 += volumes.infiltratedM3;
    ledger.passOut(volumes.drainedM3);
    drainedM3 += volumes.drainedM3;
  }
  return { depthM: unpadded(state, state.depthM), balance: ledger.balance(), drainedM3 };
}

describe('rain in zones', () => {
  test('falls on each zone by its own series, on top of the uniform rain', () => {
    const flood = floodCase(flat(3), {
      rainMPerS: constantSeries(10 * mmPerH),
      rainZones: {
        zone: Uint16Array.of(0, 1, 1),
        rainMPerS: [
          constantSeries(0),
          timeSeries([
            [0, 40 * mmPerH],
            [1800, 40 * mmPerH],
            [1800, 0],
          ]),
        ],
      },
    });
    const { depthM, balance } = letGroundWork(flood, [600, 1900, 3600]);
    expect(depthM[0]).toBeCloseTo(0.01, 7);
    expect(depthM[1]).toBeCloseTo(0.03, 7);
    expect(depthM[2]).toBeCloseTo(0.03, 7);
    expect(balance.rainM3).toBeCloseTo(100 * 0.07, 6);
  });
});

describe('drains', () => {
  test('take up to their capacity out of the grid, and no more than there is', () => {
    const flood = floodCase(flat(3), {
      initialDepthM: Float32Array.of(0.1, 0.002, 0),
      drainageMPerS: Float32Array.of(20 * mmPerH, 20 * mmPerH, 20 * mmPerH),
    });
    const { depthM, drainedM3, balance } = letGroundWork(flood, [1800]);
    expect(depthM[0]).toBeCloseTo(0.09, 7);
    expect(depthM[1]).toBe(0);
    expect(drainedM3).toBeCloseTo(100 * 0.012, 6);
    expect(balance.outflowM3).toBeCloseTo(drainedM3, 9);
    expect(balance.relativeError).toBeLessThan(1e-7);
  });

  test('leave to the soil what it takes first', () => {
    const flood = floodCase(flat(1), {
      rainMPerS: constantSeries(30 * mmPerH),
      infiltration: { kind: 'constant', rateMPerS: Float32Array.of(20 * mmPerH) },
      drainageMPerS: Float32Array.of(20 * mmPerH),
    });
    const { balance, drainedM3 } = letGroundWork(flood, [3600]);
    expect(balance.infiltratedM3).toBeCloseTo(2, 6);
    expect(drainedM3).toBeCloseTo(1, 6);
  });

  test('count as outflow of a run', async () => {
    const flood = floodCase(flat(4), {
      rainMPerS: constantSeries(50 * mmPerH),
      drainageMPerS: new Float32Array(4).fill(20 * mmPerH),
      endS: 3600,
      outputEveryS: 3600,
    });
    const run = await runFlood(flood);
    expect(run.summary.balance.outflowM3).toBeCloseTo(400 * 0.02, 5);
    expect(lastFrame(run).depthM[2]).toBeCloseTo(0.03, 5);
    expect(run.summary.balance.relativeError).toBeLessThan(1e-6);
  });
});

describe('rain on cells partly filled by buildings', () => {
  test('stands as much deeper as the open ground is smaller', () => {
    const flood = floodCase(flat(2), {
      rainMPerS: constantSeries(36 * mmPerH),
      porosity: Float32Array.of(1, 0.25),
    });
    const { depthM, balance } = letGroundWork(flood, [3600]);
    expect(depthM[0]).toBeCloseTo(0.036, 7);
    expect(depthM[1]).toBeCloseTo(0.144, 7);
    expect(balance.rainM3).toBeCloseTo(7.2, 6);
    expect(balance.relativeError).toBeLessThan(1e-7);
  });
});

describe('rain, soil and drains together', () => {
  test('keep the balance whatever they are', () => {
    const rate = fc.double({ min: 0, max: 2e-4, noNaN: true });
    const four = (value: fc.Arbitrary<number>) =>
      fc.array(value, { minLength: 4, maxLength: 4 }).map((values) => Float32Array.from(values));
    const ground = fc.record({
      rain: rate,
      zoned: rate,
      conductivity: four(rate),
      drainage: four(rate),
      porosity: four(fc.double({ min: 0.1, max: 1, noNaN: true })),
      depths: four(fc.double({ min: 0, max: 0.2, noNaN: true })),
    });
    fc.assert(
      fc.property(ground, ({ rain, zoned, conductivity, drainage, porosity, depths }) => {
        const flood = floodCase(flat(4), {
          initialDepthM: depths,
          rainMPerS: constantSeries(rain),
          rainZones: {
            zone: Uint16Array.of(0, 1, 0, 1),
            rainMPerS: [constantSeries(0), constantSeries(zoned)],
          },
          infiltration: {
            kind: 'green-ampt',
            conductivityMPerS: conductivity,
            suctionHeadM: new Float32Array(4).fill(0.1),
            moistureDeficit: new Float32Array(4).fill(0.2),
          },
          drainageMPerS: drainage,
          porosity,
        });
        const { balance, depthM } = letGroundWork(
          flood,
          Array.from({ length: 40 }, (_, k) => 5 * (k + 1)),
        );
        const cameIn = balance.initialM3 + balance.rainM3;
        expect(Math.abs(balance.errorM3)).toBeLessThan(1e-7 * cameIn + 1e-9);
        for (const depth of depthM) expect(depth).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 100 },
    );
  });
});
