import type { Language } from '../../../core/localized.ts';
import type { BuildReport } from '../../../domain/region/build/build-report.ts';
import type { BuildFault, StageReport } from '../../../domain/region/build/stage-report.ts';
import { faultSentence } from '../../../i18n/fault-sentence.ts';
import { formatNumber } from '../../../ui/format.ts';

type Translate = (key: string, facts: Record<string, unknown>) => string;

/** Codes are no amounts: they are written without grouped thousands. */
const codes = ['epsg', 'sourceEpsg'];

/** Counts by reason come as `family.reason`; a family that is shown is summed. */
const families = ['buildings', 'roads', 'assumed'] as const;

/** The figures of a step that have a name on screen. */
export function factLines(facts: StageReport['facts'], t: Translate, language: Language): readonly string[] {
  const plain = Object.entries(facts).flatMap(([name, value]) => {
    const label = name.includes('.') ? '' : t(`buildPanel.fact.${name}`, { defaultValue: '' });
    if (label === '') return [];
    if (typeof value === 'string' || codes.includes(name)) return [`${label} ${value}`];
    const digits = Number.isInteger(value) ? 0 : Math.abs(value) < 1 ? 3 : 1;
    return [`${label} ${formatNumber(value, language, digits)}`];
  });
  const summed = families.flatMap((family) => {
    const counts = Object.entries(facts).filter(([name]) => name.startsWith(`${family}.`));
    const sum = counts.reduce((total, [, count]) => total + Number(count), 0);
    return sum === 0 ? [] : [`${t(`buildPanel.counted.${family}`, {})} ${formatNumber(sum, language)}`];
  });
  return [...plain, ...summed];
}

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
