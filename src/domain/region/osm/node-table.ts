/** Node positions that grow as a file is read, 16 bytes each: id, latitude and longitude in 1e-7 degrees. */
export class NodeTable {
  #ids: Float64Array;
  #latE7: Int32Array;
  #lonE7: Int32Array;
  #count = 0;
  #isAscending = true;
  #duplicates = 0;

  constructor(capacity = 1024) {
    this.#ids = new Float64Array(capacity);
    this.#latE7 = new Int32Array(capacity);
    this.#lonE7 = new Int32Array(capacity);
  }

  get count(): number {
    return this.#count;
  }

  /** True while every id was larger than the one before it, as in a file sorted by id. */
  get isAscending(): boolean {
    return this.#isAscending;
  }

  add(id: number, latE7: number, lonE7: number): void {
    if (this.#count === this.#ids.length) this.#grow();
    if (this.#count > 0 && id <= (this.#ids[this.#count - 1] as number)) this.#isAscending = false;
    this.#ids[this.#count] = id;
    this.#latE7[this.#count] = latE7;
    this.#lonE7[this.#count] = lonE7;
    this.#count++;
  }

  /** Nodes that sorting has left out because another with their id came before. */
  get duplicates(): number {
    return this.#duplicates;
  }

  /** Sorts by id and keeps the first of nodes that share one. */
  sort(): void {
    if (this.#isAscending) return;
    const ids = this.#ids;
    const order = Uint32Array.from({ length: this.#count }, (_, k) => k);
    order.sort((a, b) => (ids[a] as number) - (ids[b] as number) || a - b);
    const sorted = new NodeTable(this.#count);
    let last = Number.NaN;
    for (const k of order) {
      const id = ids[k] as number;
      if (id === last) {
        this.#duplicates++;
        continue;
      }
      sorted.add(id, this.#latE7[k] as number, this.#lonE7[k] as number);
      last = id;
    }
    this.#ids = sorted.#ids;
    this.#latE7 = sorted.#latE7;
    this.#lonE7 = sorted.#lonE7;
    this.#count = sorted.#count;
    this.#isAscending = true;
  }

  /** Position of a node, or -1. The table must be ascending. */
  indexOf(id: number): number {
    return indexOfId(this.#ids, this.#count, id);
  }

  columns(): { readonly nodeIds: Float64Array; readonly latE7: Int32Array; readonly lonE7: Int32Array } {
    return {
      nodeIds: this.#ids.slice(0, this.#count),
      latE7: this.#latE7.slice(0, this.#count),
      lonE7: this.#lonE7.slice(0, this.#count),
    };
  }

  #grow(): void {
    const capacity = Math.max(1024, this.#ids.length * 2);
    const ids = new Float64Array(capacity);
    const latE7 = new Int32Array(capacity);
    const lonE7 = new Int32Array(capacity);
    ids.set(this.#ids);
    latE7.set(this.#latE7);
    lonE7.set(this.#lonE7);
    this.#ids = ids;
    this.#latE7 = latE7;
    this.#lonE7 = lonE7;
  }
}

/** Position of an id among the first `count` of ascending ids, or -1. */
export function indexOfId(ids: Float64Array, count: number, id: number): number {
  let low = 0;
  let high = count - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const here = ids[middle] as number;
    if (here === id) return middle;
    if (here < id) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
