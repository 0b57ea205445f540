import type { PlanarEdge, PlanarGraph } from './planar-network.ts';
import type { RoadKind } from './road-line.ts';

interface Piece {
  readonly ax: number;
  readonly ay: number;
  readonly bx: number;
  readonly by: number;
  readonly kind: RoadKind;
}

/** Gives pieces shared vertices: ends within the distance become one, double and empty pieces vanish. */
export function mergeVertices(pieces: readonly Piece[], distanceM: number): PlanarGraph {
  const xM: number[] = [];
  const yM: number[] = [];
  const buckets = new Map<string, number[]>();
  const vertexAt = (x: number, y: number): number => {
    const column = Math.floor(x / distanceM);
    const row = Math.floor(y / distanceM);
    let best = -1;
    let bestDistance = distanceM;
    for (let r = row - 1; r <= row + 1; r++) {
      for (let c = column - 1; c <= column + 1; c++) {
        for (const id of buckets.get(`${c},${r}`) ?? []) {
          const distance = Math.hypot((xM[id] as number) - x, (yM[id] as number) - y);
          if (distance < bestDistance) {
            best = id;
            bestDistance = distance;
          }
        }
      }
    }
    if (best >= 0) return best;
    xM.push(x);
    yM.push(y);
    const key = `${column},${row}`;
    buckets.set(key, [...(buckets.get(key) ?? []), xM.length - 1]);
    return xM.length - 1;
  };
  const edges = new Map<string, PlanarEdge>();
  for (const piece of pieces) {
    const a = vertexAt(piece.ax, piece.ay);
    const b = vertexAt(piece.bx, piece.by);
    const key = `${Math.min(a, b)},${Math.max(a, b)}`;
    if (a !== b && !edges.has(key)) edges.set(key, { a, b, kind: piece.kind });
  }
  return { xM, yM, edges: [...edges.values()] };
}
