import { quotedCsv } from '../../../core/csv-quoting.ts';
import type { FloodDischargeSeries, FloodGaugeSeries } from '../../../domain/hazard/flood/flood-case.ts';

/** `tS,id,depthM,stageM,speedMS`: for each time one row a gauge that has a sample then, in the order of the case. */
export const gaugesCsv = (gauges: readonly FloodGaugeSeries[]): string =>
  csvInTime('tS,id,depthM,stageM,speedMS', gauges, ({ id, timeS, depthM, stageM, speedMPerS }, i) => [
    timeS[i],
    quotedCsv(id),
    depthM[i],
    stageM[i],
    speedMPerS[i],
  ]);

/** `tS,id,dischargeM3PerS`: for each time one row a line that has a sample then, in the order of the case. */
export const gaugeLinesCsv = (gaugeLines: readonly FloodDischargeSeries[]): string =>
  csvInTime('tS,id,dischargeM3PerS', gaugeLines, ({ id, timeS, dischargeM3PerS }, i) => [
    timeS[i],
    quotedCsv(id),
    dischargeM3PerS[i],
  ]);

/**
 * The rows of all series by their ascending times; a series may begin later than others, after a restart. Ids stand as they
 * are in the case, without the apostrophe of tables for spreadsheets, so that programs can join the file by them.
 */
function csvInTime<T extends { readonly timeS: Float64Array }>(
  head: string,
  series: readonly T[],
  rowOf: (one: T, sample: number) => readonly (string | number | undefined)[],
): string {
  const lines = [head];
  const readers = series.map((one) => ({ one, next: 0 }));
  const timeAt = ({ one, next }: (typeof readers)[number]): number =>
    one.timeS[next] ?? Number.POSITIVE_INFINITY;
  for (;;) {
    const timeS = readers.reduce(
      (least, reader) => Math.min(least, timeAt(reader)),
      Number.POSITIVE_INFINITY,
    );
    if (timeS === Number.POSITIVE_INFINITY) return `${lines.join('\n')}\n`;
    for (const reader of readers) {
      if (timeAt(reader) === timeS) lines.push(rowOf(reader.one, reader.next++).join(','));
    }
  }
}
