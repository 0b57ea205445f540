import { type Matrix4, Vector4 } from 'three';

/** Share of the window along each edge that counts as outside: labels, controls and cards' shadows lie there. */
const edgeShare = 0.08;

/**
 * True when a point in local metres (x east, y south, z up) is drawn inside the window, away from its edges. What stands
 * behind the camera has a negative w and is not.
 */
export function isOnScreen(localToClip: Matrix4, point: readonly [number, number, number]): boolean {
  const { x, y, w } = new Vector4(...point, 1).applyMatrix4(localToClip);
  const reach = (1 - 2 * edgeShare) * w;
  return w > 0 && Math.abs(x) <= reach && Math.abs(y) <= reach;
}
