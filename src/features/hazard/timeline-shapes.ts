import type { TimeSeries } from '../../domain/hazard/flood/flood-case.ts';

/** A drawing area: time to the right over `widthPx`, values upwards over `heightPx`. */
export interface PlotArea {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly endS: number;
}

/** A nice upper end of an axis: 1, 1.5, 2, 3, 4, 5, 6 or 8 times a power of ten, at least `value`. */
export function niceCeiling(value: number): number {
  if (!(value > 0)) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  const step = [1, 1.5, 2, 3, 4, 5, 6, 8, 10].find((factor) => factor * power >= value * (1 - 1e-9)) ?? 10;
  return step * power;
}

/** Spacing of time ticks so that at most eight fit, s. */
export function tickSpacingS(endS: number): number {
  const spacings = [300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200, 86_400, 172_800, 432_000];
  return spacings.find((spacing) => endS / spacing <= 8) ?? 864_000;
}

const place = (value: number): string => value.toFixed(1);

/** SVG path of rain hanging from the top edge. Values in the unit of `maximum`, linear between the points of the series. */
export function hangingPath(
  series: TimeSeries,
  { widthPx, heightPx, endS }: PlotArea,
  maximum: number,
): string {
  const points: string[] = [];
  for (let i = 0; i < series.timeS.length; i++) {
    const timeS = series.timeS[i] ?? 0;
    const value = series.value[i] ?? 0;
    if (timeS > endS) {
      const beforeS = series.timeS[i - 1] ?? 0;
      const before = series.value[i - 1] ?? value;
      const atEnd = before + ((value - before) * (endS - beforeS)) / (timeS - beforeS);
      points.push(`${place(widthPx)} ${place((atEnd / maximum) * heightPx)}`);
      break;
    }
    points.push(`${place((timeS / endS) * widthPx)} ${place((value / maximum) * heightPx)}`);
  }
  const last = Math.min(series.timeS.at(-1) ?? 0, endS);
  return points.length === 0 ? '' : `M0 0L${points.join('L')}L${place((last / endS) * widthPx)} 0Z`;
}

export interface TimedCount {
  readonly timeS: number;
  /** Null where it is unknown; the curve breaks there. */
  readonly affectedPeople: number | null;
}

/** SVG path of people standing on the bottom edge, one closed piece for each unbroken stretch. */
export function standingPath(
  counts: readonly TimedCount[],
  { widthPx, heightPx, endS }: PlotArea,
  maximum: number,
): string {
  let path = '';
  let piece: string[] = [];
  let fromX = 0;
  let toX = 0;
  const close = (): void => {
    if (piece.length > 0)
      path += `M${place(fromX)} ${place(heightPx)}L${piece.join('L')}L${place(toX)} ${place(heightPx)}Z`;
    piece = [];
  };
  for (const { timeS, affectedPeople } of counts) {
    if (affectedPeople === null) {
      close();
      continue;
    }
    const x = (timeS / endS) * widthPx;
    if (piece.length === 0) fromX = x;
    toX = x;
    piece.push(`${place(x)} ${place(heightPx - (affectedPeople / maximum) * heightPx)}`);
  }
  close();
  return path;
}
