import { drainedShare } from '../../driver/structures/link-exchange.ts';
import { accounts } from './accounts.ts';
import type { WaterWords } from './exchange-kernels.ts';
import { linkLaws } from './link-laws.ts';

/** Words of a place in the table: cell, first of its ends, their count, whether its level is held, share of it that water fills. */
export const placeWords = 5;

/**
 * Words of a link in the table: kind, places it leads from and to, datum of its levels, sill, rate it may lift, the numbers of
 * its law, and where its two tables of pairs begin and how many rows they have.
 */
export const linkWords = 24;

export const linkKinds = { weir: 0, rating: 1, pump: 2, culvert: 3, bridge: 4 } as const;

/**
 * Moves the water of all links, one workgroup: what each wants, what each place can give, what each link then moves, and last
 * the water of each place and the accounts of what left. Rules and limits: see `driver/structures/link-exchange.ts`.
 * Water is counted in metres over a whole cell; a link's is kept as one length that both its cells take over whole.
 * @param waterWords 4 where a cell's momentum goes with the water that leaves it
 */
export const linkKernel = (waterWords: WaterWords): string => /* wgsl */ `
@group(0) @binding(0) var<uniform> step: Step;
@group(0) @binding(1) var<storage, read> table: array<u32>;
@group(0) @binding(2) var<storage, read_write> work: array<f32>;
@group(0) @binding(3) var<storage, read> bed: array<f32>;
@group(0) @binding(5) var<storage, read_write> water: array<vec${waterWords}<u32>>;
@group(0) @binding(6) var<storage, read_write> depth: array<f32>;
@group(0) @binding(7) var<storage, read_write> peaks: array<vec2<f32>>;
${accounts(4)}
${linkLaws}

override linkCount: u32;
override placeCount: u32;
// Where the links begin in the table, and their accounts in the ledger.
override linksAt: u32;
override accountsAt: u32;

const lanes = 64u;
const endless = 1e30;
const drainedShare = ${drainedShare};

// Of work: a volume and what is moved of it per link, whether its pump runs, then the share that each place can give.
fn volumeAt(k: u32) -> u32 { return 3u * k; }
fn movedAt(k: u32) -> u32 { return 3u * k + 1u; }
fn pumpAt(k: u32) -> u32 { return 3u * k + 2u; }
fn shareAt(place: u32) -> u32 { return 3u * linkCount + place; }

fn cellOf(place: u32) -> u32 { return table[place * ${placeWords}u]; }
fn linksIn(place: u32) -> u32 { return table[place * ${placeWords}u + 2u]; }
fn isHeld(place: u32) -> bool { return table[place * ${placeWords}u + 3u] != 0u; }
fn filledOf(place: u32) -> f32 { return numberAt(place * ${placeWords}u + 4u); }

// Surface of water in a place, in cells.
fn surfaceOf(place: u32) -> f32 { return select(filledOf(place), endless, isHeld(place)); }

fn levelOf(place: u32, datumM: f32) -> f32 {
  if (place == none) { return -endless; }
  let i = cellOf(place);
  return (bed[i] - datumM) + depth[i];
}

fn dischargeOf(k: u32, record: u32, level: f32, other: f32) -> f32 {
  let at = record + 6u;
  switch (table[record]) {
    case ${linkKinds.weir}u: {
      let crest = numberAt(at);
      let strength = numberAt(at + 1u);
      if (level < other) { return -freeOrDrowned(crest, strength, other, level); }
      return freeOrDrowned(crest, strength, level, other);
    }
    case ${linkKinds.rating}u: {
      if (level <= other) { return 0.0; }
      return rated(table[at + 14u], table[at + 15u], level);
    }
    case ${linkKinds.pump}u: {
      if (level >= numberAt(at)) { work[pumpAt(k)] = 1.0; }
      else if (level <= numberAt(at + 1u)) { work[pumpAt(k)] = 0.0; }
      return work[pumpAt(k)] * numberAt(at + 2u);
    }
    case ${linkKinds.culvert}u: { return throughCulvert(at, level, other); }
    default: {
      if (level < other) { return -throughBridge(at, other, level); }
      return throughBridge(at, level, other);
    }
  }
}

// Most that a link may move in the step, in metres over a cell.
fn limitOf(record: u32, giver: u32, taker: u32) -> f32 {
  if (depth[cellOf(giver)] <= film) { return 0.0; }
  let datumM = numberAt(record + 3u);
  let level = levelOf(giver, datumM);
  let overSill = max(level - numberAt(record + 4u), 0.0);
  if (numberAt(record + 5u) > 0.0) { return min(overSill * surfaceOf(giver), endless); }
  let toSill = min(overSill * surfaceOf(giver), endless) / f32(linksIn(giver));
  if (taker == none) { return toSill; }
  let fall = max(level - levelOf(taker, datumM), 0.0);
  let links = f32(max(linksIn(giver), linksIn(taker)));
  return min(toSill, fall / (1.0 / surfaceOf(giver) + 1.0 / surfaceOf(taker)) / links);
}

fn want(k: u32) {
  let record = linksAt + ${linkWords}u * k;
  let first = table[record + 1u];
  let second = table[record + 2u];
  let datumM = numberAt(record + 3u);
  let discharge = dischargeOf(k, record, levelOf(first, datumM), levelOf(second, datumM));
  work[volumeAt(k)] = 0.0;
  if (discharge == 0.0) { return; }
  let isBack = discharge < 0.0;
  let limit = limitOf(record, select(first, second, isBack), select(second, first, isBack));
  let volume = min(abs(discharge) * step.dt / (cellSize * cellSize), limit);
  if (volume == limit) { work[pumpAt(k)] = 0.0; }
  work[volumeAt(k)] = select(volume, -volume, isBack);
}

// What an end takes out of its place: positive where the place gives.
fn givenBy(end: u32, value: f32) -> f32 { return select(value, -value, (end & 1u) == 1u); }

fn findShare(place: u32) {
  work[shareAt(place)] = 1.0;
  if (isHeld(place)) { return; }
  var wanted = 0.0;
  let first = table[place * ${placeWords}u + 1u];
  for (var n = first; n < first + linksIn(place); n++) {
    wanted += max(givenBy(table[n], work[volumeAt(table[n] / 2u)]), 0.0);
  }
  let holds = max(depth[cellOf(place)] * filledOf(place), 0.0);
  if (wanted > holds * drainedShare) { work[shareAt(place)] = holds * drainedShare / wanted; }
}

fn settle(k: u32) {
  let record = linksAt + ${linkWords}u * k;
  let first = table[record + 1u];
  let second = table[record + 2u];
  let volume = work[volumeAt(k)];
  var moved = 0.0;
  if (volume > 0.0) { moved = volume * work[shareAt(first)]; }
  if (volume < 0.0) { moved = volume * work[shareAt(second)]; }
  work[movedAt(k)] = moved;
  var out = vec2(0u, 0u);
  if (second == none || isHeld(second)) { out = fixedOf(moved); }
  if (isHeld(first)) { out = add(out, negated(fixedOf(moved))); }
  note(accountsAt + k, out);
}

fn moveAll(place: u32) {
  if (isHeld(place)) { return; }
  let i = cellOf(place);
  let filled = filledOf(place);
  let before = depth[i];
  let cell = water[i];
  var total = cell.xy;
  var given = 0.0;
  let first = table[place * ${placeWords}u + 1u];
  for (var n = first; n < first + linksIn(place); n++) {
    let gives = givenBy(table[n], work[movedAt(table[n] / 2u)]);
    given += max(gives, 0.0);
    total = add(total, negated(fixedOf(gives)));
  }
  if (all(total == cell.xy)) { return; }
  let h = metresOf(total) / filled;
  depth[i] = h;
  ${
    waterWords === 2
      ? 'water[i] = total;'
      : `let kept = clamp(1.0 - given / (filled * max(before, 1e-6)), 0.0, 1.0);
  water[i] = vec4(total, bitcast<vec2<u32>>(kept * bitcast<vec2<f32>>(cell.zw)));`
  }
  let peak = peaks[i];
  if (h > peak.x) {
    peaks[i] = vec2(h, select(peak.y, step.endS, peak.y < 0.0 && h > arrivalDepth));
  }
}

@compute @workgroup_size(64)
fn main(@builtin(local_invocation_index) lane: u32) {
  if (step.running == 0u) { return; }
  for (var k = lane; k < linkCount; k += lanes) { want(k); }
  storageBarrier();
  for (var place = lane; place < placeCount; place += lanes) { findShare(place); }
  storageBarrier();
  for (var k = lane; k < linkCount; k += lanes) { settle(k); }
  storageBarrier();
  for (var place = lane; place < placeCount; place += lanes) { moveAll(place); }
}
`;
