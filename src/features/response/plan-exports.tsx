import { useTranslation } from 'react-i18next';
import { notifyFault } from '../../actions/screen/notify.ts';
import type { Result } from '../../core/result.ts';
import { planCsv, shelterCsv } from '../../domain/response/export/plan-csv.ts';
import { planGeoJson } from '../../domain/response/export/plan-geojson.ts';
import { useSession } from '../../store/session-context.ts';
import { Button } from '../../ui/controls/button.tsx';
import { saveTextFile } from '../../ui/save-file.ts';
import type { PlanResultProps } from './plan-result.tsx';
import { useExportStamp } from './use-export-stamp.ts';

export const csvMediaType = 'text/csv';
export const geoJsonMediaType = 'application/geo+json';

/** Takes the plan out of the app: tables, map data, paper. */
export function PlanExports({ region, plan }: PlanResultProps) {
  const { t } = useTranslation();
  const stamp = useExportStamp(region);
  const saveGeoJson = useGeoJsonSaver();
  if (stamp === null) return null;
  const name = `${region.id}-plan`;
  return (
    <div className="button-row">
      <Button icon="print" onPress={() => window.print()}>
        {t('responsePanel.plan.printPage')}
      </Button>
      <Button
        icon="download"
        onPress={() => saveTextFile(`${name}.csv`, csvMediaType, planCsv(region, plan, stamp))}
      >
        {t('responsePanel.plan.exportPlanCsv')}
      </Button>
      <Button
        icon="download"
        onPress={() => saveTextFile(`${name}-shelters.csv`, csvMediaType, shelterCsv(region, plan, stamp))}
      >
        {t('responsePanel.plan.exportShelterCsv')}
      </Button>
      <Button
        icon="download"
        onPress={() => saveGeoJson(`${name}.geojson`, planGeoJson(region, plan, stamp))}
      >
        {t('responsePanel.plan.exportPlanGeojson')}
      </Button>
    </div>
  );
}

/** Saves a collection, or tells why there is none. */
export function useGeoJsonSaver() {
  const session = useSession();
  return (name: string, collection: Result<object, { readonly kind: string }>): void => {
    if (collection.ok) saveTextFile(name, geoJsonMediaType, JSON.stringify(collection.value));
    else notifyFault(session, collection.fault);
  };
}
