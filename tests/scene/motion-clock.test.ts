import { describe, expect, test } from 'vitest';
import { MotionClock } from '../../src/scene/motion-clock.ts';

describe('the clock of what moves without end', () => {
  test('runs with the pictures on a machine that keeps up', () => {
    const clock = new MotionClock();
    let timeS = 0;
    for (let ms = 1000; ms <= 2000; ms += 20) timeS = clock.read(ms);
    expect(timeS).toBeCloseTo(1, 9);
    expect(clock.wantsNextFrame()).toBe(true);
  });

  test('stands still when less motion is asked for, and goes on from there afterwards', () => {
    const clock = new MotionClock();
    clock.read(0);
    const before = clock.read(100);
    clock.setStill(true);
    expect(clock.read(200)).toBe(before);
    expect(clock.wantsNextFrame()).toBe(false);
    clock.setStill(false);
    expect(clock.read(5000)).toBe(before);
    expect(clock.read(5050)).toBeCloseTo(before + 0.05, 9);
  });

  test('gives up on a machine that takes too long, and tries again when pictures come fast', () => {
    const clock = new MotionClock();
    let ms = 0;
    for (let k = 0; k < 5; k++) {
      ms += 400;
      clock.read(ms);
    }
    expect(clock.wantsNextFrame()).toBe(false);
    clock.read(ms + 16);
    expect(clock.wantsNextFrame()).toBe(true);
  });

  test('does not jump after a pause', () => {
    const clock = new MotionClock();
    clock.read(0);
    expect(clock.read(3_600_000)).toBeLessThan(0.2);
  });
});
