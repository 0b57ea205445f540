import type { PickRay } from './pick-ray.ts';

/** Height of the ground at a local position, m, or null outside the region. */
export type GroundHeight = (localX: number, localY: number) => number | null;

/** Where a ray meets the ground, and how far that is from the camera, m. */
export interface GroundHit {
  readonly localX: number;
  readonly localY: number;
  readonly distanceM: number;
}

/** Halvings that end with a bracket shorter than a centimetre for steps of tens of metres. */
const bisections = 14;

/**
 * First meeting of a ray with the ground inside the region: marched in steps of about one cell, then bisected. Null when
 * it looks past the region or into the sky.
 *
 * `ceilingM` and `floorM` are the highest and lowest ground, so that the march starts and ends where ground can be.
 */
export function groundHit(
  ray: PickRay,
  ground: GroundHeight,
  limits: {
    readonly ceilingM: number;
    readonly floorM: number;
    readonly stepM: number;
    readonly reachM: number;
  },
): GroundHit | null {
  const at = (t: number): readonly [number, number, number] => [
    ray.origin[0] + t * ray.direction[0],
    ray.origin[1] + t * ray.direction[1],
    ray.origin[2] + t * ray.direction[2],
  ];
  const down = -ray.direction[2];
  let start = 0;
  let end = limits.reachM;
  if (down > 1e-9) {
    start = Math.max((ray.origin[2] - limits.ceilingM) / down, 0);
    end = Math.min((ray.origin[2] - limits.floorM) / down + limits.stepM, limits.reachM);
  }
  const below = (t: number): boolean => {
    const [x, y, z] = at(t);
    const height = ground(x, y);
    return height !== null && z <= height;
  };
  const horizontal = Math.hypot(ray.direction[0], ray.direction[1]);
  const stepT = limits.stepM / Math.max(horizontal, 0.2);
  let last = start;
  for (let t = start; t <= end + stepT; t += stepT) {
    if (below(t)) {
      let [low, high] = [last, t];
      for (let k = 0; k < bisections; k++) {
        const middle = (low + high) / 2;
        if (below(middle)) high = middle;
        else low = middle;
      }
      const [localX, localY] = at(high);
      return { localX, localY, distanceM: high };
    }
    last = t;
  }
  return null;
}
