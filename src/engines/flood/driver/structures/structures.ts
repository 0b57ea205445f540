import type { SavedArray, SavedState } from '../../../../domain/hazard/flood/checkpoint/saved-state.ts';
import type { FloodCase } from '../../../../domain/hazard/flood/flood-case.ts';
import type { WaterState } from '../water-state.ts';
import { OpeningBreach } from './levee-breach.ts';
import { type Link, linkOf } from './link.ts';
import { type DepthChanged, LinkExchange } from './link-exchange.ts';

/** Weirs, outlets, pumps, culverts, bridges and breaches of a case, whatever the scheme that moves the water between. */
export class Structures {
  readonly #links: LinkExchange;
  readonly #breaches: readonly OpeningBreach[];
  readonly #isIdle: boolean;

  constructor(state: WaterState, flood: FloodCase) {
    const { structures } = flood;
    this.#links = new LinkExchange(
      state,
      structures.map(linkOf).filter((link): link is Link => link !== null),
    );
    this.#breaches = structures.flatMap((structure) =>
      structure.kind === 'breach' ? [new OpeningBreach(state, structure)] : [],
    );
    this.#isIdle = structures.length === 0;
  }

  /** Depth of the deepest water at a structure after a step of this length, m: what bounds that step. */
  deepestAfterM(timeStepS: number): number {
    if (this.#isIdle) return 0;
    let deepest = this.#links.deepestAfterM(timeStepS);
    for (const breach of this.#breaches) deepest = Math.max(deepest, breach.deepestM());
    return deepest;
  }

  /**
   * Moves the water of [fromS, toS] through the structures and opens the breaches up to `toS`. Called after the step's
   * own water moved, as for inflows. Returns what left the grid, m³; negative where a held sea flowed in.
   * @param changed told of each cell whose depth changed: to wake it and, for a scheme with momentum, to scale what the
   * cell loses by after over before
   */
  apply(fromS: number, toS: number, changed: DepthChanged): number {
    if (this.#isIdle) return 0;
    const leftM3 = this.#links.apply(toS - fromS, toS, changed);
    for (const breach of this.#breaches) breach.advance(toS);
    return leftM3;
  }

  /** Keeps what pumps and breaches remember, by their ids. */
  save(into: Map<string, SavedArray>): void {
    this.#links.save(into);
    for (const breach of this.#breaches) breach.save(into);
  }

  /** Structures that were not there before begin as at the start of a run. */
  restore(from: SavedState): void {
    this.#links.restore(from);
    for (const breach of this.#breaches) breach.restore(from);
  }
}
