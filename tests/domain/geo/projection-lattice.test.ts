import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mercatorUnitsPerM, toMercator } from '../../../src/domain/geo/mercator.ts';
import { projectionOf } from '../../../src/domain/geo/projection.ts';
import { mercatorLattice } from '../../../src/domain/geo/projection-lattice.ts';

describe('the lattice of a projection', () => {
  test.each([5186, 5187, 5179, 32652])('of EPSG:%i stays within a centimetre over 20 km', (epsg) => {
    const found = projectionOf(epsg);
    if (!found.ok) throw new Error(found.fault.kind);
    const projection = found.value;
    const [x0, y0] = projection.fromLngLat(128.6, 35.9);
    const bounds = { westM: x0, southM: y0, eastM: x0 + 20_000, northM: y0 + 20_000 };
    const lattice = mercatorLattice(projection, bounds);
    const unitsPerM = mercatorUnitsPerM(35.9);
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (u, v) => {
          const [xM, yM] = [x0 + 20_000 * u, y0 + 20_000 * v];
          const exact = toMercator(projection.toLngLat(xM, yM));
          const quick = lattice.at(xM, yM);
          expect(Math.hypot(exact[0] - quick[0], exact[1] - quick[1]) / unitsPerM).toBeLessThan(0.01);
        },
      ),
    );
  });
});
