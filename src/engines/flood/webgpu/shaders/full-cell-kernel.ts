import { foundSpeeds, fullWater } from './full-water.ts';
import { cellFlags, deepestPlaces } from './prelude.ts';

/** Place of a cell whose water is no number among what a stage finds. */
export const badPlace = deepestPlaces;

/** 0: the only stage of a step; 1, 2: the first and second of Heun's two. */
export type Stage = 0 | 1 | 2;

/**
 * The water and the momentum that the faces of a stage move, with friction at the new time. Equations and sources: see
 * `reference/full/cell-update.ts`.
 *
 * The second stage ends in the mean of the start and of a step from the first stage's end. Of the water that is the start and
 * half of what each stage moved, so `started` keeps the start and the first half, with the momentum of the start; halves
 * of one length are whole numbers alike in both cells of a face.
 */
export const fullCellKernel = (stage: Stage): string => /* wgsl */ `
${fullWater}
@group(0) @binding(0) var<uniform> step: Step;
@group(0) @binding(1) var<storage, read> cellsOf: array<vec2<u32>>;
@group(0) @binding(2) var<storage, read> eastFaces: array<vec4<f32>>;
@group(0) @binding(3) var<storage, read> southFaces: array<vec4<f32>>;
@group(0) @binding(4) var<storage, read_write> depth: array<f32>;
@group(0) @binding(5) var<storage, read_write> cells: array<vec4<u32>>;
${stage === 1 ? '' : '@group(0) @binding(6) var<storage, read_write> peaks: array<vec2<f32>>;'}
${foundSpeeds(7)}
${stage === 0 ? '' : '@group(0) @binding(8) var<storage, read_write> started: array<vec4<u32>>;'}

fn gained(west: f32, east: f32, north: f32, south: f32) -> vec2<u32> {
  return add(add(fixedOf(west), fixedOf(north)), negated(add(fixedOf(east), fixedOf(south))));
}

@compute @workgroup_size(32, 8)
fn main(@builtin(global_invocation_id) id: vec3<u32>) {
  if (step.running == 0u || id.x >= columns || id.y >= rows) { return; }
  let stride = columns + 2u;
  let i = (id.y + 1u) * stride + id.x + 1u;
  let kind = cellsOf[i];
  if (kind.x >= ${cellFlags.held}u) { return; }
  let west = eastFaces[i - 1u];
  let east = eastFaces[i];
  let north = southFaces[i - stride];
  let south = southFaces[i];
  let cell = cells[i];
  let push = vec2(west.w - east.z, north.w - south.z);
  let drag = vec2(north.y - south.y, west.y - east.y);
  let before = momentumOf(cell);
  var momentum = before + step.share * (push + drag);
  let gain = (west.x - east.x) + (north.x - south.x);
  if (!isSound(gain) || !isSound(momentum.x) || !isSound(momentum.y)) {
    atomicMin(&found[${badPlace}u], i);
    return;
  }
  var water = add(cell.xy, gained(west.x, east.x, north.x, south.x));
  var h = metresOf(water);
  if (h > still) {
    let size = sqrt(momentum.x * momentum.x + momentum.y * momentum.y);
    let w = inverseCubeRoot(h);
    let w3 = w * w * w;
    momentum *= 2.0 / (1.0 + sqrt(1.0 + (4.0 * step.dt * bitcast<f32>(kind.y)) * (w3 * w3 * w) * size));
  } else {
    momentum = vec2(0.0, 0.0);
  }
  ${stage === 1 ? keepStart : stage === 2 ? meanWithStart : ''}
  h = max(h, 0.0);
  if (h <= still) { momentum = vec2(0.0, 0.0); }
  depth[i] = h;
  cells[i] = vec4(water, bitcast<vec2<u32>>(momentum));
  ${stage === 1 ? '' : noteWater}
}
`;

const keepStart = /* wgsl */ `
  let half = gained(0.5 * west.x, 0.5 * east.x, 0.5 * north.x, 0.5 * south.x);
  started[i] = vec4(add(cell.xy, half), cell.zw);`;

const meanWithStart = /* wgsl */ `
  let start = started[i];
  water = add(start.xy, gained(0.5 * west.x, 0.5 * east.x, 0.5 * north.x, 0.5 * south.x));
  h = metresOf(water);
  momentum = 0.5 * (momentum + momentumOf(start));`;

const noteWater = /* wgsl */ `
  if (h <= still) { return; }
  noteSpeed((abs(momentum.x) + abs(momentum.y)) / h + 2.0 * sqrt(gravity * h), (id.y * 31u + id.x / 32u) % ${deepestPlaces}u);
  let peak = peaks[i];
  if (h > peak.x) {
    peaks[i] = vec2(h, select(peak.y, step.endS, peak.y < 0.0 && h > arrivalDepth));
  }`;
