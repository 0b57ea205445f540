import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePorts } from '../../actions/ports-context.ts';
import { setTimeOfDay } from '../../actions/response/edit-response.ts';
import { showDialog } from '../../actions/screen/arrange-panels.ts';
import type { TimeOfDay } from '../../domain/exposure/exposure.ts';
import { useOpenRegion, useSession, useSlice } from '../../store/session-context.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Segments } from '../../ui/controls/segments.tsx';
import { Empty } from '../../ui/display/empty.tsx';
import { Section } from '../../ui/display/section.tsx';
import { ExposureClasses } from './exposure-classes.tsx';
import { ExposureFigures } from './exposure-figures.tsx';
import { ExposureTables } from './exposure-tables.tsx';

/** At the time cursor, or the most that the run reaches anywhere. */
export type Moment = 'now' | 'maximum';

/** Who and what the water hits. */
export function ExposurePanel() {
  const { t } = useTranslation();
  const region = useOpenRegion();
  const exposure = useSlice('response', (response) => response.exposure);
  if (region !== null && region.buildings === null && region.roads === null) {
    return (
      <div className="panel-pad">
        <Empty title={t('responsePanel.missing.title')}>{t('responsePanel.missing.how')}</Empty>
      </div>
    );
  }
  if (region === null || exposure === null) {
    return (
      <div className="panel-pad">
        <Empty title={t('responsePanel.waiting.title')}>{t('responsePanel.waiting.how')}</Empty>
      </div>
    );
  }
  return <ExposureView />;
}

function ExposureView() {
  const { t } = useTranslation();
  const session = useSession();
  const [moment, setMoment] = useState<Moment>('now');
  const exposure = useSlice('response', (response) => response.exposure);
  const hasMaximum = exposure?.maximum != null;
  const shown: Moment = hasMaximum ? moment : 'now';
  const totals = shown === 'now' ? exposure?.now : exposure?.maximum;
  const full = useDeferredValue(
    shown === 'now' ? session.registry.exposureNow : session.registry.exposureMaximum,
  );
  return (
    <>
      <Section title={t('responsePanel.when')} aside={<TimeOfDayChoice />}>
        <Segments<Moment>
          label={t('responsePanel.when')}
          value={shown}
          onChange={setMoment}
          choices={[
            { id: 'now', label: t('responsePanel.now') },
            ...(hasMaximum ? [{ id: 'maximum' as const, label: t('responsePanel.maximum') }] : []),
          ]}
        />
        {hasMaximum ? null : <p className="note">{t('responsePanel.maximumWaits')}</p>}
        <ExposureFigures totals={totals ?? null} />
        <div className="button-row">
          <Button onPress={() => showDialog(session, 'thresholds')}>
            {t('responsePanel.thresholds.edit')}
          </Button>
        </div>
      </Section>
      {totals == null ? null : <ExposureClasses totals={totals} />}
      {full === null ? null : <ExposureTables exposure={full} />}
    </>
  );
}

function TimeOfDayChoice() {
  const { t } = useTranslation();
  const session = useSession();
  const ports = usePorts();
  const timeOfDay = useSlice('response', (response) => response.timeOfDay);
  return (
    <Segments<TimeOfDay>
      label={t('responsePanel.timeOfDay')}
      value={timeOfDay}
      onChange={(chosen) => void setTimeOfDay(session, ports, chosen)}
      choices={[
        { id: 'day', label: t('responsePanel.day') },
        { id: 'night', label: t('responsePanel.night') },
      ]}
    />
  );
}
