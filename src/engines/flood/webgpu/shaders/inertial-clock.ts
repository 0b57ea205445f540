import type { StepRule } from './clock-kernel.ts';
import { noneWord } from './prelude.ts';

/**
 * Source: Bates, Horritt & Fewtrell 2010: dt = courant dx / sqrt(g h), h the largest face depth of the step before and the
 * depth that the levels outside have over the lowest bed of their side.
 */
export const inertialStepRule: StepRule = {
  notesAfterSteps: noneWord,
  functions: /* wgsl */ `
fn limitFor(depthM: f32) -> f32 {
  return courant * cellSize / sqrt(gravity * max(depthM, 1e-6));
}

fn longestFor(largestM: f32) -> f32 {
  var deepest = largestM;
  for (var edge = 0u; edge < 4u; edge++) {
    let series = 1u + zoneCount + inflowCount + edge;
    if (agenda[series].y == 0u) { continue; }
    let level = valueAt(series, clock.now);
    step.edgeM[edge] = level;
    deepest = max(deepest, level - clock.lowestBed[edge]);
  }
  return limitFor(deepest);
}

// Shallow faces are renewed in the first step after the ground acted, by all the time since they last were.
fn prepare(start: u32, ticks: u32) {
  let dt = f32(ticks) * tick;
  let bound = courant * cellSize / (longestStep + dt);
  step.shallowM = bound * bound / gravity;
  let renews = start == clock.lastNoted;
  step.renews = select(0u, 1u, renews);
  if (renews) {
    step.shallowDt = select(f32(clock.renewedAgo) * tick, dt, clock.renewedAgo == 0u);
    clock.renewedAgo = 0u;
  }
  clock.renewedAgo += ticks;
}
`,
};
