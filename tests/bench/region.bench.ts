import { buildingUses } from '../../src/domain/region/buildings.ts';
import {
  defaultExerciseSeed,
  generateExerciseRegion,
} from '../../src/domain/region/exercise/exercise-region.ts';
import { landAreaM2, sumOf } from '../support/settlement-measures.ts';

const rounded = (value: number, digits: number): number => Number(value.toFixed(digits));

const medianOf = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** How long the exercise region takes to make, and the figures by which it is judged. */
export function benchRegion(): object {
  const startMs = performance.now();
  const region = generateExerciseRegion(defaultExerciseSeed);
  const generateMs = Math.round(performance.now() - startMs);
  const { buildings, roads } = region;
  if (buildings === null || roads === null) throw new Error('the exercise region lacks buildings or roads');
  const landKm2 = landAreaM2(region) / 1e6;
  const roadKm = sumOf(roads.lengthM) / 1000;
  const footprints = (use: number): number[] =>
    [...buildings.footprintM2].filter((_, i) => buildings.use[i] === use);
  return {
    seed: defaultExerciseSeed,
    generateMs,
    landKm2: rounded(landKm2, 2),
    roadKm: rounded(roadKm, 1),
    roadKmPerKm2: rounded(roadKm / landKm2, 2),
    buildings: buildings.count,
    medianFootprintM2: Object.fromEntries(
      buildingUses.map((use, code) => [use, rounded(medianOf(footprints(code)), 0)]),
    ),
    nightPeople: sumOf(buildings.nightPeople),
    dayPeople: sumOf(buildings.dayPeople),
    peoplePerKm2: rounded(sumOf(buildings.nightPeople) / landKm2, 0),
  };
}
