import { useTranslation } from 'react-i18next';
import { usePorts } from '../../actions/ports-context.ts';
import { openDefaultRegion, openRegionFiles } from '../../actions/region/open-region.ts';
import { showDialog } from '../../actions/screen/arrange-panels.ts';
import { cellCount } from '../../domain/geo/grid.ts';
import type { Region } from '../../domain/region/region.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { useOpenRegion, useSession, useSlice } from '../../store/session-context.ts';
import { Button } from '../../ui/controls/button.tsx';
import { FileButton } from '../../ui/controls/file-button.tsx';
import { Badge } from '../../ui/display/badge.tsx';
import { Callout } from '../../ui/display/callout.tsx';
import { Empty } from '../../ui/display/empty.tsx';
import { type Fact, Facts } from '../../ui/display/facts.tsx';
import { Section } from '../../ui/display/section.tsx';
import { formatNumber } from '../../ui/format.ts';
import { acceptedFiles } from './accepted-files.ts';
import { regionFigures } from './region-figures.ts';
import { SourceLine } from './source-line.tsx';

/** What the open region is, where its data come from, and the way to another one. */
export function RegionPanel() {
  const { t } = useTranslation();
  const session = useSession();
  const ports = usePorts();
  const status = useSlice('region', ({ session: region }) => region.status);
  const region = useOpenRegion();
  return (
    <>
      {region === null ? (
        <Section title={t('shell.tabs.region')}>
          <Empty title={t('shell.noRegion')}>{t('shell.noRegionHow')}</Empty>
        </Section>
      ) : (
        <RegionFacts region={region} />
      )}
      <Section title={t('regionPanel.open')}>
        <p className="note">{t('regionPanel.openNote')}</p>
        <div className="button-row">
          <FileButton
            icon="open"
            tone="main"
            multiple
            accept={acceptedFiles}
            isDisabled={status === 'opening'}
            onFiles={(files) => void openRegionFiles(session, ports, files)}
          >
            {t('shell.openTerrain')}
          </FileButton>
          <Button icon="bookmark" onPress={() => showDialog(session, 'library')}>
            {t('library.title')}
          </Button>
          <Button isDisabled={status === 'opening'} onPress={() => void openDefaultRegion(session, ports)}>
            {t('shell.reopenDefault')}
          </Button>
        </div>
      </Section>
    </>
  );
}

function RegionFacts({ region }: { readonly region: Region }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const isTerrainOnly = region.buildings === null && region.roads === null;
  return (
    <>
      <Section
        title={region.name[language]}
        aside={region.kind === 'exercise' ? <Badge>{t('shell.fictional')}</Badge> : null}
      >
        {region.kind === 'exercise' ? <p className="note">{t('regionPanel.fictionalNote')}</p> : null}
        {isTerrainOnly ? (
          <Callout tone="info">
            <strong>{t('regionPanel.terrainOnly')}</strong> {t('regionPanel.terrainOnlyNote')}
          </Callout>
        ) : null}
        <Facts facts={useRegionFacts(region)} />
      </Section>
      <Section title={t('regionPanel.sources')}>
        <ul className="stack">
          {region.sources.map((source) => (
            <SourceLine key={source.id} source={source} />
          ))}
        </ul>
      </Section>
    </>
  );
}

function useRegionFacts(region: Region): readonly Fact[] {
  const { t } = useTranslation();
  const language = useLanguage();
  const figures = regionFigures(region);
  const number = (value: number, digits = 0): string => formatNumber(value, language, digits);
  const missing = t('regionPanel.missingLayer');
  const { grid } = region;
  const areaKm2 = (cellCount(grid) * grid.cellSizeM * grid.cellSizeM) / 1e6;
  return [
    { label: t('regionPanel.area'), value: `${number(areaKm2, 1)} km²` },
    {
      label: t('regionPanel.grid'),
      value: t('regionPanel.gridValue', {
        columns: number(grid.columns),
        rows: number(grid.rows),
        cellSize: number(grid.cellSizeM, Number.isInteger(grid.cellSizeM) ? 0 : 1),
      }),
    },
    { label: t('regionPanel.crs'), value: `EPSG:${grid.epsg}` },
    {
      label: t('regionPanel.elevation'),
      value: t('regionPanel.elevationValue', {
        low: number(figures.lowestM),
        high: number(figures.highestM),
      }),
    },
    {
      label: t('regionPanel.seaLevel'),
      value: region.seaLevelM === null ? t('regionPanel.inland') : `${number(region.seaLevelM, 2)} m`,
    },
    {
      label: t('regionPanel.voids'),
      value:
        figures.voidCells === 0
          ? t('regionPanel.voidsNone')
          : t('regionPanel.voidsValue', { count: number(figures.voidCells) }),
    },
    {
      label: t('regionPanel.buildings'),
      value:
        region.buildings === null
          ? missing
          : t('regionPanel.buildingsValue', { count: number(region.buildings.count) }),
    },
    {
      label: t('regionPanel.people'),
      value:
        figures.people === null
          ? missing
          : t('regionPanel.peopleValue', {
              day: number(figures.people.day),
              night: number(figures.people.night),
            }),
    },
    ...(figures.residents === null
      ? []
      : [
          {
            label: t('regionPanel.residents'),
            value: t('regionPanel.residentsValue', { count: number(figures.residents) }),
          },
        ]),
    {
      label: t('regionPanel.roads'),
      value:
        figures.roadKm === null ? missing : t('regionPanel.roadsValue', { km: number(figures.roadKm, 1) }),
    },
    {
      label: t('regionPanel.shelters'),
      value:
        figures.shelters === null
          ? missing
          : t('regionPanel.sheltersValue', {
              count: number(figures.shelters.count),
              capacity:
                figures.shelters.capacityPeople === null
                  ? t('regionPanel.unknownNumber')
                  : number(figures.shelters.capacityPeople),
            }),
    },
  ];
}
