/** Ticks of the clock on the GPU per second: time is counted in whole ticks, so that no rounding adds up. */
export const ticksPerS = 2 ** 20;

/** Marks "none" in the clock's words. */
export const noneWord = 0xffffffff;

/** Places over which the search for the largest depth or speed is spread. */
export const deepestPlaces = 64;

/** Bits of a cell's flags; the bits below are its rain zone. */
export const cellFlags = { held: 0x4000_0000, closed: 0x8000_0000 } as const;

/**
 * What all kernels share: the grid, the numbers of the step, and water in 64-bit fixed point.
 *
 * Water is a pair (high, low) of words, value (high + low 2^-32) 2^-16 m: 3.6e-15 m to 32 km. Sums of it are exact in
 * any order, whatever a shader compiler reassociates, so what one cell gives the other gets to the last bit.
 *
 * h^(-1/3) is that of `reference/full` (bit-level start, binomial series), because `pow` of WGSL may be off by several
 * parts in a million.
 * @param zonePairs pairs of rain zones in the numbers of the step, at least 1
 */
export const prelude = (zonePairs: number): string => /* wgsl */ `
override columns: u32;
override rows: u32;
override cellSize: f32;
override theta: f32;
override courant: f32;
override arrivalDepth: f32;
override seriesCount: u32;
override entryCount: u32;
// Height that levels count from.
override datum: f32;

const gravity = 9.81;
const film = 0.001;
const none = ${noneWord}u;
const tick = ${1 / ticksPerS};

struct Step {
  dt: f32,
  share: f32,
  endS: f32,
  elapsedS: f32,
  running: u32,
  notes: u32,
  slot: u32,
  heldM: f32,
  renews: u32,
  shallowM: f32,
  shallowDt: f32,
  padding: f32,
  edgeM: vec4<f32>,
  rain: vec4<u32>,
  zones: array<vec4<u32>, ${zonePairs}>,
}

struct Clock {
  collapsed: u32,
  bad: atomic<u32>,
  now: u32,
  stop: u32,
  done: u32,
  steps: u32,
  lastNoted: u32,
  stepTicks: u32,
  baseS: f32,
  renewedAgo: u32,
  stepsSince: u32,
  foundBad: u32,
  lowestBed: vec4<f32>,
  // Depth that water beside gaps in levees would have over their ground, bits.
  gap: atomic<u32>,
}

fn add(a: vec2<u32>, b: vec2<u32>) -> vec2<u32> {
  let low = a.y + b.y;
  return vec2(a.x + b.x + select(0u, 1u, low < a.y), low);
}

fn negated(a: vec2<u32>) -> vec2<u32> {
  let low = ~a.y + 1u;
  return vec2(~a.x + select(0u, 1u, low == 0u), low);
}

fn fixedOf(metres: f32) -> vec2<u32> {
  let scaled = abs(metres) * 65536.0;
  let high = u32(scaled);
  let size = vec2(high, u32((scaled - f32(high)) * 4294967296.0));
  if (metres < 0.0) { return negated(size); }
  return size;
}

fn metresOf(water: vec2<u32>) -> f32 {
  return f32(bitcast<i32>(water.x)) * 0x1p-16 + f32(water.y) * 0x1p-48;
}

fn isSound(x: f32) -> bool {
  return (bitcast<u32>(x) & 0x7f800000u) != 0x7f800000u;
}

fn inverseCubeRoot(h: f32) -> f32 {
  let w = bitcast<f32>(0x54a20000 - bitcast<i32>(h) / 3);
  let d = 1.0 - h * w * w * w;
  return w * (1.0 + d * (1.0 / 3.0 + d * (2.0 / 9.0 + d * (14.0 / 81.0 + d * (35.0 / 243.0 + d * (91.0 / 729.0))))));
}

// Depth at a face of two cells whose beds differ by dz, without the heights themselves, which round far coarser.
fn faceDepth(dz: f32, here: f32, there: f32) -> f32 {
  return max(here - max(dz, 0.0), there + min(dz, 0.0));
}
`;
