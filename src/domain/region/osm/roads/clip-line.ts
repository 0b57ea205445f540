import type { Bounds } from '../placed-osm.ts';

/** A point of a clipped line: a node of the columns, or -1 for a place where the line crosses the window's edge. */
export interface LinePoint {
  readonly node: number;
  readonly xM: number;
  readonly yM: number;
}

/**
 * The pieces of a line that lie in the window, in order; a piece has at least two points. Points without coordinates
 * break the line. Source of the clipping of one side: Liang & Barsky 1984, ACM Transactions on Graphics 3(1).
 */
export function clipLine(points: readonly LinePoint[], window: Bounds): LinePoint[][] {
  const pieces: LinePoint[][] = [];
  let piece: LinePoint[] = [];
  const close = (): void => {
    if (piece.length >= 2) pieces.push(piece);
    piece = [];
  };
  for (let k = 1; k < points.length; k++) {
    const a = points[k - 1] as LinePoint;
    const b = points[k] as LinePoint;
    const span = insideSpan(a, b, window);
    if (span === null) {
      close();
      continue;
    }
    const [from, to] = span;
    if (from > 0 || piece.length === 0) {
      close();
      piece.push(from > 0 ? between(a, b, from, window) : a);
    }
    piece.push(to < 1 ? between(a, b, to, window) : b);
    if (to < 1) close();
  }
  close();
  return pieces;
}

/** The part of a side inside the window as shares of its length, or null where it has no length inside. */
function insideSpan(a: LinePoint, b: LinePoint, window: Bounds): readonly [number, number] | null {
  const dx = b.xM - a.xM;
  const dy = b.yM - a.yM;
  if (!Number.isFinite(dx) || !Number.isFinite(dy)) return null;
  let from = 0;
  let to = 1;
  const sides = [
    [-dx, a.xM - window.westM],
    [dx, window.eastM - a.xM],
    [-dy, a.yM - window.southM],
    [dy, window.northM - a.yM],
  ] as const;
  for (const [change, room] of sides) {
    if (change === 0) {
      if (room < 0) return null;
    } else if (change < 0) from = Math.max(from, room / change);
    else to = Math.min(to, room / change);
  }
  return from < to || (dx === 0 && dy === 0 && from === 0 && to === 1) ? [from, to] : null;
}

function between(a: LinePoint, b: LinePoint, share: number, window: Bounds): LinePoint {
  const xM = a.xM + (b.xM - a.xM) * share;
  const yM = a.yM + (b.yM - a.yM) * share;
  return {
    node: -1,
    xM: Math.min(Math.max(xM, window.westM), window.eastM),
    yM: Math.min(Math.max(yM, window.southM), window.northM),
  };
}
