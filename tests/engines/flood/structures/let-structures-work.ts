import type { FloodCase } from '../../../../src/domain/hazard/flood/flood-case.ts';
import { Structures } from '../../../../src/engines/flood/driver/structures/structures.ts';
import { type WaterState, waterStateOf } from '../../../../src/engines/flood/driver/water-state.ts';

/** Steps the structures of a case alone; returns the state and what left. */
export function letStructuresWork(
  flood: FloodCase,
  steps: { readonly count: number; readonly stepS: number },
  each?: (state: WaterState, timeS: number) => void,
): { readonly state: WaterState; readonly leftM3: number } {
  const state = waterStateOf(flood);
  const structures = new Structures(state, flood);
  let leftM3 = 0;
  for (let k = 0; k < steps.count; k++) {
    leftM3 += structures.apply(k * steps.stepS, (k + 1) * steps.stepS, () => {});
    each?.(state, (k + 1) * steps.stepS);
  }
  return { state, leftM3 };
}
