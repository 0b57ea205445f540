/** Where a number comes from. Shown with the number, kept with the export. */
export interface Provenance {
  /** Engine, model or data set, with version: `flood-reference 1.0.0`. */
  readonly source: string;
  /** Instant the value speaks about, epoch ms UTC; null when it is not bound to a time. */
  readonly validAtMs: number | null;
  readonly computedAtMs: number;
  /** SHA-256 hex of everything that went in; a downstream value is stale when it no longer matches. */
  readonly inputsHash: string;
}
