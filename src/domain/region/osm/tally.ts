/** Counts by reason; a reason that never occurred is absent. */
export type Counts<R extends string> = Readonly<Partial<Record<R, number>>>;

/** What a conversion made of the elements meant for it. */
export interface OsmUse<R extends string> {
  readonly used: number;
  readonly dropped: Counts<R>;
}

export class Tally<R extends string> {
  readonly #counts = new Map<R, number>();

  add(reason: R, by = 1): void {
    if (by > 0) this.#counts.set(reason, (this.#counts.get(reason) ?? 0) + by);
  }

  counts(): Counts<R> {
    return Object.fromEntries(this.#counts) as Counts<R>;
  }
}
