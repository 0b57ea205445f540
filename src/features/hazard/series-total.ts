import type { Storm } from '../../domain/hazard/flood/scenario.ts';

/** Rain of a series, mm: the area under its intensities, linear in between (trapezoids). */
export function seriesTotalMm({ timeS, mmPerH }: Extract<Storm, { kind: 'series' }>): number {
  let total = 0;
  for (let i = 1; i < timeS.length; i++) {
    const hours = ((timeS[i] ?? 0) - (timeS[i - 1] ?? 0)) / 3600;
    total += (hours * ((mmPerH[i] ?? 0) + (mmPerH[i - 1] ?? 0))) / 2;
  }
  return total;
}
