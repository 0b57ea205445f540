/** Ids that lie close together share a bit: nodes of one place were mostly drawn at one time. */
const idsPerBit = 256;
const bits = 2 ** 26;

/** A set of ids that may say yes to a stranger and never no to a member; 8 MiB whatever it holds. */
export class IdFilter {
  readonly #words = new Uint32Array(bits / 32);

  add(id: number): void {
    const bit = bitOf(id);
    this.#words[bit >>> 5] = (this.#words[bit >>> 5] as number) | (1 << (bit & 31));
  }

  mayHave(id: number): boolean {
    const bit = bitOf(id);
    return ((this.#words[bit >>> 5] as number) & (1 << (bit & 31))) !== 0;
  }
}

const bitOf = (id: number): number => Math.abs(Math.floor(id / idsPerBit)) % bits;
