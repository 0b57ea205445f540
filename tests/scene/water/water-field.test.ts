import { describe, expect, test } from 'vitest';
import { type CompactFrame, compactFrame, depthInM } from '../../../src/domain/hazard/flood/compact-frame.ts';
import { defaultFloodScenario } from '../../../src/domain/hazard/flood/default-scenario.ts';
import { WaterField } from '../../../src/scene/water/water-field.ts';
import type { FloodRunData } from '../../../src/store/run-registry.ts';
import { buildRegion, metricGrid } from '../../support/region-builder.ts';

const grid = metricGrid(8, 8);
const frame = (index: number, depth: number): CompactFrame =>
  compactFrame({
    index,
    timeS: index * 600,
    depthM: new Float32Array(64).fill(depth),
    velocityXMPerS: new Float32Array(64),
    velocityYMPerS: new Float32Array(64),
  });
const run = (frames: CompactFrame[]): FloodRunData => ({
  scenario: defaultFloodScenario(buildRegion({ grid })),
  grid,
  bedM: new Float32Array(64),
  frames,
  summary: null,
});

describe('the water field of a run', () => {
  test('has nothing to draw before the first frame', () => {
    const field = new WaterField(run([]));
    expect(field.takeNewFrames()).toBe(false);
    expect(field.pictureAt(0)).toBeNull();
    expect(field.maximum()).toBeNull();
  });

  test('takes in frames as they stream', () => {
    const data = run([frame(0, 0)]);
    const field = new WaterField(data);
    expect(field.takeNewFrames()).toBe(false);
    data.frames.push(frame(1, 0.4));
    expect(field.takeNewFrames()).toBe(true);
    const picture = field.pictureAt(300);
    expect(picture?.first.depths).toBe(data.frames[0]?.depthMm);
    expect(picture?.second.depths).toBe(data.frames[1]?.depthMm);
    expect(picture?.share).toBeCloseTo(0.5, 12);
    expect(picture?.frameIndex).toBe(0);
  });

  test('shows the running maximum until the run brings its own', () => {
    const data = run([frame(0, 0.9), frame(1, 0.4)]);
    const field = new WaterField(data);
    field.takeNewFrames();
    const running = field.maximum()?.first.depths ?? new Uint16Array();
    expect(depthInM(running, 0)).toBe(0.9);
    expect(field.painted('hazard')).toBeNull();
    const maximumDepthM = new Float32Array(64).fill(1.3);
    data.summary = {
      maximumDepthM,
      maximumDepthVelocityM2PerS: new Float32Array(64),
      arrivalS: new Float32Array(64),
      durationS: new Float32Array(64),
    } as never;
    field.takeNewFrames();
    expect(field.maximum()?.first.depths).toBe(maximumDepthM);
    expect(field.maximum()?.paint).toBeNull();
    const painted = field.painted('hazard');
    expect(painted?.first.depths).toBe(maximumDepthM);
    expect(painted?.paint?.pixels).toHaveLength(256);
    expect(field.painted('hazard')?.paint).toBe(painted?.paint);
    expect(field.painted('arrival')?.paint?.key).toBe('arrival');
  });
});
