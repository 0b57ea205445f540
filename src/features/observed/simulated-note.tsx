import { useTranslation } from 'react-i18next';
import { layRunOn } from '../../actions/observed/choose-station.ts';
import type { Gauge } from '../../domain/region/facilities.ts';
import type { ObservedEvent } from '../../domain/region/observed-events.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { useSession, useSlice } from '../../store/session-context.ts';
import { Button } from '../../ui/controls/button.tsx';
import { formatKst, formatNumber } from '../../ui/format.ts';
import type { SimulatedStage } from './simulated-stage.ts';

export interface SimulatedNoteProps {
  readonly gauge: Gauge;
  readonly simulated: SimulatedStage | null;
  readonly event: ObservedEvent;
}

/** How the computed level was put beside the readings: on which datum, and from which instant on. */
export function SimulatedNote({ gauge, simulated, event }: SimulatedNoteProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const session = useSession();
  const startMs = useSlice('observed', ({ runStartMs }) => runStartMs) ?? event.fromMs;
  const atMs = useSlice('observed', ({ replay }) => replay?.atMs ?? null);
  if (simulated === null) return <p className="note">{t('observed.simulated.none')}</p>;
  const zeroM = gauge.type === 'river-gauge' ? gauge.zeroM : null;
  const isDry = simulated.values.every((value) => value === null);
  return (
    <div className="stack">
      <p className="note">
        {simulated.datum === 'terrain'
          ? t('observed.simulated.otherDatum')
          : t('observed.simulated.sameDatum', { zero: formatNumber(zeroM ?? 0, language, 2) })}{' '}
        {t('observed.simulated.startsAt', { at: formatKst(startMs, language) })}{' '}
        {isDry ? t('observed.simulated.dry') : ''}
      </p>
      {atMs === null ? null : (
        <div className="button-row">
          <Button onPress={() => layRunOn(session, atMs)}>{t('observed.simulated.layHere')}</Button>
        </div>
      )}
    </div>
  );
}
