import type { Matrix4 } from 'three';
import { cellIndexAt, sampleBilinear } from '../../domain/geo/grid.ts';
import { fromMercator } from '../../domain/geo/mercator.ts';
import type { Region } from '../../domain/region/region.ts';
import type { Selection } from '../../store/map-view.ts';
import type { RegionFrame } from '../region-frame.ts';
import { FeatureIndex } from './feature-index.ts';
import { type GroundHit, groundHit } from './ground-hit.ts';
import { type PickRay, pickRay } from './pick-ray.ts';

/** How near the pointer must be to a facility or a road, CSS pixels. */
const reachPixels = { facility: 14, road: 6 } as const;

/** A look at the scene: how it is drawn, and where in the window. */
export interface PickView {
  readonly localToClip: Matrix4;
  readonly clipX: number;
  readonly clipY: number;
  /** Height of the window, CSS pixels. */
  readonly heightPixels: number;
  readonly flat: boolean;
}

/**
 * Answers what lies under the pointer from the region's own arrays, not from what happens to be drawn: the answer is the
 * same whatever layers are on, and needs no map to be tested.
 */
export class ScenePicker {
  readonly #region: Region;
  readonly #frame: RegionFrame;
  readonly #index: FeatureIndex;
  readonly #floorM: number;
  readonly #ceilingM: number;
  readonly #tallestM: number;

  constructor(region: Region, frame: RegionFrame) {
    this.#region = region;
    this.#frame = frame;
    this.#index = new FeatureIndex(region);
    let [floor, ceiling] = [Infinity, -Infinity];
    for (const heightM of region.terrainM) {
      if (heightM < floor) floor = heightM;
      if (heightM > ceiling) ceiling = heightM;
    }
    this.#floorM = floor;
    this.#ceilingM = ceiling;
    this.#tallestM = (region.buildings?.heightM ?? new Float32Array(0)).reduce((a, b) => Math.max(a, b), 0);
  }

  /** Position of the ground under the pointer, m in the region's system; null outside the region. */
  ground(view: PickView): { readonly xM: number; readonly yM: number } | null {
    const hit = this.#hit(this.#ray(view), view.flat);
    if (hit === null) return null;
    const [xM, yM] = this.#metres(hit.localX, hit.localY);
    return cellIndexAt(this.#region.grid, xM, yM) < 0 ? null : { xM, yM };
  }

  /** A facility or gauge first, then the nearest building the ray meets, then a road, else the cell. */
  pick(view: PickView): Selection | null {
    const ray = this.#ray(view);
    const hit = this.#hit(ray, view.flat);
    const building = this.#buildingOnRay(ray, hit, view.flat);
    const onGround = this.ground(view);
    if (onGround !== null && hit !== null) {
      const metresPerPixel = this.#metresPerPixel(view, hit);
      const { xM, yM } = onGround;
      const site = this.#index.siteNear(xM, yM, reachPixels.facility * metresPerPixel);
      if (site !== null) return site;
      if (building !== null) return { kind: 'building', index: building };
      const edge = this.#index.roadNear(xM, yM, reachPixels.road * metresPerPixel);
      return edge === null ? { kind: 'cell', xM, yM } : { kind: 'road', edge };
    }
    return building === null ? null : { kind: 'building', index: building };
  }

  #ray(view: PickView): PickRay {
    return pickRay(view.localToClip, view.clipX, view.clipY);
  }

  #metres(localX: number, localY: number): readonly [number, number] {
    const { origin, unitsPerM } = this.#frame;
    const [lngDeg, latDeg] = fromMercator([origin[0] + localX * unitsPerM, origin[1] + localY * unitsPerM]);
    return this.#frame.fromLngLat(lngDeg, latDeg);
  }

  #hit(ray: PickRay, flat: boolean): GroundHit | null {
    if (flat) {
      if (ray.direction[2] >= 0) return null;
      const distanceM = -ray.origin[2] / ray.direction[2];
      return {
        localX: ray.origin[0] + distanceM * ray.direction[0],
        localY: ray.origin[1] + distanceM * ray.direction[1],
        distanceM,
      };
    }
    const { grid, terrainM } = this.#region;
    return groundHit(
      ray,
      (localX, localY) => {
        const [xM, yM] = this.#metres(localX, localY);
        return cellIndexAt(grid, xM, yM) < 0 ? null : sampleBilinear(grid, terrainM, xM, yM);
      },
      {
        ceilingM: this.#ceilingM,
        floorM: this.#floorM,
        stepM: grid.cellSizeM,
        reachM: 4 * grid.cellSizeM * Math.max(grid.columns, grid.rows) + ray.origin[2],
      },
    );
  }

  /**
   * The building nearest to the camera whose walls or roof the ray meets before the ground. The ray is followed back from
   * the ground to the height of the tallest roof in steps of two metres.
   */
  #buildingOnRay(ray: PickRay, hit: GroundHit | null, flat: boolean): number | null {
    const { buildings, grid, terrainM } = this.#region;
    if (buildings === null || hit === null) return null;
    if (flat) return this.#index.buildingAt(...this.#metres(hit.localX, hit.localY));
    const down = Math.max(-ray.direction[2], 0.05);
    const startT = Math.max(hit.distanceM - this.#tallestM / down, 0);
    for (let t = startT; t <= hit.distanceM + 2; t += 2) {
      const [xM, yM] = this.#metres(
        ray.origin[0] + t * ray.direction[0],
        ray.origin[1] + t * ray.direction[1],
      );
      const index = this.#index.buildingAt(xM, yM);
      if (index === null) continue;
      const baseM = sampleBilinear(
        grid,
        terrainM,
        buildings.centroidXM[index] as number,
        buildings.centroidYM[index] as number,
      );
      if (ray.origin[2] + t * ray.direction[2] <= baseM + (buildings.heightM[index] as number)) return index;
    }
    return null;
  }

  /** Size of a pixel at the hit, m across the line of sight. */
  #metresPerPixel(view: PickView, hit: GroundHit): number {
    const pixel = 2 / view.heightPixels;
    const a = pickRay(view.localToClip, view.clipX, view.clipY).direction;
    const b = pickRay(view.localToClip, view.clipX, view.clipY + pixel).direction;
    return hit.distanceM * Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
  }
}
