/** Rings closed from lines that share end nodes, and how many lines were left over. */
export interface AssembledRings {
  /** Node positions of each ring; the first is not repeated. */
  readonly rings: readonly (readonly number[])[];
  readonly leftOver: number;
}

/**
 * Joins the member ways of a multipolygon to rings: closed ways are rings, others are chained at their end nodes, in
 * either direction. A way with a missing node ends nowhere and is left over, as is a chain that never closes.
 */
export function assembleRings(lines: readonly ArrayLike<number>[]): AssembledRings {
  const rings: number[][] = [];
  const open: number[][] = [];
  let leftOver = 0;
  for (const line of lines) {
    const nodes = Array.from(line);
    if (nodes.length < 2 || nodes.includes(-1)) leftOver++;
    else if (nodes[0] === nodes.at(-1)) rings.push(nodes.slice(0, -1));
    else open.push(nodes);
  }
  const endsAt = new Map<number, number[]>();
  for (const [index, line] of open.entries()) {
    for (const end of [line[0] as number, line.at(-1) as number]) {
      const listed = endsAt.get(end);
      if (listed === undefined) endsAt.set(end, [index]);
      else listed.push(index);
    }
  }
  const used = new Uint8Array(open.length);
  for (let first = 0; first < open.length; first++) {
    if (used[first] === 1) continue;
    const chain = followChain(open, endsAt, used, first);
    if (chain.nodes[0] === chain.nodes.at(-1)) rings.push(chain.nodes.slice(0, -1));
    else leftOver += chain.lines;
  }
  return { rings, leftOver };
}

function followChain(
  open: readonly (readonly number[])[],
  endsAt: ReadonlyMap<number, number[]>,
  used: Uint8Array,
  first: number,
): { readonly nodes: number[]; readonly lines: number } {
  const nodes = [...(open[first] as readonly number[])];
  used[first] = 1;
  let lines = 1;
  while (nodes[0] !== nodes.at(-1)) {
    const end = nodes.at(-1) as number;
    const next = takeUnused(endsAt.get(end) as number[], used);
    if (next === null) break;
    used[next] = 1;
    lines++;
    const line = open[next] as readonly number[];
    const ordered = line[0] === end ? line : line.toReversed();
    for (let k = 1; k < ordered.length; k++) nodes.push(ordered[k] as number);
  }
  return { nodes, lines };
}

/** Takes lines off a list until one is not used yet; null when there is none. */
function takeUnused(lines: number[], used: Uint8Array): number | null {
  for (let line = lines.pop(); line !== undefined; line = lines.pop()) if (used[line] === 0) return line;
  return null;
}
