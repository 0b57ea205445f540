import type { FloodCase } from '../../../domain/hazard/flood/flood-case.ts';
import { sampleEveryS } from '../driver/gauge-recorder.ts';
import { frameTimesOf } from '../driver/run-flood.ts';
import { ticksPerS } from './shaders/prelude.ts';

/** A time that a step must land on. */
export interface Stop {
  readonly timeS: number;
  readonly tick: number;
  readonly isFrame: boolean;
}

/** Stops that the GPU passes without asking: at most one frame, the last of them. */
export interface Segment {
  readonly fromS: number;
  readonly fromTick: number;
  readonly stops: readonly Stop[];
}

/** Ticks of a segment fit 32 bits with room; an hour is 3.8e9 of 4.3e9. */
const longestSegmentS = 3600;

/** All times after the start at which a case is sampled or shown, ascending; times that share a tick are one. */
export function stopsOf(flood: FloodCase): readonly Stop[] {
  const { endS, outputEveryS } = flood;
  const stops = new Map<number, Stop>();
  const put = (timeS: number, isFrame: boolean): void => {
    const tick = Math.round(timeS * ticksPerS);
    if (tick > 0) stops.set(tick, { timeS, tick, isFrame });
  };
  const everyS = sampleEveryS(outputEveryS);
  for (let k = 1; k * everyS < endS; k++) put(k * everyS, false);
  for (const timeS of frameTimesOf(flood)) put(timeS, true);
  return [...stops.values()].sort((a, b) => a.tick - b.tick);
}

/** Parts stops into segments that end at a frame, after an hour, or after `mostStops`. */
export function segmentsOf(stops: readonly Stop[], mostStops: number): readonly Segment[] {
  const segments: Segment[] = [];
  let from = { timeS: 0, tick: 0 };
  let current: Stop[] = [];
  for (const [k, stop] of stops.entries()) {
    current.push(stop);
    const next = stops[k + 1];
    const isFull = current.length >= mostStops;
    if (stop.isFrame || isFull || next === undefined || next.timeS - from.timeS > longestSegmentS) {
      segments.push({ fromS: from.timeS, fromTick: from.tick, stops: current });
      from = stop;
      current = [];
    }
  }
  return segments;
}
