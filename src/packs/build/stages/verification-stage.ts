import { buildStages } from '../../../domain/region/build/stage-report.ts';
import { checkRegion } from '../../../domain/region/region-checks.ts';
import { type BuildStage, nothing } from '../build-stage.ts';

/** The same checks that an opened pack is held to. */
export const verificationStage: BuildStage = {
  id: 'verification',
  version: 1,
  roles: [],
  after: buildStages.filter((stage) => stage !== 'terrain' && stage !== 'verification'),
  run: async ({ region }) => {
    const findings = checkRegion(region);
    return {
      output: nothing,
      outcome: findings.length === 0 ? 'built' : 'failed',
      files: [],
      facts: { findings: findings.length },
      faults: findings,
    };
  },
};
