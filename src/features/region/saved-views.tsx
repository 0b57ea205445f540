import { useState } from 'react';
import { Group, Input, Label, TextField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { forgetView, lookAt, saveView } from '../../actions/screen/look-at-map.ts';
import { useSession, useSlice } from '../../store/session-context.ts';
import { Button, IconButton } from '../../ui/controls/button.tsx';
import { Section } from '../../ui/display/section.tsx';

/** Places and angles kept under a name. */
export function SavedViews() {
  const { t } = useTranslation();
  const session = useSession();
  const views = useSlice('mapView', (view) => view.savedViews);
  const canSave = useSlice('mapView', (view) => view.camera !== null);
  const [name, setName] = useState('');
  return (
    <Section title={t('layersPanel.views')}>
      {views.length === 0 ? <p className="note">{t('layersPanel.noViews')}</p> : null}
      <ul className="stack">
        {views.map((saved) => (
          <li key={saved.name} className="row">
            <Button
              icon="bookmark"
              aria-label={t('layersPanel.goToView', { name: saved.name })}
              onPress={() => lookAt(session, saved.view)}
            >
              {saved.name}
            </Button>
            <IconButton
              icon="trash"
              label={t('layersPanel.forgetView', { name: saved.name })}
              onPress={() => forgetView(session, saved.name)}
            />
          </li>
        ))}
      </ul>
      <TextField className="field" value={name} onChange={setName}>
        <Label className="field-label">{t('layersPanel.viewName')}</Label>
        <Group className="field-input" data-wide="">
          <Input />
        </Group>
      </TextField>
      <div className="button-row">
        <Button
          icon="bookmark"
          isDisabled={!canSave || name.trim() === ''}
          onPress={() => {
            saveView(session, name);
            setName('');
          }}
        >
          {t('layersPanel.saveView')}
        </Button>
      </div>
    </Section>
  );
}
