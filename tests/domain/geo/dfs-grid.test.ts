import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dfsCellAt, dfsCellCentre } from '../../../src/domain/geo/dfs-grid.ts';

describe('the forecast grid of the weather agency', () => {
  test.each([
    ['the example of the agency’s own guide', 126.92981, 37.488201, 59, 125],
    ['the origin of the projection', 126, 38, 43, 136],
    ['Seoul city hall', 126.978, 37.5665, 60, 127],
    ['Jongno-gu in the agency’s table of places', 126.981641666666, 37.5703777777777, 60, 127],
    ['Haeundae-gu in the table', 129.165808333333, 35.1600194444444, 99, 75],
    ['Paldal-gu of Suwon in the table', 127.037833333333, 37.2831027777777, 61, 121],
    ['Jeju city in the table', 126.533208333333, 33.4963111111111, 53, 38],
  ])('has %s in its cell', (_, lngDeg, latDeg, nx, ny) => {
    expect(dfsCellAt([lngDeg, latDeg])).toEqual({ nx, ny });
  });

  test('has the centre of cell (59, 125) where the guide says, to its six digits', () => {
    const [lngDeg, latDeg] = dfsCellCentre({ nx: 59, ny: 125 }) as readonly [number, number];
    expect(lngDeg).toBeCloseTo(126.92981, 5);
    expect(latDeg).toBeCloseTo(37.488201, 5);
  });

  test('gives every cell back for its own centre, and the same cell 2 km around it', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 149 }),
        fc.integer({ min: 1, max: 253 }),
        fc.double({ min: 0, max: 2 * Math.PI, noNaN: true }),
        (nx, ny, bearing) => {
          const centre = dfsCellCentre({ nx, ny }) as readonly [number, number];
          expect(dfsCellAt(centre)).toEqual({ nx, ny });
          const northDeg = (2 / 111.2) * Math.cos(bearing);
          const eastDeg = ((2 / 111.2) * Math.sin(bearing)) / Math.cos((centre[1] * Math.PI) / 180);
          expect(dfsCellAt([centre[0] + eastDeg, centre[1] + northDeg])).toEqual({ nx, ny });
        },
      ),
    );
  });

  test.each([
    ['Tokyo', 139.7, 35.7],
    ['the equator', 127, 0],
    ['a pole', 127, 90],
    ['no number', Number.NaN, 37],
    ['coordinates in the wrong order', 37.5665, 126.978],
  ])('has no cell for %s', (_, lngDeg, latDeg) => {
    expect(dfsCellAt([lngDeg, latDeg])).toBeNull();
  });

  test.each([
    [0, 127],
    [150, 127],
    [60, 254],
    [60.5, 127],
    [Number.NaN, 1],
  ])('has no centre for (%d, %d), which is no cell', (nx, ny) => {
    expect(dfsCellCentre({ nx, ny })).toBeNull();
  });
});
