/** What takes water out of cells besides their neighbours. */
export interface GroundKind {
  readonly soil: 'none' | 'constant' | 'green-ampt';
  readonly hasDrains: boolean;
  readonly isPorous: boolean;
}

/** Quadruples of words per cell in the ground buffer: none, soil alone, or soil and drains. */
export const groundStride = ({ soil, hasDrains }: Omit<GroundKind, 'isPorous'>): 0 | 1 | 2 =>
  hasDrains ? 2 : soil === 'none' ? 0 : 1;

/**
 * `rained(flags)`, what falls on a cell in a step, and, where anything is taken, `lost(i, water)`: what soil and drains leave
 * of the water of cell i. Sources: see `driver/rain-and-soil.ts`; the root of Green-Ampt is taken in the form without
 * cancellation. A cell of `ground` is (rate or conductivity, storage, soaked high, soaked low) and, with drains,
 * (rate, drained high, drained low, 0).
 */
export const groundFunctions = (kind: GroundKind, binding: number): string => /* wgsl */ `
fn rained(flag: u32) -> vec2<u32> {
  let zone = flag & 0xffffu;
  if (zone == 0u) { return step.rain.xy; }
  let pair = step.zones[(zone - 1u) / 2u];
  return add(step.rain.xy, select(pair.zw, pair.xy, (zone & 1u) == 1u));
}

${groundStride(kind) === 0 ? '' : losses(kind, binding)}
`;

const losses = (kind: GroundKind, binding: number): string => /* wgsl */ `
@group(0) @binding(${binding}) var<storage, read_write> ground: array<vec4<u32>>;

fn soakedM(rate: f32, storage: f32, earlier: f32) -> f32 {
  ${
    kind.soil === 'green-ampt'
      ? `let conductance = rate * step.elapsedS;
  let p = conductance - 2.0 * earlier;
  let root = sqrt(p * p + 8.0 * conductance * (earlier + storage));
  if (p >= 0.0) { return 0.5 * (p + root); }
  return 4.0 * conductance * (earlier + storage) / (root - p);`
      : 'return rate * step.elapsedS;'
  }
}

fn atMost(wish: vec2<u32>, available: vec2<u32>) -> vec2<u32> {
  let isMore = wish.x > available.x || (wish.x == available.x && wish.y > available.y);
  return select(wish, available, isMore);
}

fn lost(i: u32, available: vec2<u32>) -> vec2<u32> {
  if (bitcast<i32>(available.x) < 0) { return available; }
  let at = i * ${groundStride(kind)}u;
  let soil = ground[at];
  let rate = bitcast<f32>(soil.x);
  var left = available;
  if (rate != 0.0) {
    let soaked = atMost(fixedOf(soakedM(rate, bitcast<f32>(soil.y), metresOf(soil.zw))), left);
    ground[at] = vec4(soil.xy, add(soil.zw, soaked));
    left = add(left, negated(soaked));
  }
  ${kind.hasDrains ? drainLines : ''}
  return left;
}
`;

const drainLines = /* wgsl */ `
  let drain = ground[at + 1u];
  let drained = atMost(fixedOf(bitcast<f32>(drain.x) * step.elapsedS), left);
  ground[at + 1u] = vec4(drain.x, add(drain.yz, drained), 0u);
  left = add(left, negated(drained));`;
