import { sourceEverySteps } from '../../reference/full/full-simulation.ts';
import type { StepRule } from './clock-kernel.ts';

/**
 * Courant condition of the unsplit scheme on the sum of the wave speeds in both directions, see
 * `reference/full/full-simulation.ts`. Speeds of the water at stage edges are among those found, by the ring kernel. A speed
 * that no water has stops the run.
 */
export const fullStepRule: StepRule = {
  notesAfterSteps: sourceEverySteps,
  functions: /* wgsl */ `
override fastestSensible: f32;
override lowestShore: f32;

fn limitFor(depthM: f32) -> f32 {
  return courant * cellSize / (2.0 * sqrt(gravity * max(depthM, 1e-6)));
}

fn longestFor(fastestMPerS: f32) -> f32 {
  // What is no number stops the run in the stage that comes, which names its cell.
  if (!isSound(fastestMPerS)) { return 1e-3; }
  if (fastestMPerS > fastestSensible) { return 0.0; }
  var fastest = max(fastestMPerS, 1e-3);
  let held = 1u + zoneCount + inflowCount + 4u;
  if (agenda[held].y > 0u) {
    fastest = max(fastest, 2.0 * sqrt(gravity * max(valueAt(held, clock.now) - lowestShore, 0.0)));
  }
  return courant * cellSize / fastest;
}

// Levels outside at the end of the step: for its second stage, and for the start of the next step.
fn prepare(start: u32, ticks: u32) {
  for (var edge = 0u; edge < 4u; edge++) {
    let series = 1u + zoneCount + inflowCount + edge;
    if (agenda[series].y > 0u) { step.edgeM[edge] = valueAt(series, start + ticks); }
  }
}
`,
};
