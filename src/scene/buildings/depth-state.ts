import { depthClassOf } from '../../domain/exposure/exposure-totals.ts';

/** Buildings whose class changed since the last call, with their new class; -1 is dry. */
export type ClassChange = readonly [building: number, depthClass: number];

/**
 * Remembers the depth class every building is drawn with, so that a new frame touches only those that changed.
 */
export class BuildingClasses {
  #classes = new Int8Array(0);

  /** Forgets everything: the map lost its feature states. */
  reset(): void {
    this.#classes = new Int8Array(0);
  }

  /** Changes that bring the map to these depths, m; null depths make every building dry. */
  changesTo(depthM: Float32Array | null, count: number): ClassChange[] {
    if (this.#classes.length !== count) this.#classes = new Int8Array(count).fill(-1);
    const changes: ClassChange[] = [];
    for (let building = 0; building < count; building++) {
      const next = depthM === null ? -1 : depthClassOf(depthM[building] as number);
      if (next === this.#classes[building]) continue;
      this.#classes[building] = next;
      changes.push([building, next]);
    }
    return changes;
  }
}
