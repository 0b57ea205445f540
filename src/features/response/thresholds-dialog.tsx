import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePorts } from '../../actions/ports-context.ts';
import { setThresholds } from '../../actions/response/edit-response.ts';
import { showDialog } from '../../actions/screen/arrange-panels.ts';
import { defaultExposureThresholds } from '../../domain/exposure/default-thresholds.ts';
import type { ExposureThresholds } from '../../domain/exposure/exposure.ts';
import { useSession, useSlice } from '../../store/session-context.ts';
import { Button } from '../../ui/controls/button.tsx';
import { NumberField } from '../../ui/controls/number-field.tsx';
import { Dialog } from '../../ui/surface/dialog.tsx';

const fields = [
  'hitDepthM',
  'evacuateDepthM',
  'shelterDepthM',
  'carDepthM',
  'largeVehicleDepthM',
  'walkDepthM',
] as const satisfies readonly (keyof ExposureThresholds)[];

/** Deeper limits than this are a slip of the keyboard, m. */
const largestLimitM = 10;

/** The limits behind the counts, with their sources, to be changed. */
export function ThresholdsDialog() {
  const { t } = useTranslation();
  const session = useSession();
  const thresholds = useSlice('response', (response) => response.thresholds);
  const isOpen = useSlice('layout', ({ dialog }) => dialog === 'thresholds') && thresholds !== null;
  const close = (): void => showDialog(session, null);
  return (
    <Dialog title={t('responsePanel.thresholds.title')} isOpen={isOpen} onClose={close}>
      {thresholds === null ? null : <ThresholdsForm initial={thresholds} onDone={close} />}
    </Dialog>
  );
}

interface ThresholdsFormProps {
  readonly initial: ExposureThresholds;
  onDone(): void;
}

function ThresholdsForm({ initial, onDone }: ThresholdsFormProps) {
  const { t } = useTranslation();
  const session = useSession();
  const ports = usePorts();
  const [draft, setDraft] = useState(initial);
  const isGood = (value: number): boolean => value > 0 && value <= largestLimitM;
  return (
    <>
      <ul className="stack">
        {fields.map((field) => (
          <li key={field} className="stack">
            <NumberField
              label={t(`responsePanel.thresholds.${field}`)}
              unit="m"
              step={0.05}
              fractionDigits={2}
              value={draft[field]}
              onChange={(value) => setDraft({ ...draft, [field]: value })}
              error={isGood(draft[field]) ? null : t('responsePanel.thresholds.wrong')}
            />
            <p className="note">{t(`responsePanel.thresholds.source.${field}`)}</p>
          </li>
        ))}
      </ul>
      <div className="button-row">
        <Button
          tone="main"
          isDisabled={!fields.every((field) => isGood(draft[field]))}
          onPress={() => {
            void setThresholds(session, ports, draft);
            onDone();
          }}
        >
          {t('responsePanel.thresholds.apply')}
        </Button>
        <Button onPress={() => setDraft(defaultExposureThresholds)}>
          {t('responsePanel.thresholds.reset')}
        </Button>
      </div>
    </>
  );
}
