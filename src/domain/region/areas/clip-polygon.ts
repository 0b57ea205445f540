import { reversedRing, ringAreaM2 } from '../ring-geometry.ts';

/** A side of a straight cut: what is kept has sign * (coordinate - limitM) >= 0. Axis 0 is x, 1 is y. */
interface Cut {
  readonly axis: 0 | 1;
  readonly sign: 1 | -1;
  readonly limitM: number;
}

export interface WindowM {
  readonly westM: number;
  readonly southM: number;
  readonly eastM: number;
  readonly northM: number;
}

/** Rings below this are noise of the cutting, m². */
const leastRingM2 = 1;

/**
 * Most nested cuts. Each goes through the middle hole and leaves at most half of the holes on either side, so a polygon would
 * need 2^40 holes; only rings that cross themselves get here, and what is left of their holes is then covered.
 */
const deepestCuts = 40;

/**
 * The parts of a polygon inside a window, as simple outer rings, counter-clockwise: where a hole is left, the polygon is cut
 * in two through it, because areas of a region have outer rings only. The area is that of the polygon inside the window.
 * @param rings outer ring and then its holes, in any direction; x and y alternating, m, first point not repeated
 */
export function clipPolygon(rings: readonly Float64Array[], window: WindowM): readonly Float64Array[] {
  const turned = rings.map((ring, i) =>
    ringAreaM2(ring) > 0 === (i === 0) ? ring : Float64Array.from(reversedRing(ring)),
  );
  const inside = [
    { axis: 0, sign: 1, limitM: window.westM },
    { axis: 0, sign: -1, limitM: window.eastM },
    { axis: 1, sign: 1, limitM: window.southM },
    { axis: 1, sign: -1, limitM: window.northM },
  ] as const satisfies readonly Cut[];
  const kept = inside.reduce<readonly Float64Array[]>((parts, cut) => cutRings(parts, cut), turned);
  return withoutHoles(kept, 0).filter((ring) => ringAreaM2(ring) >= leastRingM2);
}

function withoutHoles(rings: readonly Float64Array[], depth: number): readonly Float64Array[] {
  const middlesM = rings.filter((ring) => ringAreaM2(ring) <= -leastRingM2).map(middleXM);
  if (middlesM.length === 0 || depth > deepestCuts) return rings;
  const limitM = middlesM.sort((a, b) => a - b)[Math.floor(middlesM.length / 2)] as number;
  return [1, -1].flatMap((sign) =>
    withoutHoles(cutRings(rings, { axis: 0, sign: sign as 1 | -1, limitM }), depth + 1),
  );
}

function middleXM(ring: Float64Array): number {
  let west = Number.POSITIVE_INFINITY;
  let east = Number.NEGATIVE_INFINITY;
  for (let k = 0; k < ring.length; k += 2) {
    west = Math.min(west, ring[k] as number);
    east = Math.max(east, ring[k] as number);
  }
  return (west + east) / 2;
}

/** A piece of a ring on the kept side, from where it comes in to where it goes out. */
interface Chain {
  readonly points: number[];
  /** Place of both ends along the cut, in the direction that has the kept side on its left. */
  entry: number;
  exit: number;
}

/**
 * The kept side of rings (outer ones counter-clockwise, holes clockwise) as closed rings. Each chain that goes out comes back
 * along the cut at the next chain that comes in, so a concave ring falls into separate rings and leaves no seam on the cut.
 * Source of the idea: Weiler & Atherton 1977 (SIGGRAPH), for a clip region of one straight edge.
 */
function cutRings(rings: readonly Float64Array[], cut: Cut): readonly Float64Array[] {
  const whole: Float64Array[] = [];
  const chains: Chain[] = [];
  for (const ring of rings) {
    const count = ring.length / 2;
    let kept = 0;
    for (let k = 0; k < count; k++) if (sideOf(ring, k, cut) >= 0) kept++;
    if (kept === count) whole.push(ring);
    else if (kept > 0) chains.push(...chainsOf(ring, cut));
  }
  return [...whole, ...joinChains(chains)];
}

const sideOf = (ring: Float64Array, k: number, { axis, sign, limitM }: Cut): number =>
  sign * ((ring[2 * k + axis] as number) - limitM);

function chainsOf(ring: Float64Array, cut: Cut): Chain[] {
  const count = ring.length / 2;
  const chains: Chain[] = [];
  let start = 0;
  while (!(sideOf(ring, start, cut) < 0)) start++;
  let open: Chain | null = null;
  for (let step = 0; step < count; step++) {
    const k = (start + step) % count;
    const next = (k + 1) % count;
    const here = sideOf(ring, k, cut);
    const there = sideOf(ring, next, cut);
    if (here >= 0 === there >= 0) {
      if (there >= 0) open?.points.push(ring[2 * next] as number, ring[2 * next + 1] as number);
      continue;
    }
    const [x, y] = crossing(ring, k, next, here / (here - there), cut);
    const place = cut.axis === 0 ? -cut.sign * y : cut.sign * x;
    if (there >= 0) {
      open = {
        points: [x, y, ring[2 * next] as number, ring[2 * next + 1] as number],
        entry: place,
        exit: place,
      };
    } else if (open !== null) {
      open.points.push(x, y);
      open.exit = place;
      chains.push(open);
      open = null;
    }
  }
  return chains;
}

function crossing(
  ring: Float64Array,
  k: number,
  next: number,
  t: number,
  { axis, limitM }: Cut,
): readonly [number, number] {
  const other = 1 - axis;
  const from = ring[2 * k + other] as number;
  const across = from + t * ((ring[2 * next + other] as number) - from);
  return axis === 0 ? [limitM, across] : [across, limitM];
}

function joinChains(chains: readonly Chain[]): Float64Array[] {
  const nextOf = pairEnds(chains);
  const isUsed = new Uint8Array(chains.length);
  const rings: Float64Array[] = [];
  for (let first = 0; first < chains.length; first++) {
    if (isUsed[first] === 1) continue;
    const points: number[] = [];
    for (let at = first; isUsed[at] === 0; at = nextOf[at] as number) {
      isUsed[at] = 1;
      for (const value of (chains[at] as Chain).points) points.push(value);
    }
    const ring = withoutRepeats(points);
    if (ring.length >= 6) rings.push(ring);
  }
  return rings;
}

/** For each chain the one at whose entry its exit continues: the nearest free entry ahead, in the order of the exits. */
function pairEnds(chains: readonly Chain[]): Int32Array {
  const indices = chains.map((_, i) => i);
  const exits = indices.toSorted((a, b) => (chains[a] as Chain).exit - (chains[b] as Chain).exit);
  const entries = indices.toSorted((a, b) => (chains[a] as Chain).entry - (chains[b] as Chain).entry);
  const nextOf = new Int32Array(chains.length).fill(-1);
  const left: number[] = [];
  let e = 0;
  for (const exit of exits) {
    while (
      e < entries.length &&
      (chains[entries[e] as number] as Chain).entry < (chains[exit] as Chain).exit
    ) {
      left.push(entries[e++] as number);
    }
    if (e < entries.length) nextOf[exit] = entries[e++] as number;
  }
  left.push(...entries.slice(e));
  // Only a ring that crosses itself leaves ends without a partner.
  for (const exit of exits) if (nextOf[exit] === -1) nextOf[exit] = left.shift() as number;
  return nextOf;
}

function withoutRepeats(points: readonly number[]): Float64Array {
  const kept: number[] = [];
  for (let k = 0; k < points.length; k += 2) {
    if (kept.length > 0 && points[k] === kept.at(-2) && points[k + 1] === kept.at(-1)) continue;
    kept.push(points[k] as number, points[k + 1] as number);
  }
  while (kept.length >= 4 && kept[0] === kept.at(-2) && kept[1] === kept.at(-1)) kept.length -= 2;
  return Float64Array.from(kept);
}
