import type { ConduitShape } from '../../../../domain/hazard/flood/flood-structure.ts';
import { gravityMPerS2 } from '../water-state.ts';

/** Rows of the table of critical flow, from empty to nearly full. */
const criticalRows = 128;

/** Cross-section of one barrel. */
export interface ConduitSection {
  readonly heightM: number;
  readonly fullAreaM2: number;
  /** Wetted area at a depth up to the height, m². */
  areaM2(depthM: number): number;
  /** Area over wetted perimeter of open flow, m: the ceiling of a box stays dry. */
  hydraulicRadiusM(depthM: number): number;
  /** Area over perimeter of full flow, m. */
  readonly fullRadiusM: number;
  /** Critical flow at depths that ascend from 0: A sqrt(g A / T), with its specific head y + A / (2 T). */
  readonly critical: readonly CriticalFlow[];
}

export interface CriticalFlow {
  readonly depthM: number;
  readonly dischargeM3PerS: number;
  readonly specificHeadM: number;
}

export function conduitSection(shape: ConduitShape): ConduitSection {
  const section = shape.kind === 'circular' ? circular(shape.diameterM) : box(shape.widthM, shape.heightM);
  const { heightM, areaM2, topWidthM } = section;
  return {
    heightM,
    fullAreaM2: areaM2(heightM),
    areaM2,
    hydraulicRadiusM: section.hydraulicRadiusM,
    fullRadiusM: section.fullRadiusM,
    critical: Array.from({ length: criticalRows }, (_, k) => {
      const depthM = (heightM * k) / criticalRows;
      if (k === 0) return { depthM, dischargeM3PerS: 0, specificHeadM: 0 };
      const meanDepthM = areaM2(depthM) / topWidthM(depthM);
      return {
        depthM,
        dischargeM3PerS: areaM2(depthM) * Math.sqrt(gravityMPerS2 * meanDepthM),
        specificHeadM: depthM + meanDepthM / 2,
      };
    }),
  };
}

/** Critical depth of a discharge, m, no more than the height: between the rows linear in the root of the discharge. */
export function criticalDepthM({ critical, heightM }: ConduitSection, dischargeM3PerS: number): number {
  let low = 0;
  let high = critical.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((critical[middle] as CriticalFlow).dischargeM3PerS <= dischargeM3PerS) low = middle;
    else high = middle;
  }
  const below = critical[low] as CriticalFlow;
  const above = critical[high];
  if (above === undefined) return heightM;
  const root = Math.sqrt(below.dischargeM3PerS);
  const weight = (Math.sqrt(dischargeM3PerS) - root) / (Math.sqrt(above.dischargeM3PerS) - root);
  return below.depthM + weight * (above.depthM - below.depthM);
}

type Shape = Pick<ConduitSection, 'heightM' | 'areaM2' | 'hydraulicRadiusM' | 'fullRadiusM'> & {
  topWidthM(depthM: number): number;
};

function circular(diameterM: number): Shape {
  const angle = (depthM: number): number =>
    2 * Math.acos(Math.max(-1, Math.min(1, 1 - (2 * depthM) / diameterM)));
  const areaM2 = (depthM: number): number => {
    const wetted = angle(depthM);
    return (diameterM ** 2 / 8) * (wetted - Math.sin(wetted));
  };
  return {
    heightM: diameterM,
    areaM2,
    hydraulicRadiusM: (depthM) => (2 * areaM2(depthM)) / (diameterM * angle(depthM)),
    fullRadiusM: diameterM / 4,
    topWidthM: (depthM) => diameterM * Math.sin(angle(depthM) / 2),
  };
}

function box(widthM: number, heightM: number): Shape {
  const areaM2 = (depthM: number): number => widthM * depthM;
  return {
    heightM,
    areaM2,
    hydraulicRadiusM: (depthM) => areaM2(depthM) / (widthM + 2 * depthM),
    fullRadiusM: areaM2(heightM) / (2 * (widthM + heightM)),
    topWidthM: () => widthM,
  };
}
