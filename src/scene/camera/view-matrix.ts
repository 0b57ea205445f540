import { Matrix4, Vector4 } from 'three';
import type { RegionFrame } from '../region-frame.ts';

/**
 * From local metres (x east, y south, z up, from the region's centre) to clip space. MapLibre's matrix takes mercator
 * units; the shift to the region's centre is done here in doubles, because mercator positions in the shader's floats
 * would jitter by metres.
 */
export function localToClip(mercatorToClip: ArrayLike<number>, frame: RegionFrame): Matrix4 {
  const matrix = new Matrix4().fromArray(Array.from(mercatorToClip));
  const scale = frame.unitsPerM;
  return matrix
    .multiply(new Matrix4().makeTranslation(frame.origin[0], frame.origin[1], 0))
    .multiply(new Matrix4().makeScale(scale, scale, scale));
}

/** Position of the camera in local metres: the point that the matrix sends to (0, 0, z, 0). */
export function eyeOf(clip: Matrix4): readonly [number, number, number] {
  const inverse = clip.clone().invert();
  const eye = new Vector4(0, 0, 1, 0).applyMatrix4(inverse);
  return [eye.x / eye.w, eye.y / eye.w, eye.z / eye.w];
}
