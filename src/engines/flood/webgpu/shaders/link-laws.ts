import { openingCoefficient, sluiceCoefficient } from '../../driver/structures/bridge-discharge.ts';
import { unitFactor } from '../../driver/structures/culvert-flow.ts';

/**
 * Discharges of links at two levels over their own datum, m³/s, positive out of the first cell. Equations and sources: see
 * `driver/structures/`. `at` is where the numbers of a link begin in `table`. The arc cosine is Abramowitz & Stegun 4.4.46
 * (2e-8): that of WGSL may be off by 2e-4.
 */
export const linkLaws = /* wgsl */ `
fn numberAt(at: u32) -> f32 { return bitcast<f32>(table[at]); }

fn freeOrDrowned(crest: f32, strength: f32, level: f32, other: f32) -> f32 {
  let head = level - crest;
  if (head <= 0.0) { return 0.0; }
  let free = strength * head * sqrt(head);
  let otherHead = other - crest;
  if (otherHead <= 0.0) { return free; }
  let ratio = otherHead / head;
  let rest = 1.0 - ratio * sqrt(ratio);
  if (rest <= 0.0) { return 0.0; }
  return free * pow(rest, 0.385);
}

// Between the rows of a table of pairs that ascend: the row at or before a value of its first (0) or second (1) column.
fn rowAt(rows: u32, count: u32, column: u32, value: f32) -> u32 {
  var low = 0u;
  var high = count;
  while (high - low > 1u) {
    let middle = (low + high) / 2u;
    if (numberAt(rows + 2u * middle + column) <= value) { low = middle; } else { high = middle; }
  }
  return low;
}

fn interpolated(rows: u32, row: u32, value: f32) -> f32 {
  let x = numberAt(rows + 2u * row);
  let weight = (value - x) / (numberAt(rows + 2u * row + 2u) - x);
  return mix(numberAt(rows + 2u * row + 1u), numberAt(rows + 2u * row + 3u), weight);
}

fn rated(rows: u32, count: u32, level: f32) -> f32 {
  if (level < numberAt(rows)) { return 0.0; }
  let row = rowAt(rows, count, 0u, level);
  if (row + 1u >= count) { return numberAt(rows + 2u * row + 1u); }
  return interpolated(rows, row, level);
}

fn underDeck(at: u32, head: f32, otherHead: f32) -> f32 {
  if (head <= 0.0) { return 0.0; }
  let width = numberAt(at + 1u);
  let height = numberAt(at + 2u);
  let behind = max(otherHead, (2.0 / 3.0) * head);
  let open = ${openingCoefficient} * width * behind * sqrt(2.0 * gravity * max(head - behind, 0.0));
  if (head <= height) { return open; }
  let area = width * height;
  let sluice = ${sluiceCoefficient} * area * sqrt(2.0 * gravity * (head - 0.5 * height));
  let orifice = ${openingCoefficient} * area * sqrt(2.0 * gravity * max(head - otherHead, 0.0));
  return min(open, min(sluice, orifice));
}

fn throughBridge(at: u32, level: f32, other: f32) -> f32 {
  let invert = numberAt(at);
  return freeOrDrowned(numberAt(at + 3u), numberAt(at + 4u), level, other)
    + underDeck(at, level - invert, other - invert);
}

fn arcCosine(x: f32) -> f32 {
  let y = abs(x);
  var p = 0.0066700901 + y * -0.0012624911;
  p = 0.0308918810 + y * (-0.0170881256 + y * p);
  p = 0.0889789874 + y * (-0.0501743046 + y * p);
  p = 1.5707963050 + y * (-0.2145988016 + y * p);
  let angle = sqrt(1.0 - y) * p;
  return select(angle, 3.14159265 - angle, x < 0.0);
}

// Wetted angle of a pipe filled to the share y of its diameter, and its sine.
fn wetted(y: f32) -> vec2<f32> {
  let x = 1.0 - 2.0 * y;
  return vec2(2.0 * arcCosine(clamp(x, -1.0, 1.0)), 4.0 * x * sqrt(max(y * (1.0 - y), 0.0)));
}

// Area and hydraulic radius of the open flow in a barrel at a depth.
fn sectionAt(at: u32, depthM: f32) -> vec2<f32> {
  let height = numberAt(at + 2u);
  let width = numberAt(at + 3u);
  if (width > 0.0) { return vec2(width * depthM, width * depthM / (width + 2.0 * depthM)); }
  let angle = wetted(depthM / height);
  let area = 0.125 * height * height * (angle.x - angle.y);
  return vec2(area, 2.0 * area / (height * angle.x));
}

fn criticalDepth(at: u32, discharge: f32) -> f32 {
  let rows = table[at + 14u];
  let count = table[at + 15u];
  let row = rowAt(rows, count, 1u, discharge);
  if (row + 1u >= count) { return numberAt(at + 2u); }
  let root = sqrt(numberAt(rows + 2u * row + 1u));
  let weight = (sqrt(discharge) - root) / (sqrt(numberAt(rows + 2u * row + 3u)) - root);
  return mix(numberAt(rows + 2u * row), numberAt(rows + 2u * row + 2u), weight);
}

fn inletDischarge(at: u32, head: f32) -> f32 {
  if (head <= 0.0) { return 0.0; }
  let rows = table[at + 16u];
  let count = table[at + 17u];
  if (head >= numberAt(rows + 2u * (count - 1u))) {
    let height = numberAt(at + 2u);
    let x = sqrt((head / height - numberAt(at + 11u)) / numberAt(at + 10u));
    return x * numberAt(at + 8u) * sqrt(height) / ${unitFactor};
  }
  return interpolated(rows, rowAt(rows, count, 0u, head), head);
}

// Level over the outlet's invert that a discharge needs upstream; full, or with the depth in front in the barrel.
fn outletHead(at: u32, discharge: f32, isFull: bool, open: f32, tail: f32) -> f32 {
  let height = numberAt(at + 2u);
  let critical = criticalDepth(at, discharge);
  let outlet = max(tail, select(critical, 0.5 * (critical + height), isFull));
  let exit = select(min(outlet, height), height, isFull);
  if (exit <= 0.0) { return outlet; }
  let full = vec2(numberAt(at + 8u), numberAt(at + 9u));
  var barrel = full;
  if (!isFull) { barrel = sectionAt(at, open); }
  var exitArea = full.x;
  if (exit < height) { exitArea = sectionAt(at, exit).x; }
  let velocity = discharge / barrel.x;
  let exitVelocity = discharge / exitArea;
  let friction = numberAt(at + 5u) * inverseCubeRoot(barrel.y) / barrel.y;
  let head = (exitVelocity * exitVelocity + numberAt(at + 6u) * velocity * velocity) / (2.0 * gravity);
  return outlet + head + friction * velocity * velocity;
}

fn driven(at: u32, most: f32, head: f32, tail: f32, drop: f32, isFull: bool) -> f32 {
  let available = head + drop;
  if (available <= max(0.0, tail)) { return 0.0; }
  if (outletHead(at, most, isFull, head, tail) <= available) { return most; }
  var low = 0.0;
  var high = most;
  for (var k = 0u; k < 26u; k++) {
    let middle = 0.5 * (low + high);
    if (outletHead(at, middle, isFull, head, tail) <= available) { low = middle; } else { high = middle; }
  }
  return low;
}

fn perBarrel(at: u32, head: f32, tail: f32, drop: f32) -> f32 {
  if (head <= 0.0) { return 0.0; }
  let height = numberAt(at + 2u);
  let inlet = inletDischarge(at, head);
  let open = driven(at, inlet, min(head, height), tail, drop, false);
  if (head <= height) { return open; }
  return max(open, driven(at, inlet, head, tail, drop, true));
}

fn throughCulvert(at: u32, level: f32, other: f32) -> f32 {
  let here = numberAt(at);
  let there = numberAt(at + 1u);
  let barrels = numberAt(at + 4u);
  if (level >= other) { return barrels * perBarrel(at, level - here, other - there, here - there); }
  if (numberAt(at + 7u) != 0.0) { return 0.0; }
  return -barrels * perBarrel(at, other - there, level - here, there - here);
}
`;
