import { csvCell } from '../../../domain/exposure/export/csv-text.ts';
import type { FloodDischargeSeries, FloodGaugeSeries } from '../../../domain/hazard/flood/flood-case.ts';

/** `tS,id,depthM,stageM,speedMS`: for each time one row a gauge, in the order of the case. */
export function gaugesCsv(gauges: readonly FloodGaugeSeries[]): string {
  const lines = ['tS,id,depthM,stageM,speedMS'];
  const times = gauges[0]?.timeS ?? [];
  for (const [i, timeS] of times.entries()) {
    for (const { id, depthM, stageM, speedMPerS } of gauges) {
      lines.push([timeS, csvCell(id), depthM[i], stageM[i], speedMPerS[i]].join(','));
    }
  }
  return `${lines.join('\n')}\n`;
}

/** `tS,id,dischargeM3PerS`: for each time one row a line, in the order of the case. */
export function gaugeLinesCsv(gaugeLines: readonly FloodDischargeSeries[]): string {
  const lines = ['tS,id,dischargeM3PerS'];
  const times = gaugeLines[0]?.timeS ?? [];
  for (const [i, timeS] of times.entries()) {
    for (const { id, dischargeM3PerS } of gaugeLines)
      lines.push([timeS, csvCell(id), dischargeM3PerS[i]].join(','));
  }
  return `${lines.join('\n')}\n`;
}
