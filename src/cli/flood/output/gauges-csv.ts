import { csvCell } from '../../../domain/exposure/export/csv-text.ts';
import type { FloodDischargeSeries, FloodGaugeSeries } from '../../../domain/hazard/flood/flood-case.ts';

/** `tS,id,depthM,stageM,speedMS`: for each time one row a gauge that has a sample then, in the order of the case. */
export const gaugesCsv = (gauges: readonly FloodGaugeSeries[]): string =>
  csvInTime('tS,id,depthM,stageM,speedMS', gauges, ({ id, timeS, depthM, stageM, speedMPerS }, i) => [
    timeS[i],
    idCell(id),
    depthM[i],
    stageM[i],
    speedMPerS[i],
  ]);

/** `tS,id,dischargeM3PerS`: for each time one row a line that has a sample then, in the order of the case. */
export const gaugeLinesCsv = (gaugeLines: readonly FloodDischargeSeries[]): string =>
  csvInTime('tS,id,dischargeM3PerS', gaugeLines, ({ id, timeS, dischargeM3PerS }, i) => [
    timeS[i],
    idCell(id),
    dischargeM3PerS[i],
  ]);

/**
 * An id as it is in the case when it is a number, so that programs join by ids such as -1; any other id as tables for
 * spreadsheets have it, so that none is taken for a formula.
 */
const idCell = (id: string): string => (/^[+-]?\d+(\.\d+)?$/.test(id) ? id : csvCell(id));

/** The rows of all series by their ascending times; a series may begin later than others, after a restart. */
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
