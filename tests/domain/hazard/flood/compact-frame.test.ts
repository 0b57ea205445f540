import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  compactFrame,
  deepestKeptM,
  depthAsKept,
  depthInM,
  depthsInM,
  fastestKeptMPerS,
  frameBuffers,
  velocitiesInMPerS,
} from '../../../../src/domain/hazard/flood/compact-frame.ts';

const frameOf = (depthM: Float32Array, velocityMPerS: Float32Array = new Float32Array(depthM.length)) => ({
  index: 3,
  timeS: 900,
  depthM,
  velocityXMPerS: velocityMPerS,
  velocityYMPerS: velocityMPerS.map((velocity) => -velocity),
});
const depths = fc.float32Array({ minLength: 1, maxLength: 40, min: 0, max: 200, noNaN: true });
const velocities = fc.float32Array({ minLength: 1, maxLength: 40, min: -40, max: 40, noNaN: true });

describe('the depths of a compact frame', () => {
  it('are never above the computed ones and less than a millimetre below, up to the deepest kept', () => {
    fc.assert(
      fc.property(depths, (depthM) => {
        const kept = depthsInM(compactFrame(frameOf(depthM)).depthMm);
        kept.forEach((value, cell) => {
          const wanted = Math.min(depthM[cell] as number, Math.fround(deepestKeptM));
          expect(value).toBeLessThanOrEqual(depthM[cell] as number);
          expect(wanted - value).toBeLessThan(0.001 + 1e-5);
        });
      }),
    );
  });

  it('come back as they are when they are packed again', () => {
    const everyMillimetre = depthsInM(Uint16Array.from({ length: 65_536 }, (_, mm) => mm));
    expect(depthsInM(compactFrame(frameOf(everyMillimetre)).depthMm)).toEqual(everyMillimetre);
  });

  it('keep the limits people are judged by on the side where they were', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(0.05, 0.1, 0.3, 0.5, 1, 2),
        fc.float({ min: Math.fround(-0.002), max: Math.fround(0.002), noNaN: true }),
        (limitM, offM) => {
          const depthM = Math.fround(Math.fround(limitM) + offM);
          const kept = depthsInM(compactFrame(frameOf(Float32Array.of(depthM))).depthMm)[0] as number;
          expect(kept >= limitM).toBe(depthM >= limitM);
        },
      ),
    );
  });

  it('of the sea bottom stop at the deepest kept instead of wrapping round', () => {
    const { depthMm } = compactFrame(frameOf(Float32Array.of(65.6, 4000, Number.POSITIVE_INFINITY)));
    expect([...depthsInM(depthMm)]).toEqual(Array(3).fill(Math.fround(deepestKeptM)));
  });

  it('that are no depths at all are dry', () => {
    expect([...compactFrame(frameOf(Float32Array.of(Number.NaN, -1e-9, 0))).depthMm]).toEqual([0, 0, 0]);
  });

  it('can be read one by one and compared in their own unit', () => {
    const depthM = Float32Array.of(0, 0.25, 3);
    const { depthMm } = compactFrame(frameOf(depthM));
    expect([0, 1, 2, 3].map((cell) => depthInM(depthMm, cell))).toEqual([0, 0.25, 3, null]);
    expect([0, 1, 2, 3].map((cell) => depthInM(depthM, cell))).toEqual([0, 0.25, 3, null]);
    for (const kept of [depthM, depthMm]) {
      expect([...kept].map((value) => value > depthAsKept(kept, 0.03))).toEqual([false, true, true]);
    }
    expect(depthsInM(depthM)).toBe(depthM);
  });
});

describe('the velocities of a compact frame', () => {
  it('keep their direction and differ by at most half a step of the scale', () => {
    fc.assert(
      fc.property(velocities, (velocityMPerS) => {
        const frame = compactFrame(frameOf(new Float32Array(velocityMPerS.length), velocityMPerS));
        const east = velocitiesInMPerS(frame.velocityXCode);
        const north = velocitiesInMPerS(frame.velocityYCode);
        east.forEach((value, cell) => {
          const limit = fastestKeptMPerS;
          const wanted = Math.max(-limit, Math.min(limit, velocityMPerS[cell] as number));
          const share = Math.sqrt(Math.abs(wanted) / limit);
          const halfStep = limit * (share / 127 + 1 / (4 * 127 * 127));
          expect(Math.abs(value - wanted)).toBeLessThanOrEqual(halfStep + 1e-6);
          expect(north[cell]).toBe(value === 0 ? 0 : -value);
        });
      }),
    );
  });

  it('come back as they are when they are packed again', () => {
    const everyCode = velocitiesInMPerS(Int8Array.from({ length: 255 }, (_, k) => k - 127));
    const frame = compactFrame(frameOf(new Float32Array(255), everyCode));
    expect(velocitiesInMPerS(frame.velocityXCode)).toEqual(everyCode);
  });
});

it('a compact frame takes 4 bytes a cell and fills what it is given', () => {
  const frame = compactFrame(frameOf(new Float32Array(1000).fill(0.5)));
  expect(frameBuffers(frame).reduce((sum, { byteLength }) => sum + byteLength, 0)).toBe(4000);
  const target = new Float32Array(1000);
  expect(depthsInM(frame.depthMm, target)).toBe(target);
  expect(target[999]).toBe(0.5);
});
