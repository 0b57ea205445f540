import { describe, expect, it } from 'vitest';
import { offeredCells } from '../../../src/features/region/offered-cells.ts';

describe('the grid that a terrain choice would make', () => {
  const offer = { widthM: 90_000, heightM: 110_000 };

  it('covers the whole extent or the square that was asked for', () => {
    expect(offeredCells(offer, { cellSizeM: 90, windowSizeKm: null })).toEqual({
      columns: 1000,
      rows: 1222,
      count: 1_222_000,
    });
    expect(offeredCells(offer, { cellSizeM: 10, windowSizeKm: 20 })).toEqual({
      columns: 2000,
      rows: 2000,
      count: 4_000_000,
    });
  });

  it('never reaches beyond the files', () => {
    expect(offeredCells(offer, { cellSizeM: 90, windowSizeKm: 500 })?.columns).toBe(1000);
  });

  it('is unknown while a number is missing or not above zero', () => {
    for (const cellSizeM of [0, -1, Number.NaN])
      expect(offeredCells(offer, { cellSizeM, windowSizeKm: null })).toBeNull();
    expect(offeredCells(offer, { cellSizeM: 10, windowSizeKm: Number.NaN })).toBeNull();
  });
});
