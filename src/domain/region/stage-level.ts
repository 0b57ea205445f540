import type { StageThresholds } from './facilities.ts';

/** Steps of the Korean crisis ladder (관심, 주의, 경계, 심각), and below the first. */
export type StageLevel = 'normal' | 'attention' | 'caution' | 'alert' | 'serious';

/** The steps above normal with the stage from which each holds, m above gauge zero, lowest first. */
export const thresholdSteps = ({
  attentionM,
  cautionM,
  alertM,
  seriousM,
}: StageThresholds): readonly (readonly [level: Exclude<StageLevel, 'normal'>, fromM: number])[] => [
  ['attention', attentionM],
  ['caution', cautionM],
  ['alert', alertM],
  ['serious', seriousM],
];

/** The level that a stage has reached, m above gauge zero; null where the stage or the thresholds are not known. */
export function stageLevelOf(stageM: number | null, thresholds: StageThresholds | null): StageLevel | null {
  if (stageM === null || thresholds === null) return null;
  return thresholdSteps(thresholds).findLast(([, fromM]) => stageM >= fromM)?.[0] ?? 'normal';
}
