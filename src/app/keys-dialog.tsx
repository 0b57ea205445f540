import { useTranslation } from 'react-i18next';
import { showDialog } from '../actions/screen/arrange-panels.ts';
import { setPreference } from '../actions/screen/set-preference.ts';
import { useSession, useSlice } from '../store/session-context.ts';
import { Switch } from '../ui/controls/switch.tsx';
import { Dialog } from '../ui/surface/dialog.tsx';

const keys = [
  ['L', 'layers'],
  ['T', 'time'],
  ['3', 'dimension'],
  ['F', 'fit'],
  ['space', 'play'],
  [',', 'back'],
  ['.', 'forward'],
  ['Esc', 'escape'],
] as const;

/** Which keys do what, and the switch that rests them. */
export function KeysDialog() {
  const { t } = useTranslation();
  const session = useSession();
  const isOpen = useSlice('layout', ({ dialog }) => dialog === 'keys');
  const enabled = useSlice('preferences', ({ singleKeys }) => singleKeys);
  return (
    <Dialog title={t('shell.keysDialog.title')} isOpen={isOpen} onClose={() => showDialog(session, null)}>
      <Switch isSelected={enabled} onChange={(singleKeys) => setPreference(session, { singleKeys })}>
        {t('shell.keysDialog.enabled')}
      </Switch>
      <p className="note">{t('shell.keysDialog.note')}</p>
      <dl className="facts">
        {keys.map(([key, what]) => (
          <KeyLine
            key={what}
            label={t(`shell.keysDialog.${what}`)}
            cap={key === 'space' ? t('shell.keysDialog.space') : key}
          />
        ))}
      </dl>
    </Dialog>
  );
}

function KeyLine({ label, cap }: { readonly label: string; readonly cap: string }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>
        <kbd>{cap}</kbd>
      </dd>
    </>
  );
}
