/** Remembers which edges are drawn as cut, so that a new frame touches only those that changed. */
export class CutRoads {
  #cut = new Uint8Array(0);

  reset(): void {
    this.#cut = new Uint8Array(0);
  }

  /** Edges whose state changes when every edge at or over the limit counts as cut; null depths open all. */
  changesTo(
    depthM: Float32Array | null,
    limitM: number,
    count: number,
  ): (readonly [edge: number, cut: boolean])[] {
    if (this.#cut.length !== count) this.#cut = new Uint8Array(count);
    const changes: (readonly [number, boolean])[] = [];
    for (let edge = 0; edge < count; edge++) {
      const cut = depthM !== null && (depthM[edge] as number) >= limitM;
      if (cut === (this.#cut[edge] === 1)) continue;
      this.#cut[edge] = cut ? 1 : 0;
      changes.push([edge, cut]);
    }
    return changes;
  }
}
