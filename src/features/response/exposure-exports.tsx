import { useTranslation } from 'react-i18next';
import { exposureCsv } from '../../domain/exposure/export/exposure-csv.ts';
import { exposureGeoJson } from '../../domain/exposure/export/exposure-geojson.ts';
import type { Exposure } from '../../domain/exposure/exposure.ts';
import type { Region } from '../../domain/region/region.ts';
import { useSlice } from '../../store/session-context.ts';
import { Button } from '../../ui/controls/button.tsx';
import { saveTextFile } from '../../ui/save-file.ts';
import { csvMediaType, useGeoJsonSaver } from './plan-exports.tsx';
import { useExportStamp } from './use-export-stamp.ts';

export interface ExposureExportsProps {
  readonly region: Region;
  readonly exposure: Exposure;
}

/** Takes the counts and the hit features out of the app. */
export function ExposureExports({ region, exposure }: ExposureExportsProps) {
  const { t } = useTranslation();
  const stamp = useExportStamp(region);
  const thresholds = useSlice('response', (response) => response.thresholds);
  const saveGeoJson = useGeoJsonSaver();
  if (stamp === null || thresholds === null) return null;
  const name = `${region.id}-impact`;
  return (
    <div className="button-row">
      <Button
        icon="download"
        onPress={() =>
          saveTextFile(`${name}.csv`, csvMediaType, exposureCsv(exposure, region.adminAreas, stamp))
        }
      >
        {t('responsePanel.plan.exportExposureCsv')}
      </Button>
      <Button
        icon="download"
        onPress={() => saveGeoJson(`${name}.geojson`, exposureGeoJson(region, exposure, thresholds, stamp))}
      >
        {t('responsePanel.plan.exportExposureGeojson')}
      </Button>
    </div>
  );
}
