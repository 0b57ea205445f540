import type { FloodCase, TimeSeries } from '../../../domain/hazard/flood/flood-case.ts';
import type { LeveeBreach } from '../../../domain/hazard/flood/flood-structure.ts';
import { valueAt } from '../../../domain/hazard/flood/forcing/time-series.ts';
import { gridSides } from '../driver/grid-edges.ts';
import type { Segment } from './output-times.ts';
import { ticksPerS } from './shaders/prelude.ts';

/** A series, what to take from its values and the factor that makes them what the kernels want; null where the case has none. */
export interface AgendaSeries {
  readonly series: TimeSeries | null;
  readonly lessM: number;
  readonly factor: number;
}

/**
 * Height that levels count from on the device, m: the first of those given. A height of 300 m rounds to 3e-5 m in 32 bits,
 * what lies between two levels does not.
 */
export function levelDatumM({ boundary, heldStage }: FloodCase): number {
  const given = [
    heldStage?.stageM,
    ...gridSides.map((side) => (boundary[side].kind === 'stage' ? boundary[side].stageM : undefined)),
  ];
  const first = given.find((series) => series !== undefined);
  return Math.fround(first?.value[0] ?? 0);
}

/** Height that levels at a breach count from on the device, m. */
export const breachDatumM = ({ growth }: LeveeBreach): number =>
  Math.fround(growth.kind === 'given' ? (growth.crestM.value[0] as number) : growth.lowestCrestM);

/**
 * The series of a case in the order of the kernels: uniform rain, zones (m/s), inflows (m/s of rise in each of their
 * cells), levels at the four sides and of held cells over their datum (m), then of each breach that is given its width and the
 * level of its bottom over the breach's datum (m).
 */
export function agendaSeries(flood: FloodCase): readonly AgendaSeries[] {
  const areaM2 = flood.grid.cellSizeM ** 2;
  const plain = (series: TimeSeries): AgendaSeries => ({ series, lessM: 0, factor: 1 });
  const lessM = levelDatumM(flood);
  const level = (series: TimeSeries | null): AgendaSeries => ({ series, lessM, factor: 1 });
  return [
    plain(flood.rainMPerS),
    ...(flood.rainZones?.rainMPerS ?? []).map(plain),
    ...flood.inflows.map(({ cells, dischargeM3PerS }) => ({
      series: dischargeM3PerS,
      lessM: 0,
      factor: 1 / (cells.length * areaM2),
    })),
    ...gridSides.map((side) => {
      const boundary = flood.boundary[side];
      return level(boundary.kind === 'stage' ? boundary.stageM : null);
    }),
    level(flood.heldStage?.stageM ?? null),
    ...flood.structures.flatMap((structure) =>
      structure.kind === 'breach' && structure.growth.kind === 'given'
        ? [
            plain(structure.growth.widthM),
            { series: structure.growth.crestM, lessM: breachDatumM(structure), factor: 1 },
          ]
        : [],
    ),
  ];
}

/** Pairs of words that any segment's agenda may take. */
export const agendaCapacity = (all: readonly AgendaSeries[], mostStops: number): number =>
  all.reduce((sum, { series }) => sum + (series === null ? 1 : series.timeS.length + 3), 1) + mostStops;

/**
 * What the clock on the GPU reads in a segment: a table of (offset, count) per series and for the stops, then their
 * points (ticks since the start of the segment, bits of the value).
 */
export function agendaOf(all: readonly AgendaSeries[], segment: Segment): Uint32Array<ArrayBuffer> {
  const table: number[] = [];
  const points: number[] = [];
  const head = all.length + 1;
  const last = segment.stops[segment.stops.length - 1];
  if (last === undefined) throw new Error('a segment without stops');
  for (const { series, lessM, factor } of all) {
    const before = points.length / 2;
    if (series !== null) putWindow(points, { series, lessM, factor }, [segment, last]);
    table.push(head + before, points.length / 2 - before);
  }
  table.push(head + points.length / 2, segment.stops.length);
  for (const { tick } of segment.stops) points.push(tick - segment.fromTick, 0);
  return Uint32Array.from([...table, ...points]);
}

/** The part of a series within a segment. At a jump on the last tick both values stand: the last is that of the level then. */
function putWindow(
  points: number[],
  { series, lessM, factor }: AgendaSeries & { readonly series: TimeSeries },
  [{ fromS, fromTick }, end]: readonly [Segment, { readonly timeS: number; readonly tick: number }],
): void {
  const { timeS, value } = series;
  const put = (tick: number, v: number): void => {
    points.push(tick, bitsOf((v - lessM) * factor));
  };
  put(0, valueAt(series, fromS));
  for (let k = firstAfter(timeS, fromS); k < timeS.length && (timeS[k] as number) <= end.timeS; k++) {
    put(Math.round((timeS[k] as number) * ticksPerS) - fromTick, value[k] as number);
  }
  put(end.tick - fromTick, valueAt(series, end.timeS));
}

const float = new Float32Array(1);
const bits = new Uint32Array(float.buffer);

/** Bits of a number rounded to 32 bits. */
export function bitsOf(value: number): number {
  float[0] = value;
  return bits[0] as number;
}

function firstAfter(times: Float64Array, timeS: number): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((times[middle] as number) <= timeS) low = middle + 1;
    else high = middle;
  }
  return low;
}
