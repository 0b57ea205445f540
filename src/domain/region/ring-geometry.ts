/** Area of a ring, m², positive when counter-clockwise; x and y alternate, first point not repeated. */
export function ringAreaM2(ring: ArrayLike<number>): number {
  let area = 0;
  const x0 = ring[0] as number;
  const y0 = ring[1] as number;
  for (let k = 0; k + 1 < ring.length; k += 2) {
    const next = (k + 2) % ring.length;
    area +=
      ((ring[k] as number) - x0) * ((ring[next + 1] as number) - y0) -
      ((ring[next] as number) - x0) * ((ring[k + 1] as number) - y0);
  }
  return area / 2;
}

/** The ring in the other direction. */
export function reversedRing(ring: ArrayLike<number>): number[] {
  const turned: number[] = [];
  for (let k = ring.length - 2; k >= 0; k -= 2) turned.push(ring[k] as number, ring[k + 1] as number);
  return turned;
}

/** Even-odd test; points exactly on the ring may go either way. */
export function pointInRing(ring: ArrayLike<number>, xM: number, yM: number): boolean {
  let isInside = false;
  for (let k = 0; k + 1 < ring.length; k += 2) {
    const next = (k + 2) % ring.length;
    const ay = ring[k + 1] as number;
    const by = ring[next + 1] as number;
    if (ay > yM === by > yM) continue;
    const ax = ring[k] as number;
    const bx = ring[next] as number;
    if (xM < ax + ((yM - ay) / (by - ay)) * (bx - ax)) isInside = !isInside;
  }
  return isInside;
}

/** Centroid of a simple ring, m. */
export function ringCentroid(ring: ArrayLike<number>): { xM: number; yM: number } {
  const x0 = ring[0] as number;
  const y0 = ring[1] as number;
  let twice = 0;
  let cx = 0;
  let cy = 0;
  for (let k = 0; k + 1 < ring.length; k += 2) {
    const next = (k + 2) % ring.length;
    const ax = (ring[k] as number) - x0;
    const ay = (ring[k + 1] as number) - y0;
    const bx = (ring[next] as number) - x0;
    const by = (ring[next + 1] as number) - y0;
    const cross = ax * by - bx * ay;
    twice += cross;
    cx += (ax + bx) * cross;
    cy += (ay + by) * cross;
  }
  return { xM: x0 + cx / (3 * twice), yM: y0 + cy / (3 * twice) };
}
