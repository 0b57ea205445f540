import { useTranslation } from 'react-i18next';
import { usePorts } from '../actions/ports-context.ts';
import { openRegionFiles } from '../actions/region/open-region.ts';
import { showDialog, showLeftTab } from '../actions/screen/arrange-panels.ts';
import { faceNorth, lookAt, setDimension } from '../actions/screen/look-at-map.ts';
import { setPreference } from '../actions/screen/set-preference.ts';
import type { Language } from '../core/localized.ts';
import { acceptedFiles } from '../features/region/accepted-files.ts';
import { useLanguage } from '../i18n/use-language.ts';
import { useSession, useSlice } from '../store/session-context.ts';
import { Button, IconButton } from '../ui/controls/button.tsx';
import { FileButton } from '../ui/controls/file-button.tsx';
import { Segments } from '../ui/controls/segments.tsx';
import { Badge } from '../ui/display/badge.tsx';
import { ProgressBar } from '../ui/display/progress-bar.tsx';
import { Mark } from './mark.tsx';

/** Name of the product and of the region, and what concerns the whole window. */
export function Header() {
  const { t } = useTranslation();
  const session = useSession();
  const ports = usePorts();
  const isOpening = useSlice('region', (region) => region.session.status === 'opening');
  return (
    <header className="header">
      <h1 className="brand">
        <Mark />
        {t('shell.appName')}
      </h1>
      <RegionName />
      <span className="header-space" />
      <FileButton
        icon="open"
        multiple
        accept={acceptedFiles}
        isDisabled={isOpening}
        onFiles={(files) => void openRegionFiles(session, ports, files)}
      >
        {t('shell.openTerrain')}
      </FileButton>
      <IconButton icon="bookmark" label={t('library.title')} onPress={() => showDialog(session, 'library')} />
      <MapTools />
      <ScreenTools />
    </header>
  );
}

function RegionName() {
  const { t } = useTranslation();
  const language = useLanguage();
  const session = useSession();
  const state = useSlice('region', (region) => region.session);
  if (state.status === 'opening') {
    return (
      <div className="header-progress">
        <ProgressBar label={t('shell.opening')} fraction={state.fraction} valueLabel={state.stage} />
      </div>
    );
  }
  if (state.status === 'none') return <p className="region-name">{t('shell.noRegion')}</p>;
  const { name, kind } = state.region;
  return (
    <div className="region-name">
      <Button tone="quiet" onPress={() => showLeftTab(session, 'region')}>
        {name[language]}
      </Button>
      {kind === 'exercise' ? <Badge>{t('shell.fictional')}</Badge> : null}
    </div>
  );
}

function MapTools() {
  const { t } = useTranslation();
  const session = useSession();
  const is3d = useSlice('mapView', ({ dimension }) => dimension === '3d');
  return (
    <div className="header-tools">
      <Segments<'2d' | '3d'>
        label={t('shell.map')}
        value={is3d ? '3d' : '2d'}
        onChange={(dimension) => setDimension(session, dimension)}
        choices={[
          { id: '2d', label: '2D' },
          { id: '3d', label: '3D' },
        ]}
      />
      <IconButton icon="north" label={t('shell.north')} onPress={() => faceNorth(session)} />
      <IconButton icon="fit" label={t('shell.fit')} shortcut="F" onPress={() => lookAt(session, 'region')} />
      <IconButton
        icon="layers"
        label={t('shell.tabs.layers')}
        shortcut="L"
        onPress={() => showLeftTab(session, 'layers')}
      />
    </div>
  );
}

function ScreenTools() {
  const { t } = useTranslation();
  const session = useSession();
  const { language, theme } = useSlice('preferences', (preferences) => preferences);
  return (
    <div className="header-tools">
      <Segments<Language>
        label={t('shell.language')}
        value={language}
        onChange={(chosen) => setPreference(session, { language: chosen })}
        choices={[
          { id: 'ko', label: '한국어' },
          { id: 'en', label: 'English' },
        ]}
      />
      <IconButton
        icon={theme === 'dark' ? 'sun' : 'moon'}
        label={theme === 'dark' ? t('shell.theme.toLight') : t('shell.theme.toDark')}
        onPress={() => setPreference(session, { theme: theme === 'dark' ? 'light' : 'dark' })}
      />
      <IconButton icon="chart" label={t('evidence.open')} onPress={() => showDialog(session, 'evidence')} />
      <IconButton icon="keyboard" label={t('shell.keys')} onPress={() => showDialog(session, 'keys')} />
    </div>
  );
}
