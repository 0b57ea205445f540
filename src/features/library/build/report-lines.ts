import type { BuildReport } from '../../../domain/region/build/build-report.ts';
import type { BuildFault, StageReport } from '../../../domain/region/build/stage-report.ts';
import { faultSentence } from '../../../i18n/fault-sentence.ts';

type Translate = (key: string, facts: Record<string, unknown>) => string;

/** Every reason in the report, one sentence each: what did not come, what is missing, and what was assumed. */
export function reportReasons({ faults, stages }: BuildReport, t: Translate): readonly string[] {
  const early = faults.map((fault) => faultSentence(t, fault));
  const late = stages.flatMap((stage) => reasonsOf(stage, t));
  return [...new Set([...early, ...late])];
}

function reasonsOf({ stage, outcome, faults }: StageReport, t: Translate): readonly string[] {
  const title = t(`buildPanel.step.${stage}`, {});
  const sentences = faults.map((fault) =>
    stage === 'verification' ? findingSentence(fault, t) : faultSentence(t, fault),
  );
  if (outcome === 'left-out' && sentences.length === 0) sentences.push(t('buildPanel.leftOutWhy', {}));
  return sentences.map((sentence) => `${title}: ${sentence}`);
}

function findingSentence({ kind, ...facts }: BuildFault, t: Translate): string {
  return `${t('pack.cli.finding', facts)} ${t(`pack.finding.${kind}`, facts)}`;
}
