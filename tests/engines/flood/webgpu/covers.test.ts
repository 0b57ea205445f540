import { expect, it } from 'vitest';
import type { FloodCase } from '../../../../src/domain/hazard/flood/flood-case.ts';
import { constantSeries } from '../../../../src/domain/hazard/flood/forcing/time-series.ts';
import { webgpuCovers } from '../../../../src/engines/flood/webgpu/covers.ts';
import { floodCase } from '../../../support/flood-run.ts';

/** The limits that every WebGPU device has at least. */
const leastLimits = {
  maxBufferSize: 268_435_456,
  maxStorageBufferBindingSize: 134_217_728,
  maxUniformBufferBindingSize: 65_536,
  maxComputeWorkgroupsPerDimension: 65_535,
};

const plain = floodCase({ columns: 4, rows: 4, cellSizeM: 10, bedM: () => 0 });
const zones = (count: number): Partial<FloodCase> => ({
  rainZones: { zone: new Uint16Array(16), rainMPerS: Array.from({ length: count }, () => constantSeries(0)) },
});
const ofSize = (columns: number, rows: number): FloodCase => ({
  ...plain,
  grid: { ...plain.grid, columns, rows },
});

it('covers both schemes and turns down what its kernels lack', () => {
  expect(webgpuCovers(plain, leastLimits)).toBeNull();
  expect(webgpuCovers({ ...plain, drainageMPerS: new Float32Array(16) }, leastLimits)).toBeNull();
  expect(webgpuCovers({ ...plain, porosity: new Float32Array(16).fill(0.5) }, leastLimits)).toBeNull();
  expect(webgpuCovers({ ...plain, ...zones(2500) }, leastLimits)).toBeNull();
  for (const order of [1, 2] as const) {
    expect(webgpuCovers({ ...plain, scheme: { kind: 'full', order } }, leastLimits)).toBeNull();
  }
  const pump = { kind: 'pump' } as FloodCase['structures'][number];
  expect(webgpuCovers({ ...plain, structures: [pump] }, leastLimits)).toBeNull();
  const lacking: Partial<FloodCase>[] = [
    { scheme: { kind: 'full', order: 2 }, porosity: new Float32Array(16).fill(0.5) },
    zones(9000),
  ];
  for (const change of lacking) {
    expect(webgpuCovers({ ...plain, ...change }, leastLimits)).toBe('case-not-covered');
  }
});

it('turns down grids whose largest field does not fit one binding of the device', () => {
  expect(webgpuCovers(ofSize(3300, 3300), leastLimits)).toBeNull();
  expect(webgpuCovers(ofSize(3400, 3400), leastLimits)).toBe('grid-too-large');
  const full = { kind: 'full', order: 1 } as const;
  expect(webgpuCovers({ ...ofSize(2800, 2800), scheme: full }, leastLimits)).toBeNull();
  expect(webgpuCovers({ ...ofSize(2900, 2900), scheme: full }, leastLimits)).toBe('grid-too-large');
  expect(webgpuCovers({ ...ofSize(2900, 2900), drainageMPerS: new Float32Array(1) }, leastLimits)).toBe(
    'grid-too-large',
  );
});
