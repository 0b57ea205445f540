import { accounts } from './accounts.ts';
import { pores } from './pores.ts';

/** Words of a cell in the buffer of water: the water alone, or with two of the scheme's own behind it. */
export type WaterWords = 2 | 4;

/** Point inflows, after the discharges of the step. Entries (cell, inflow, share bits, 0) are sorted by cell; the first of a cell adds all. */
export const inflowKernel = (isPorous: boolean, waterWords: WaterWords): string => /* wgsl */ `
${pores(6, isPorous)}
@group(0) @binding(0) var<uniform> step: Step;
@group(0) @binding(1) var<storage, read> entries: array<vec4<u32>>;
@group(0) @binding(2) var<storage, read> rises: array<vec2<u32>>;
@group(0) @binding(3) var<storage, read_write> water: array<vec${waterWords}<u32>>;
@group(0) @binding(4) var<storage, read_write> depth: array<f32>;
@group(0) @binding(5) var<storage, read_write> peaks: array<vec2<f32>>;

@compute @workgroup_size(64)
fn main(@builtin(global_invocation_id) id: vec3<u32>) {
  let first = id.x;
  if (step.running == 0u || first >= entryCount) { return; }
  let i = entries[first].x;
  if (first > 0u && entries[first - 1u].x == i) { return; }
  var total = water[i].xy;
  for (var k = first; k < entryCount && entries[k].x == i; k++) { total = add(total, rises[entries[k].y]); }
  water[i] = ${waterWords === 2 ? 'total' : 'vec4(total, water[i].zw)'};
  let h = depthOf(total, i);
  depth[i] = h;
  let peak = peaks[i];
  if (h > peak.x) {
    peaks[i] = vec2(h, select(peak.y, step.endS, peak.y < 0.0 && h > arrivalDepth));
  }
}
`;

/** Puts held cells at their level. */
export const heldKernel = /* wgsl */ `
@group(0) @binding(0) var<uniform> step: Step;
@group(0) @binding(1) var<storage, read> cells: array<u32>;
@group(0) @binding(2) var<storage, read> bed: array<f32>;
@group(0) @binding(3) var<storage, read_write> depth: array<f32>;
@group(0) @binding(4) var<storage, read_write> peaks: array<vec2<f32>>;

override heldCount: u32;
override notesArrival: u32;

@compute @workgroup_size(64)
fn main(@builtin(global_invocation_id) id: vec3<u32>, @builtin(num_workgroups) groups: vec3<u32>) {
  let k = id.y * groups.x * 64u + id.x;
  if (step.running == 0u || k >= heldCount) { return; }
  let i = cells[k];
  let h = max(0.0, step.heldM - (bed[i] - datum));
  depth[i] = h;
  let peak = peaks[i];
  let arrives = notesArrival != 0u && peak.y < 0.0 && h > arrivalDepth;
  peaks[i] = vec2(max(h, peak.x), select(peak.y, step.endS, arrives));
}
`;

/** How an entry of the exchange ledger counts: signed discharge of one face, or the gain of a shore cell. */
export const exchangeKinds = { east: 0, west: 1, south: 2, north: 3, shore: 4 } as const;

/** Notes what left in this step through edges and shores; negative where it came in. */
export const exchangeKernel = (isPorous: boolean): string => /* wgsl */ `
${pores(4, isPorous)}
@group(0) @binding(0) var<uniform> step: Step;
@group(0) @binding(1) var<storage, read> entries: array<vec2<u32>>;
@group(0) @binding(2) var<storage, read> limited: array<f32>;
${accounts(3)}

override exchangeCount: u32;

fn moved(face: u32, a: u32, b: u32) -> vec2<u32> {
  return fixedOf(carried(limited[face], a, b) * step.share);
}

@compute @workgroup_size(64)
fn main(@builtin(global_invocation_id) id: vec3<u32>, @builtin(num_workgroups) groups: vec3<u32>) {
  let k = id.y * groups.x * 64u + id.x;
  if (step.running == 0u || k >= exchangeCount) { return; }
  let stride = columns + 2u;
  let size = stride * (rows + 2u);
  let i = entries[k].x;
  var out = vec2(0u, 0u);
  switch (entries[k].y) {
    case ${exchangeKinds.east}u: { out = moved(i, i, i + 1u); }
    case ${exchangeKinds.west}u: { out = negated(moved(i - 1u, i - 1u, i)); }
    case ${exchangeKinds.south}u: { out = moved(size + i, i, i + stride); }
    case ${exchangeKinds.north}u: { out = negated(moved(size + i - stride, i - stride, i)); }
    default: {
      let entering = add(moved(i - 1u, i - 1u, i), moved(size + i - stride, i - stride, i));
      let leaving = add(moved(i, i, i + 1u), moved(size + i, i, i + stride));
      out = add(entering, negated(leaving));
    }
  }
  note(seriesCount + k, out);
}
`;
