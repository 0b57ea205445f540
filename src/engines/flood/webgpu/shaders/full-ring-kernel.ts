import { edgeBits } from './edge-kernel.ts';
import { foundSpeeds, fullWater } from './full-water.ts';
import { deepestPlaces } from './prelude.ts';

/**
 * The water in the ring of cells around the grid, from the levels and the water at the end of the last step or stage.
 * Equations and sources: see `reference/full/edge-water.ts`. Entries are those of `edge-kernel.ts`. Runs before the clock
 * too, which asks for the speeds at stage edges, so it does not wait for the clock to run.
 */
export const fullRingKernel = /* wgsl */ `
${fullWater}
@group(0) @binding(0) var<uniform> step: Step;
@group(0) @binding(1) var<storage, read> entries: array<vec4<u32>>;
@group(0) @binding(2) var<storage, read> bed: array<f32>;
@group(0) @binding(3) var<storage, read_write> depth: array<f32>;
@group(0) @binding(4) var<storage, read_write> cells: array<vec4<u32>>;
${foundSpeeds(5)}

override edgeCount: u32;
override notesSpeeds: u32;

@compute @workgroup_size(64)
fn main(@builtin(global_invocation_id) id: vec3<u32>) {
  if (id.x >= edgeCount) { return; }
  let entry = entries[id.x];
  let stride = columns + 2u;
  let side = entry.z & 3u;
  let i = entry.x;
  var ring = i - stride;
  if (side == 1u) { ring = i + stride; }
  if (side == 2u) { ring = i + 1u; }
  if (side == 3u) { ring = i - 1u; }
  let isEastWest = side >= 2u;
  let outward = select(1.0, -1.0, side == 0u || side == 3u);
  let inside = max(depth[i], 0.0);
  let momentum = momentumOf(cells[i]);
  let leaving = outward * select(momentum.y, momentum.x, isEastWest);
  var h = inside;
  var across = max(leaving, 0.0);
  var along = select(momentum.x, momentum.y, isEastWest);
  if ((entry.z & ${edgeBits.stage}u) != 0u) {
    h = max(step.edgeM[side] - (bed[i] - datum), 0.0);
    let celerity = sqrt(gravity * h);
    var brought = 2.0 * (sqrt(gravity * inside) - celerity);
    if (inside > still) { brought += leaving / inside; }
    let velocity = max(-celerity, brought);
    across = h * velocity;
    along = 0.0;
    if (notesSpeeds != 0u && h > still) { noteSpeed(abs(velocity) + 2.0 * celerity, id.x % ${deepestPlaces}u); }
  }
  across *= outward;
  depth[ring] = h;
  cells[ring] = vec4(0u, 0u, bitcast<vec2<u32>>(select(vec2(along, across), vec2(across, along), isEastWest)));
}
`;
