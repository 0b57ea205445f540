import { type Matrix4, Vector4 } from 'three';
import { eyeOf } from '../camera/view-matrix.ts';

/** A ray from the camera in local metres: x east, y south, z up, from the region's centre. */
export interface PickRay {
  readonly origin: readonly [number, number, number];
  /** Unit length. */
  readonly direction: readonly [number, number, number];
}

/** The ray through a point of the window; `clipX` and `clipY` run from -1 to 1, y upwards. */
export function pickRay(localToClip: Matrix4, clipX: number, clipY: number): PickRay {
  const origin = eyeOf(localToClip);
  const inverse = localToClip.clone().invert();
  const near = dehomogenise(new Vector4(clipX, clipY, -1, 1).applyMatrix4(inverse));
  const d = [near[0] - origin[0], near[1] - origin[1], near[2] - origin[2]] as const;
  const length = Math.hypot(d[0], d[1], d[2]);
  return { origin, direction: [d[0] / length, d[1] / length, d[2] / length] };
}

const dehomogenise = (p: Vector4): readonly [number, number, number] => [p.x / p.w, p.y / p.w, p.z / p.w];
