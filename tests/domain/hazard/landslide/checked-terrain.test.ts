import { describe, expect, it } from 'vitest';
import {
  checkTerrain,
  maximumLandslideCells,
} from '../../../../src/domain/hazard/landslide/checked-terrain.ts';
import { centredGrid, heightsOf } from '../../../support/analytic-terrain.ts';

describe('terrain for the landslide model', () => {
  it('is taken when every cell has a height', () => {
    const grid = centredGrid(3);
    expect(
      checkTerrain(
        grid,
        heightsOf(grid, (x) => x),
      ),
    ).toEqual({ ok: true, value: null });
  });

  it('of 20,000 x 20,000 cells is refused before anything is computed', () => {
    expect(checkTerrain(centredGrid(20_000), new Float32Array(0))).toEqual({
      ok: false,
      fault: {
        kind: 'landslide-grid-too-large',
        columns: 20_000,
        rows: 20_000,
        maximumCells: maximumLandslideCells,
      },
    });
  });

  it('with a height that is not finite names the cell and what came', () => {
    const grid = centredGrid(4);
    const terrainM = heightsOf(grid, () => 1);
    terrainM[7] = Number.NEGATIVE_INFINITY;
    expect(checkTerrain(grid, terrainM)).toEqual({
      ok: false,
      fault: { kind: 'landslide-terrain-not-finite', cell: 7, value: '-Infinity' },
    });
  });

  it('too narrow for a 3 x 3 window, or with too few heights, is refused', () => {
    const narrow = { ...centredGrid(5), columns: 2 };
    expect(checkTerrain(narrow, new Float32Array(10))).toMatchObject({
      fault: { kind: 'landslide-grid-too-small', columns: 2, rows: 5, minimum: 3 },
    });
    expect(checkTerrain(centredGrid(5), new Float32Array(24))).toEqual({
      ok: false,
      fault: { kind: 'landslide-terrain-mismatch', length: 24, wanted: 25 },
    });
  });
});
