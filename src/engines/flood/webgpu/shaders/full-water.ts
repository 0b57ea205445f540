/**
 * What the kernels of the full scheme share. A cell of `cells` is (water high, water low, momentum east, momentum south): the
 * momentum in bits, m²/s. Up to the depth `still` water lies still, see `reference/full/full-state.ts`.
 */
export const fullWater = /* wgsl */ `
override still: f32;

fn momentumOf(cell: vec4<u32>) -> vec2<f32> { return bitcast<vec2<f32>>(cell.zw); }

fn velocityIn(cell: vec4<u32>, h: f32) -> vec2<f32> {
  if (h <= still) { return vec2(0.0, 0.0); }
  return momentumOf(cell) / h;
}
`;

/** Marks the largest of the speeds that a stage finds; the last word takes a cell whose water is no number. */
export const foundSpeeds = (binding: number): string => /* wgsl */ `
@group(0) @binding(${binding}) var<storage, read_write> found: array<atomic<u32>>;

fn noteSpeed(speed: f32, place: u32) {
  let bits = bitcast<u32>(speed);
  let word = &found[place];
  if (bits > atomicLoad(word)) { atomicMax(word, bits); }
}
`;
