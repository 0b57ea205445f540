import { checkRegion } from '../../../domain/region/region-checks.ts';
import type { BuildStage } from '../build-region.ts';

/** The same checks that an opened pack is held to. */
export const verificationStage: BuildStage = async ({ region }) => {
  const findings = checkRegion(region);
  return {
    draft: {},
    outcome: findings.length === 0 ? 'built' : 'failed',
    files: [],
    facts: { findings: findings.length },
    faults: findings,
  };
};
