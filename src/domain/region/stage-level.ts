import type { StageThresholds } from './facilities.ts';

/** Steps of the Korean crisis ladder (관심, 주의, 경계, 심각), and below the first. */
export const stageLevels = ['normal', 'attention', 'caution', 'alert', 'serious'] as const;

export type StageLevel = (typeof stageLevels)[number];

/** The level that a stage has reached, m above gauge zero; null where the stage or the thresholds are not known. */
export function stageLevelOf(stageM: number | null, thresholds: StageThresholds | null): StageLevel | null {
  if (stageM === null || thresholds === null) return null;
  const { attentionM, cautionM, alertM, seriousM } = thresholds;
  const reached = [attentionM, cautionM, alertM, seriousM].filter((fromM) => stageM >= fromM).length;
  return stageLevels[reached] ?? 'serious';
}
