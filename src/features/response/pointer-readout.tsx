import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { cellIndexAt } from '../../domain/geo/grid.ts';
import { projectionOf } from '../../domain/geo/projection.ts';
import type { Region } from '../../domain/region/region.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { useOpenRegion, useSession, useSlice } from '../../store/session-context.ts';
import type { Fact } from '../../ui/display/facts.tsx';
import { formatNumber } from '../../ui/format.ts';
import { waterAt } from './water-at.ts';
import { arrivalText, durationText, hazardText } from './water-sentences.ts';

/** On the map: height, water and position under the pointer. Enter on the map opens the same in the inspector. */
export function PointerReadout() {
  const region = useOpenRegion();
  const hover = useSlice('mapView', (view) => view.hover);
  return region === null || hover === null ? null : <ReadoutLine region={region} {...hover} />;
}

interface ReadoutLineProps {
  readonly region: Region;
  readonly xM: number;
  readonly yM: number;
}

function ReadoutLine({ region, xM, yM }: ReadoutLineProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const shown = useShownWater(xM, yM);
  const projection = useMemo(() => projectionOf(region.grid.epsg), [region]);
  const terrainM = region.terrainM[cellIndexAt(region.grid, xM, yM)];
  const metres = (value: number | null | undefined, digits: number): string =>
    value == null ? t('ui.unknown') : `${formatNumber(value, language, digits)} m`;
  const [lngDeg, latDeg] = projection.ok ? projection.value.toLngLat(xM, yM) : [null, null];
  return (
    <p className="map-card map-readout">
      <span>
        {t('responsePanel.inspector.terrain')} <strong>{metres(terrainM, 1)}</strong>
      </span>
      {shown === null ? null : (
        <span>
          {shown.label} <strong>{shown.value ?? t('ui.unknown')}</strong>
        </span>
      )}
      {lngDeg === null ? null : (
        <span>
          {t('responsePanel.inspector.positionValue', { lat: latDeg.toFixed(5), lng: lngDeg.toFixed(5) })}
        </span>
      )}
    </p>
  );
}

/** Value of the field that is drawn; null before a run. */
function useShownWater(xM: number, yM: number): Fact | null {
  const { t } = useTranslation();
  const language = useLanguage();
  const { registry } = useSession();
  const run = useSlice('flood', (flood) => flood.run);
  const timeS = useSlice('flood', (flood) => flood.cursorS);
  const field = useSlice('mapView', (view) => view.waterField);
  useSlice('flood', ({ frameCount }) => frameCount);
  if (run.status === 'idle') return null;
  const water = waterAt(registry.flood(run.runId), { xM, yM, timeS });
  const metres = (valueM: number | null): string | null =>
    valueM === null ? null : `${formatNumber(valueM, language, 2)} m`;
  switch (field) {
    case 'frame':
      return { label: t('responsePanel.inspector.depthNow'), value: metres(water.depthNowM) };
    case 'maximum':
      return { label: t('responsePanel.inspector.depthMaximum'), value: metres(water.depthMaximumM) };
    case 'hazard':
      return { label: t('responsePanel.inspector.hazard'), value: hazardText(t, water.hazard, language) };
    case 'arrival':
      return { label: t('responsePanel.inspector.arrival'), value: arrivalText(t, water.arrivalS) };
    case 'duration':
      return { label: t('responsePanel.inspector.underWater'), value: durationText(t, water.durationS) };
  }
}
