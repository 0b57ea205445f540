import { fullWater } from './full-water.ts';
import { cellFlags } from './prelude.ts';

/**
 * Fluxes through the eastern and southern faces of all cells, into two planes of (water that moves in the step, m; momentum
 * along the face; momentum across that the near cell loses; that the far cell gains), the momenta in m³/s². Equations
 * and sources: see `reference/full/face-flux.ts` and `walls.ts`.
 *
 * In second order the pull of a cell's own surface is among what it loses and gains: the cells need no slopes then. The water
 * is kept as the length that both cells take over whole, so that what one gives the other gets.
 */
export const fullFaceKernel = (order: 1 | 2): string => /* wgsl */ `
${fullWater}
@group(0) @binding(0) var<uniform> step: Step;
@group(0) @binding(1) var<storage, read> cellsOf: array<vec2<u32>>;
@group(0) @binding(2) var<storage, read> bed: array<f32>;
@group(0) @binding(3) var<storage, read> depth: array<f32>;
@group(0) @binding(4) var<storage, read> cells: array<vec4<u32>>;
@group(0) @binding(5) var<storage, read_write> eastFaces: array<vec4<f32>>;
@group(0) @binding(6) var<storage, read_write> southFaces: array<vec4<f32>>;
${order === 2 ? slopeBuffers : ''}
const leastSpread = 1e-12;

// Water at one side of a cell.
struct Side {
  h: f32,
  across: f32,
  along: f32,
}

fn wallPush(h: f32, towards: f32) -> f32 {
  let c = sqrt(gravity * h);
  let speed = c + select(-towards, 0.5 * towards, towards > 0.0);
  return h * towards * (towards + speed);
}

fn fluxes(near: Side, far: Side, rise: f32) -> vec4<f32> {
  let hn = near.h;
  let hf = far.h;
  if (hn <= still && hf <= still) { return vec4<f32>(); }
  let dn = min(min(max(rise, 0.0), hn), hf + rise);
  let df = min(min(max(-rise, 0.0), hf), hn - rise);
  let an = hn - max(dn, 0.0);
  let af = hf - max(df, 0.0);
  let un = near.across;
  let uf = far.across;
  let pullNear = gravity * hn * min(dn, 0.0);
  let pullFar = gravity * hf * min(df, 0.0);
  // A level surface at rest: exact, however the lines below are compiled.
  if (an == af && un == 0.0 && uf == 0.0) { return vec4(0.0, 0.0, pullNear, pullFar); }
  let cn = sqrt(gravity * an);
  let cf = sqrt(gravity * af);
  let middle = 0.5 * (un + uf) + (cn - cf);
  let spread = max(0.5 * (cn + cf) + 0.25 * (un - uf), 0.0);
  var slowest = min(un - cn, middle - spread);
  var fastest = max(uf + cf, middle + spread);
  if (an == 0.0) {
    slowest = uf - 2.0 * cf;
    fastest = uf + cf;
  } else if (af == 0.0) {
    slowest = un - cn;
    fastest = un + 2.0 * cn;
  }
  if (an == 0.0 && af == 0.0) { fastest = un; }
  let sn = min(slowest, 0.0);
  let sf = max(fastest, 0.0);
  let perSpread = 1.0 / max(sf - sn, leastSpread);
  let qn = an * un;
  let qf = af * uf;
  let cross = sn * sf;
  let flow = ((sf * qn - sn * qf) + cross * (af - an)) * perSpread;
  let carried = ((sf * (qn * un) - sn * (qf * uf)) + cross * (qf - qn)) * perSpread;
  let push = (0.5 * gravity) * ((af - an) * (af + an)) * perSpread;
  let along = flow * select(far.along, near.along, flow > 0.0);
  return vec4(flow * step.share, along, (carried - sn * push) + pullNear, (carried - sf * push) + pullFar);
}

fn fluxesBetween(a: u32, b: u32, near: Side, far: Side, rise: f32) -> vec4<f32> {
  let flags = cellsOf[a].x & cellsOf[b].x;
  let isNearClosed = (cellsOf[a].x & ${cellFlags.closed}u) != 0u;
  let isFarClosed = (cellsOf[b].x & ${cellFlags.closed}u) != 0u;
  if ((flags & ${(cellFlags.closed | cellFlags.held) >>> 0}u) != 0u) { return vec4<f32>(); }
  if (isFarClosed) { return vec4(0.0, 0.0, wallPush(near.h, near.across), 0.0); }
  if (isNearClosed) { return vec4(0.0, 0.0, 0.0, wallPush(far.h, -far.across)); }
  return fluxes(near, far, rise);
}

${order === 2 ? slopedSides : flatSides}

@compute @workgroup_size(32, 8)
fn main(@builtin(global_invocation_id) id: vec3<u32>) {
  if (step.running == 0u || id.x > columns || id.y > rows) { return; }
  let stride = columns + 2u;
  let i = id.y * stride + id.x;
  if (id.y > 0u) { eastFaces[i] = eastFluxes(i, i + 1u); }
  if (id.x > 0u) { southFaces[i] = southFluxes(i, i + stride); }
}
`;

const flatSides = /* wgsl */ `
fn sideOf(i: u32, isEastWest: bool) -> Side {
  let h = max(depth[i], 0.0);
  let v = velocityIn(cells[i], h);
  return Side(h, select(v.y, v.x, isEastWest), select(v.x, v.y, isEastWest));
}

fn eastFluxes(a: u32, b: u32) -> vec4<f32> {
  return fluxesBetween(a, b, sideOf(a, true), sideOf(b, true), bed[b] - bed[a]);
}

fn southFluxes(a: u32, b: u32) -> vec4<f32> {
  return fluxesBetween(a, b, sideOf(a, false), sideOf(b, false), bed[b] - bed[a]);
}
`;

const slopeBuffers = /* wgsl */ `
@group(0) @binding(7) var<storage, read> eastSlopes: array<vec4<f32>>;
@group(0) @binding(8) var<storage, read> southSlopes: array<vec4<f32>>;
`;

const slopedSides = /* wgsl */ `
// Half a slope away from the middle: share 0.5 or -0.5. Velocities change by the share of the depth at the other side.
fn sideOf(i: u32, slopes: vec4<f32>, share: f32, isEastWest: bool) -> Side {
  let h = max(depth[i], 0.0);
  let v = velocityIn(cells[i], h);
  let half = share * slopes.y;
  var weight = 0.0;
  if (h > 0.0) { weight = share * (h - half) / h; }
  return Side(
    h + half,
    select(v.y, v.x, isEastWest) + weight * slopes.z,
    select(v.x, v.y, isEastWest) + weight * slopes.w);
}

// The pull of a cell's own surface, half at each of its sides.
fn halfPull(i: u32, slopes: vec4<f32>) -> f32 { return 0.5 * gravity * max(depth[i], 0.0) * slopes.x; }

fn slopedFluxes(a: u32, b: u32, near: vec4<f32>, far: vec4<f32>, isEastWest: bool) -> vec4<f32> {
  let rise = (bed[b] - bed[a]) - 0.5 * ((near.x - near.y) + (far.x - far.y));
  let found = fluxesBetween(a, b, sideOf(a, near, 0.5, isEastWest), sideOf(b, far, -0.5, isEastWest), rise);
  return vec4(found.xy, found.z + halfPull(a, near), found.w - halfPull(b, far));
}

fn eastFluxes(a: u32, b: u32) -> vec4<f32> { return slopedFluxes(a, b, eastSlopes[a], eastSlopes[b], true); }
fn southFluxes(a: u32, b: u32) -> vec4<f32> { return slopedFluxes(a, b, southSlopes[a], southSlopes[b], false); }
`;
