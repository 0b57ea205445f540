import { describe, expect, it } from 'vitest';
import { timeSeries } from '../../../../src/domain/hazard/flood/forcing/time-series.ts';
import { agendaOf } from '../../../../src/engines/flood/webgpu/agenda.ts';
import { segmentsOf, stopsOf } from '../../../../src/engines/flood/webgpu/output-times.ts';
import { ticksPerS } from '../../../../src/engines/flood/webgpu/shaders/prelude.ts';
import { floodCase } from '../../../support/flood-run.ts';

const ground = { columns: 4, rows: 4, cellSizeM: 10, bedM: () => 0 };

describe('stops', () => {
  it('are every sample, frame and the end, each once and in order', () => {
    const flood = floodCase(ground, {
      endS: 400,
      outputEveryS: 150,
      frameTimesS: Float64Array.of(0, 150, 377.7),
    });
    const stops = stopsOf(flood);
    expect(stops.map(({ timeS }) => timeS)).toEqual([50, 100, 150, 200, 250, 300, 350, 377.7, 400]);
    expect(stops.filter(({ isFrame }) => isFrame).map(({ timeS }) => timeS)).toEqual([150, 300, 377.7, 400]);
  });

  it('are parted at frames, after an hour and where samples are full, with nothing lost between', () => {
    const flood = floodCase(ground, { endS: 20_000, outputEveryS: 9000 });
    const stops = stopsOf(flood);
    const segments = segmentsOf(stops, 30);
    expect(segments.flatMap((segment) => segment.stops)).toEqual(stops);
    for (const [k, { fromS, stops: own }] of segments.entries()) {
      expect(fromS).toBe(segments[k - 1]?.stops.at(-1)?.timeS ?? 0);
      expect(own.length).toBeLessThanOrEqual(30);
      expect((own.at(-1)?.timeS ?? 0) - fromS).toBeLessThanOrEqual(3600);
      expect(own.slice(0, -1).some(({ isFrame }) => isFrame)).toBe(false);
    }
  });
});

describe('the agenda of a segment', () => {
  const at = (timeS: number) => ({ timeS, tick: timeS * ticksPerS, isFrame: false });

  /** Points (s, value) of the only series of an agenda. */
  function pointsIn(points: readonly (readonly [number, number])[], fromS: number, toS: number) {
    const segment = { fromS, fromTick: fromS * ticksPerS, stops: [at(toS)] };
    const words = agendaOf([{ series: timeSeries(points), lessM: 0, factor: 2 }], segment);
    const values = new Float32Array(words.buffer);
    const [offset, count] = [words[0] as number, words[1] as number];
    expect(words[words.length - 2]).toBe((toS - fromS) * ticksPerS);
    return Array.from({ length: count }, (_, k) => [
      (words[2 * (offset + k)] as number) / ticksPerS,
      values[2 * (offset + k) + 1] as number,
    ]);
  }

  it('starts and ends with the values there, times the factor', () => {
    expect(
      pointsIn(
        [
          [0, 0],
          [100, 10],
        ],
        20,
        60,
      ),
    ).toEqual([
      [0, 4],
      [40, 12],
    ]);
  });

  it('keeps both sides of a jump inside, the later at the start, and both at the end', () => {
    const jump = [
      [0, 1],
      [50, 1],
      [50, 3],
      [100, 3],
    ] as const;
    expect(pointsIn(jump, 0, 100)).toEqual([
      [0, 2],
      [50, 2],
      [50, 6],
      [100, 6],
      [100, 6],
    ]);
    expect(pointsIn(jump, 50, 80)).toEqual([
      [0, 6],
      [30, 6],
    ]);
    expect(pointsIn(jump, 10, 50)).toEqual([
      [0, 2],
      [40, 2],
      [40, 6],
      [40, 6],
    ]);
  });

  it('holds a series before its first and after its last point', () => {
    expect(pointsIn([[100, 5]], 0, 50)).toEqual([
      [0, 10],
      [50, 10],
    ]);
    expect(pointsIn([[10, 5]], 40, 50)).toEqual([
      [0, 10],
      [10, 10],
    ]);
  });
});
