import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import { useSession, useSlice } from '../../store/session-context.ts';
import type { Fact } from '../../ui/display/facts.tsx';
import { formatNumber } from '../../ui/format.ts';
import { waterAt } from './water-at.ts';
import { arrivalText, durationText, hazardText } from './water-sentences.ts';

/** Lines about the water at one point: now, at most, how fast, when it came, how long it stood and whom it endangers. */
export function useWaterFacts(xM: number, yM: number): readonly Fact[] {
  const { t } = useTranslation();
  const language = useLanguage();
  const { registry } = useSession();
  const run = useSlice('flood', (flood) => flood.run);
  const timeS = useSlice('flood', (flood) => flood.cursorS);
  useSlice('flood', ({ frameCount }) => frameCount);
  const water = waterAt(run.status === 'idle' ? null : registry.flood(run.runId), { xM, yM, timeS });
  const metres = (value: number | null, unit: string): string | null =>
    value === null ? null : `${formatNumber(value, language, 2)} ${unit}`;
  const notRun = run.status === 'idle' ? t('responsePanel.inspector.notRun') : null;
  return [
    { label: t('responsePanel.inspector.depthNow'), value: notRun ?? metres(water.depthNowM, 'm') },
    { label: t('responsePanel.inspector.depthMaximum'), value: notRun ?? metres(water.depthMaximumM, 'm') },
    {
      label: t('responsePanel.inspector.speedMaximum'),
      value: notRun ?? metres(water.speedMaximumMPerS, 'm/s'),
    },
    { label: t('responsePanel.inspector.arrival'), value: notRun ?? arrivalText(t, water.arrivalS) },
    { label: t('responsePanel.inspector.underWater'), value: notRun ?? durationText(t, water.durationS) },
    {
      label: t('responsePanel.inspector.depthVelocity'),
      value: notRun ?? metres(water.depthVelocityMaximumM2PerS, 'm²/s'),
    },
    {
      label: t('responsePanel.inspector.hazard'),
      value: notRun ?? hazardText(t, water.hazard, language),
    },
  ];
}
