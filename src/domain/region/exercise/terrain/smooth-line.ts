import { cellCount, columnCentreM, type GridSpec, rowCentreM } from '../../../geo/grid.ts';

export type Point = readonly [xM: number, yM: number];

/** A densely sampled curve with its arc length. */
export interface Line {
  readonly xM: Float64Array;
  readonly yM: Float64Array;
  /** Distance along the curve from its first point, m. */
  readonly stationM: Float64Array;
}

export function lineThrough(points: readonly Point[]): Line {
  const xM = Float64Array.from(points, (p) => p[0]);
  const yM = Float64Array.from(points, (p) => p[1]);
  const stationM = new Float64Array(points.length);
  for (let i = 1; i < points.length; i++) {
    const dx = (xM[i] as number) - (xM[i - 1] as number);
    const dy = (yM[i] as number) - (yM[i - 1] as number);
    stationM[i] = (stationM[i - 1] as number) + Math.sqrt(dx * dx + dy * dy);
  }
  return { xM, yM, stationM };
}

export const lineLengthM = (line: Line): number => line.stationM[line.stationM.length - 1] as number;

/** Cubic through four values at -1, 0, 1, 2, for t in [0, 1]. Source: Catmull & Rom 1974. */
export const catmullRom = (a: number, b: number, c: number, d: number, t: number): number =>
  b + 0.5 * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)));

/** A curve through control points, sampled at about `spacingM`. */
export function smoothLine(controls: readonly Point[], spacingM: number): Line {
  const points: Point[] = [];
  const control = (i: number): Point => controls[Math.min(Math.max(i, 0), controls.length - 1)] as Point;
  for (let i = 0; i + 1 < controls.length; i++) {
    const [p, q, r, s] = [control(i - 1), control(i), control(i + 1), control(i + 2)];
    const dx = r[0] - q[0];
    const dy = r[1] - q[1];
    const pieces = Math.max(1, Math.round(Math.sqrt(dx * dx + dy * dy) / spacingM));
    for (let k = 0; k < pieces; k++) {
      const t = k / pieces;
      points.push([catmullRom(p[0], q[0], r[0], s[0], t), catmullRom(p[1], q[1], r[1], s[1], t)]);
    }
  }
  points.push(control(controls.length - 1));
  return lineThrough(points);
}

/** Index of the last sample at or before a station. */
export function sampleBefore(line: Line, stationM: number): number {
  let low = 0;
  let high = line.stationM.length - 2;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((line.stationM[middle] as number) <= stationM) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Position and unit direction at a station, and the direction to the left of travel. */
export function frameAt(line: Line, stationM: number): { xM: number; yM: number; ux: number; uy: number } {
  const i = sampleBefore(line, stationM);
  const x0 = line.xM[i] as number;
  const y0 = line.yM[i] as number;
  const dx = (line.xM[i + 1] as number) - x0;
  const dy = (line.yM[i + 1] as number) - y0;
  const length = Math.sqrt(dx * dx + dy * dy);
  const along = stationM - (line.stationM[i] as number);
  return {
    xM: x0 + (dx / length) * along,
    yM: y0 + (dy / length) * along,
    ux: dx / length,
    uy: dy / length,
  };
}

/** Nearest point of a line for every cell within reach of it. */
export interface LineFrame {
  /** Distance to the line, m; positive to the left of travel, NaN beyond the radius. */
  readonly offsetM: Float32Array;
  readonly stationM: Float32Array;
}

/** Distance and station of the nearest point of a line, for the cells within `radiusM` of it. */
export function lineFrame(grid: GridSpec, line: Line, radiusM: number): LineFrame {
  const best = new Float32Array(cellCount(grid)).fill(radiusM * radiusM);
  const offsetM = new Float32Array(cellCount(grid)).fill(Number.NaN);
  const stationM = new Float32Array(cellCount(grid));
  const columnOf = (xM: number): number => (xM - grid.westM) / grid.cellSizeM - 0.5;
  const rowOf = (yM: number): number => (grid.northM - yM) / grid.cellSizeM - 0.5;
  const reach = radiusM / grid.cellSizeM;
  for (let i = 0; i + 1 < line.xM.length; i++) {
    const x0 = line.xM[i] as number;
    const y0 = line.yM[i] as number;
    const dx = (line.xM[i + 1] as number) - x0;
    const dy = (line.yM[i + 1] as number) - y0;
    const length2 = dx * dx + dy * dy;
    if (length2 === 0) continue;
    const length = Math.sqrt(length2);
    const fromColumn = Math.max(0, Math.ceil(Math.min(columnOf(x0), columnOf(x0 + dx)) - reach));
    const toColumn = Math.min(
      grid.columns - 1,
      Math.floor(Math.max(columnOf(x0), columnOf(x0 + dx)) + reach),
    );
    const fromRow = Math.max(0, Math.ceil(Math.min(rowOf(y0), rowOf(y0 + dy)) - reach));
    const toRow = Math.min(grid.rows - 1, Math.floor(Math.max(rowOf(y0), rowOf(y0 + dy)) + reach));
    for (let row = fromRow; row <= toRow; row++) {
      const py = rowCentreM(grid, row) - y0;
      for (let column = fromColumn; column <= toColumn; column++) {
        const px = columnCentreM(grid, column) - x0;
        const t = Math.min(1, Math.max(0, (px * dx + py * dy) / length2));
        const ex = px - t * dx;
        const ey = py - t * dy;
        const d2 = ex * ex + ey * ey;
        const cell = row * grid.columns + column;
        if (d2 >= (best[cell] as number)) continue;
        best[cell] = d2;
        offsetM[cell] = dx * py - dy * px >= 0 ? Math.sqrt(d2) : -Math.sqrt(d2);
        stationM[cell] = (line.stationM[i] as number) + t * length;
      }
    }
  }
  return { offsetM, stationM };
}
