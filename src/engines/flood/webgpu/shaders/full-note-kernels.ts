import { fullWater } from './full-water.ts';
import { type GroundKind, groundFunctions, groundStride } from './ground.ts';
import { cellFlags } from './prelude.ts';

/**
 * Rain, soil and drains, then the record of speeds, depth times speed and how long water stood, when they are due. Sources:
 * see `driver/rain-and-soil.ts`. Planes of `speeds` are those of `velocity-kernels.ts`.
 */
export const fullGroundKernel = (kind: GroundKind): string => /* wgsl */ `
${fullWater}
@group(0) @binding(0) var<uniform> step: Step;
@group(0) @binding(1) var<storage, read> cellsOf: array<vec2<u32>>;
@group(0) @binding(2) var<storage, read_write> depth: array<f32>;
@group(0) @binding(3) var<storage, read_write> cells: array<vec4<u32>>;
@group(0) @binding(4) var<storage, read_write> peaks: array<vec2<f32>>;
@group(0) @binding(5) var<storage, read_write> speeds: array<f32>;
${groundFunctions(kind, 6)}

@compute @workgroup_size(32, 8)
fn main(@builtin(global_invocation_id) id: vec3<u32>) {
  if (step.notes == 0u || id.x >= columns || id.y >= rows) { return; }
  let i = (id.y + 1u) * (columns + 2u) + id.x + 1u;
  let flag = cellsOf[i].x;
  let cell = cells[i];
  var h = depth[i];
  if (flag < ${cellFlags.held}u) {
    var water = add(cell.xy, rained(flag));
    ${groundStride(kind) === 0 ? '' : 'water = lost(i, water);'}
    h = max(metresOf(water), 0.0);
    cells[i] = vec4(water, cell.zw);
    depth[i] = h;
    let peak = peaks[i];
    if (h > peak.x) {
      peaks[i] = vec2(h, select(peak.y, step.endS, peak.y < 0.0 && h > arrivalDepth));
    }
  }
  let at = id.y * columns + id.x;
  let size = columns * rows;
  if (h > arrivalDepth) { speeds[2u * size + at] += step.elapsedS; }
  if (h <= still) { return; }
  let discharge = length(momentumOf(cell));
  speeds[at] = max(speeds[at], discharge / h);
  speeds[size + at] = max(speeds[size + at], discharge);
}
`;

/** A frame: planes of depth, velocity to the east, velocity to the north. */
export const fullFrameKernel = /* wgsl */ `
${fullWater}
@group(0) @binding(1) var<storage, read> depth: array<f32>;
@group(0) @binding(2) var<storage, read> cells: array<vec4<u32>>;
@group(0) @binding(3) var<storage, read_write> frame: array<f32>;

@compute @workgroup_size(32, 8)
fn main(@builtin(global_invocation_id) id: vec3<u32>) {
  if (id.x >= columns || id.y >= rows) { return; }
  let i = (id.y + 1u) * (columns + 2u) + id.x + 1u;
  let at = id.y * columns + id.x;
  let size = columns * rows;
  let v = velocityIn(cells[i], depth[i]);
  frame[at] = depth[i];
  frame[size + at] = v.x;
  frame[2u * size + at] = -v.y;
}
`;

/** Samples of gauge cells at the stops of a segment: (depth, velocity east, velocity south, bed). */
export const fullGaugeKernel = /* wgsl */ `
${fullWater}
@group(0) @binding(0) var<uniform> step: Step;
@group(0) @binding(1) var<storage, read> bed: array<f32>;
@group(0) @binding(2) var<storage, read> depth: array<f32>;
@group(0) @binding(3) var<storage, read> cells: array<vec4<u32>>;
@group(0) @binding(4) var<storage, read> gauged: array<u32>;
@group(0) @binding(5) var<storage, read_write> samples: array<vec4<f32>>;

override gaugeCount: u32;

@compute @workgroup_size(64)
fn main(@builtin(global_invocation_id) id: vec3<u32>) {
  if (step.slot == none || id.x >= gaugeCount) { return; }
  let i = gauged[id.x];
  samples[step.slot * gaugeCount + id.x] = vec4(depth[i], velocityIn(cells[i], depth[i]), bed[i]);
}
`;
