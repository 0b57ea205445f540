/** A transportation problem in whole people. */
export interface TransportProblem {
  /** People of each group. */
  readonly people: readonly number[];
  /** Places of each shelter. */
  readonly places: readonly number[];
  /**
   * Cost of one person of group g in shelter s at g * shelters + s: a whole number >= 0, or Infinity where s is out of
   * reach. Whole, so that sums are exact and no rounding makes a cycle look profitable.
   */
  readonly cost: Float64Array;
}

export interface TransportSolution {
  /** People of group g in shelter s at g * shelters + s. */
  readonly assigned: Int32Array;
  /** People of each group without a place. */
  readonly left: readonly number[];
}

/**
 * Places as many people as can be placed, and among those ways one of least total cost. Successive shortest paths
 * (Jewell 1958; Busacker & Gowen 1960): group after group is placed along the cheapest path of the residual graph,
 * which may move people placed before, so the flow is optimal for the groups placed so far.
 *
 * Groups only matter as arcs between shelters: moving the cheapest person from shelter j to k costs
 * min over groups in j of cost(g, k) - cost(g, j). So each path is sought on the shelters alone (tens of nodes) by
 * Bellman-Ford, which needs no potentials. Nobody's place is a last shelter of unlimited room whose cost exceeds any
 * chain of moves; that makes "as many as can be placed" come first. Nobody is moved out of it: who found no path to a
 * free place finds none later, for placing others opens none.
 */
export function placePeople(problem: TransportProblem): TransportSolution {
  const state = new ResidualGraph(problem);
  for (let group = 0; group < problem.people.length; group++) {
    let remaining = problem.people[group] as number;
    while (remaining > 0) remaining -= state.place(group, remaining);
  }
  return state.solution();
}

class ResidualGraph {
  readonly #groups: number;
  readonly #columns: number;
  readonly #cost: Float64Array;
  readonly #flow: Int32Array;
  readonly #spare: number[];
  readonly #members: Set<number>[];
  /** Cheapest move of one person from column j to k at j * columns + k, and the group that makes it. */
  readonly #moveCost: Float64Array;
  readonly #mover: Int32Array;

  constructor({ people, places, cost }: TransportProblem) {
    const shelters = places.length;
    const columns = shelters + 1;
    this.#groups = people.length;
    this.#columns = columns;
    this.#cost = new Float64Array(people.length * columns);
    const dearest = cost.reduce((most, one) => (Number.isFinite(one) && one > most ? one : most), 0);
    const unplaced = 2 * (columns + 1) * (dearest + 1);
    for (let g = 0; g < people.length; g++) {
      this.#cost.set(cost.subarray(g * shelters, (g + 1) * shelters), g * columns);
      this.#cost[g * columns + shelters] = unplaced;
    }
    this.#flow = new Int32Array(people.length * columns);
    this.#spare = [...places, Infinity];
    this.#members = Array.from({ length: columns }, () => new Set());
    this.#moveCost = new Float64Array(columns * columns).fill(Infinity);
    this.#mover = new Int32Array(columns * columns).fill(-1);
  }

  /** Places some people of the group along the cheapest path; returns how many, at least 1. */
  place(group: number, wanted: number): number {
    const path = this.#cheapestPath(group);
    let amount = Math.min(wanted, this.#spare[path.at(-1) as number] as number);
    for (let i = 0; i + 1 < path.length; i++) {
      const from = path[i] as number;
      const mover = this.#mover[from * this.#columns + (path[i + 1] as number)] as number;
      amount = Math.min(amount, this.#flow[mover * this.#columns + from] as number);
    }
    const movers = path.map((from, i) => this.#mover[from * this.#columns + (path[i + 1] ?? 0)] as number);
    this.#add(group, path[0] as number, amount);
    for (let i = 0; i + 1 < path.length; i++) {
      this.#add(movers[i] as number, path[i] as number, -amount);
      this.#add(movers[i] as number, path[i + 1] as number, amount);
    }
    const last = path.at(-1) as number;
    this.#spare[last] = (this.#spare[last] as number) - amount;
    for (const column of path) if (column < this.#columns - 1) this.#refreshMoves(column);
    return amount;
  }

  solution(): TransportSolution {
    const shelters = this.#columns - 1;
    const assigned = new Int32Array(this.#groups * shelters);
    const left: number[] = [];
    for (let g = 0; g < this.#groups; g++) {
      const row = this.#flow.subarray(g * this.#columns, (g + 1) * this.#columns);
      assigned.set(row.subarray(0, shelters), g * shelters);
      left.push(row[shelters] as number);
    }
    return { assigned, left };
  }

  /** Columns from the one the group enters to one with room. */
  #cheapestPath(group: number): number[] {
    const columns = this.#columns;
    const dist = this.#cost.slice(group * columns, (group + 1) * columns);
    const before = new Int32Array(columns).fill(-1);
    for (let changed = true; changed; ) {
      changed = false;
      for (let j = 0; j < columns; j++) {
        const base = dist[j] as number;
        if (base === Infinity) continue;
        for (let k = 0; k < columns; k++) {
          const next = base + (this.#moveCost[j * columns + k] as number);
          if (next >= (dist[k] as number)) continue;
          dist[k] = next;
          before[k] = j;
          changed = true;
        }
      }
    }
    let end = columns - 1;
    for (let k = 0; k < columns; k++) {
      if ((this.#spare[k] as number) > 0 && (dist[k] as number) < (dist[end] as number)) end = k;
    }
    const path: number[] = [];
    for (let at = end; at >= 0; at = before[at] as number) path.push(at);
    return path.reverse();
  }

  #add(group: number, column: number, amount: number): void {
    const at = group * this.#columns + column;
    this.#flow[at] = (this.#flow[at] as number) + amount;
    if ((this.#flow[at] as number) > 0) this.#members[column]?.add(group);
    else this.#members[column]?.delete(group);
  }

  #refreshMoves(from: number): void {
    const columns = this.#columns;
    const row = from * columns;
    this.#moveCost.fill(Infinity, row, row + columns);
    for (const group of this.#members[from] ?? []) {
      const own = this.#cost[group * columns + from] as number;
      for (let to = 0; to < columns; to++) {
        const moved = (this.#cost[group * columns + to] as number) - own;
        if (to === from || moved >= (this.#moveCost[row + to] as number)) continue;
        this.#moveCost[row + to] = moved;
        this.#mover[row + to] = group;
      }
    }
  }
}
