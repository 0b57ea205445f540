import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePorts } from '../../actions/ports-context.ts';
import { declineTerrain, importOfferedTerrain } from '../../actions/region/open-region.ts';
import { maximumCells } from '../../domain/region/pack-fault.ts';
import type { TerrainDescription } from '../../domain/region/terrain-import.ts';
import { faultSentence } from '../../i18n/fault-sentence.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { useSession, useSlice } from '../../store/session-context.ts';
import { Button } from '../../ui/controls/button.tsx';
import { NumberField } from '../../ui/controls/number-field.tsx';
import { Segments } from '../../ui/controls/segments.tsx';
import { Callout } from '../../ui/display/callout.tsx';
import { Facts } from '../../ui/display/facts.tsx';
import { ProgressBar } from '../../ui/display/progress-bar.tsx';
import { formatNumber } from '../../ui/format.ts';
import { Dialog } from '../../ui/surface/dialog.tsx';
import { offeredCells } from './offered-cells.ts';

/** Asks how the terrain files that were brought should be opened. */
export function TerrainDialog() {
  const { t } = useTranslation();
  const session = useSession();
  const offer = useSlice('region', ({ terrainOffer }) => terrainOffer);
  const isOpen = useSlice('layout', ({ dialog }) => dialog === 'terrain') && offer !== null;
  return (
    <Dialog title={t('regionPanel.terrain.title')} isOpen={isOpen} onClose={() => declineTerrain(session)}>
      {offer === null ? null : (
        <TerrainQuestion key={offer.files.map(({ name }) => name).join()} offer={offer} />
      )}
    </Dialog>
  );
}

/** Side of the square offered first where files are much larger than a municipality, km. */
const firstWindowKm = 20;

function TerrainQuestion({ offer }: { readonly offer: TerrainDescription }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const session = useSession();
  const ports = usePorts();
  const opening = useSlice('region', ({ session: region }) => (region.status === 'opening' ? region : null));
  const [west, south, east, north] = offer.boundsDeg;
  const isLarge = Math.min(offer.widthM, offer.heightM) > 2 * firstWindowKm * 1000;
  const [cellSizeM, setCellSizeM] = useState(
    isLarge ? Math.max(1, Math.round(offer.nativeCellSizeM)) : offer.suggestedCellSizeM,
  );
  const [part, setPart] = useState<'whole' | 'cut'>(isLarge ? 'cut' : 'whole');
  const [windowKm, setWindowKm] = useState(firstWindowKm);
  const [lngDeg, setLngDeg] = useState((west + east) / 2);
  const [latDeg, setLatDeg] = useState((south + north) / 2);
  const cells = offeredCells(offer, { cellSizeM, windowSizeKm: part === 'cut' ? windowKm : null });
  const number = (value: number, digits = 0): string => formatNumber(value, language, digits);
  const positive = (value: number): string | null => (value > 0 ? null : t('regionPanel.terrain.badNumber'));
  const refusal =
    cells !== null && cells.count > maximumCells
      ? t('regionPanel.terrain.cellsTooMany', { count: number(cells.count), maximum: number(maximumCells) })
      : null;
  const isReady = cells !== null && refusal === null && Number.isFinite(lngDeg + latDeg) && opening === null;
  return (
    <>
      <Facts
        facts={[
          {
            label: t('regionPanel.terrain.files'),
            value: t('regionPanel.terrain.filesValue', {
              count: offer.files.length,
              names: offer.files.map(({ name }) => name).join(', '),
            }),
          },
          { label: t('regionPanel.terrain.crs'), value: `EPSG:${offer.epsg}` },
          {
            label: t('regionPanel.terrain.target'),
            value: `EPSG:${offer.suggestedEpsg} (${t(`regionPanel.terrain.decision.${offer.crsDecision}`)})`,
          },
          {
            label: t('regionPanel.terrain.size'),
            value: t('regionPanel.terrain.sizeValue', {
              width: number(offer.widthM / 1000, 1),
              height: number(offer.heightM / 1000, 1),
            }),
          },
          { label: t('regionPanel.terrain.native'), value: `${number(offer.nativeCellSizeM, 1)} m` },
        ]}
      />
      {offer.warnings.map((warning) => (
        <Callout key={warning.kind} tone="warning">
          {faultSentence(t, warning)}
        </Callout>
      ))}
      <div className="stack">
        <NumberField
          label={t('regionPanel.terrain.cellSize')}
          unit="m"
          value={cellSizeM}
          fractionDigits={1}
          onChange={setCellSizeM}
          error={positive(cellSizeM)}
        />
        <Segments<'whole' | 'cut'>
          label={t('regionPanel.terrain.window')}
          value={part}
          onChange={setPart}
          choices={[
            { id: 'whole', label: t('regionPanel.terrain.whole') },
            { id: 'cut', label: t('regionPanel.terrain.cut') },
          ]}
        />
        {part === 'whole' ? null : (
          <>
            <NumberField
              label={t('regionPanel.terrain.windowSize')}
              unit="km"
              value={windowKm}
              onChange={setWindowKm}
              error={positive(windowKm)}
            />
            <NumberField
              label={t('regionPanel.terrain.lng')}
              unit="°E"
              value={lngDeg}
              fractionDigits={5}
              onChange={setLngDeg}
            />
            <NumberField
              label={t('regionPanel.terrain.lat')}
              unit="°N"
              value={latDeg}
              fractionDigits={5}
              onChange={setLatDeg}
            />
          </>
        )}
        <Facts
          facts={[
            {
              label: t('regionPanel.terrain.cells'),
              value:
                cells === null
                  ? null
                  : t('regionPanel.terrain.cellsValue', {
                      columns: number(cells.columns),
                      rows: number(cells.rows),
                      count: number(cells.count),
                    }),
            },
          ]}
        />
        {refusal === null ? null : (
          <p className="field-error" role="alert">
            {refusal}
          </p>
        )}
        {opening === null ? null : <ProgressBar label={t('shell.opening')} fraction={null} />}
      </div>
      <div className="button-row">
        <Button
          tone="main"
          isDisabled={!isReady}
          onPress={() =>
            void importOfferedTerrain(session, ports, {
              cellSizeM,
              windowSizeKm: part === 'cut' ? windowKm : null,
              centre: [lngDeg, latDeg],
            })
          }
        >
          {t('regionPanel.terrain.go')}
        </Button>
        <Button onPress={() => declineTerrain(session)}>{t('regionPanel.terrain.cancel')}</Button>
      </div>
    </>
  );
}
