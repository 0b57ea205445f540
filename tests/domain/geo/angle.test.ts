import { describe, expect, it } from 'vitest';
import { parseAngle } from '../../../src/domain/geo/angle.ts';

describe('an angle in degrees, minutes and seconds', () => {
  it('keeps its minutes and seconds', () => {
    expect(parseAngle('127-21-02')).toBeCloseTo(127.350556, 6);
    expect(parseAngle('36-37-23.4')).toBeCloseTo(36.623167, 6);
  });

  it('of 60 minutes or of words is none', () => {
    expect(
      ['127-60-00', '127-00-60', '127-21', '127.35', '', ' ', '동경'].filter(
        (text) => parseAngle(text) !== null,
      ),
    ).toEqual([]);
  });
});
