import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { outsideTraining } from '../../../../src/domain/hazard/landslide/outside-training.ts';
import {
  landslideFeatures,
  type ModelCard,
  type TerrainFeatures,
} from '../../../../src/domain/hazard/landslide/susceptibility.ts';

type Range = ModelCard['features'][number];

const value = fc.float({ min: -1000, max: 1000, noNaN: true });
const range = fc
  .tuple(value, value, fc.boolean())
  .map(([a, b, used]) => ({ unit: 'm', minimum: Math.min(a, b), maximum: Math.max(a, b), used }));
const ranges = fc
  .tuple(range, range, range, range, range)
  .map((all): Range[] => all.map((one, index) => ({ id: landslideFeatures[index] as Range['id'], ...one })));
const cells = fc.array(fc.tuple(value, value, value, value, value), { minLength: 1, maxLength: 40 });

function featuresOf(rows: readonly (readonly number[])[]): TerrainFeatures {
  const column = (index: number): Float32Array => Float32Array.from(rows, (row) => row[index] as number);
  return {
    grid: { epsg: 5186, westM: 0, northM: 0, cellSizeM: 10, columns: rows.length, rows: 1 },
    slopeDeg: column(0),
    planCurvature: column(1),
    profileCurvature: column(2),
    elevationM: column(3),
    log10CatchmentAreaM2: column(4),
  };
}

describe('the mask of cells outside training', () => {
  it('marks a cell exactly when a used feature leaves its range', () => {
    fc.assert(
      fc.property(ranges, cells, (card, rows) => {
        const outside = outsideTraining(featuresOf(rows), { features: card });
        for (const [cell, row] of rows.entries()) {
          const leaves = card.some(
            ({ used, minimum, maximum }, index) =>
              used && ((row[index] as number) < minimum || (row[index] as number) > maximum),
          );
          expect(outside[cell]).toBe(leaves ? 1 : 0);
        }
      }),
    );
  });

  it('keeps cells that sit on the limits, and marks what is not a number', () => {
    const card = landslideFeatures.map((id) => ({ id, unit: 'm', minimum: 1, maximum: 2, used: true }));
    const rows = [
      [1, 1, 1, 1, 1],
      [2, 2, 2, 2, 2],
      [1, Number.NaN, 1, 1, 1],
    ];
    expect([...outsideTraining(featuresOf(rows), { features: card })]).toEqual([0, 0, 1]);
  });
});
