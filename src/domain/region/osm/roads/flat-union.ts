/** Disjoint sets of the numbers from 0, joined by size with path halving. */
export class FlatUnion {
  readonly #parent: Uint32Array;
  readonly #size: Uint32Array;

  constructor(count: number) {
    this.#parent = Uint32Array.from({ length: count }, (_, k) => k);
    this.#size = new Uint32Array(count).fill(1);
  }

  /** The number that stands for the set of an item. */
  find(item: number): number {
    let at = item;
    while (this.#parent[at] !== at) {
      this.#parent[at] = this.#parent[this.#parent[at] as number] as number;
      at = this.#parent[at] as number;
    }
    return at;
  }

  join(a: number, b: number): void {
    let large = this.find(a);
    let small = this.find(b);
    if (large === small) return;
    if ((this.#size[large] as number) < (this.#size[small] as number)) [large, small] = [small, large];
    this.#parent[small] = large;
    this.#size[large] = (this.#size[large] as number) + (this.#size[small] as number);
  }
}
