import { accounts } from './accounts.ts';
import { exchangeKinds } from './exchange-kernels.ts';

/** Notes what left in a stage through edges and shores; negative where it came in. Entries are those of `exchange-kernels.ts`. */
export const fullExchangeKernel = /* wgsl */ `
@group(0) @binding(0) var<uniform> step: Step;
@group(0) @binding(1) var<storage, read> entries: array<vec2<u32>>;
@group(0) @binding(2) var<storage, read> eastFaces: array<vec4<f32>>;
${accounts(3)}
@group(0) @binding(4) var<storage, read> southFaces: array<vec4<f32>>;

override exchangeCount: u32;
// What of a stage's water stays moved: half in each of two.
override stageShare: f32;

fn movedEast(i: u32) -> vec2<u32> { return fixedOf(stageShare * eastFaces[i].x); }
fn movedSouth(i: u32) -> vec2<u32> { return fixedOf(stageShare * southFaces[i].x); }

@compute @workgroup_size(64)
fn main(@builtin(global_invocation_id) id: vec3<u32>, @builtin(num_workgroups) groups: vec3<u32>) {
  let k = id.y * groups.x * 64u + id.x;
  if (step.running == 0u || k >= exchangeCount) { return; }
  let stride = columns + 2u;
  let i = entries[k].x;
  var out = vec2(0u, 0u);
  switch (entries[k].y) {
    case ${exchangeKinds.east}u: { out = movedEast(i); }
    case ${exchangeKinds.west}u: { out = negated(movedEast(i - 1u)); }
    case ${exchangeKinds.south}u: { out = movedSouth(i); }
    case ${exchangeKinds.north}u: { out = negated(movedSouth(i - stride)); }
    default: {
      out = add(add(movedEast(i - 1u), movedSouth(i - stride)), negated(add(movedEast(i), movedSouth(i))));
    }
  }
  note(seriesCount + k, out);
}
`;
