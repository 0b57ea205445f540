import type { ExportStamp } from '../../domain/exposure/export/export-stamp.ts';
import type { Region } from '../../domain/region/region.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { useSession, useSlice } from '../../store/session-context.ts';

/** Where the numbers of a file come from; null until a run is done. */
export function useExportStamp(region: Region): ExportStamp | null {
  const language = useLanguage();
  const { registry } = useSession();
  const run = useSlice('flood', (flood) => flood.run);
  const inputsHash = useSlice('flood', ({ runInputsHash }) => runInputsHash);
  if (run.status !== 'done' || inputsHash === null) return null;
  const engine = registry.flood(run.runId)?.summary?.engine;
  if (engine === undefined) return null;
  return {
    region,
    language,
    provenance: {
      source: `${engine.id} ${engine.version}`,
      validAtMs: null,
      computedAtMs: run.computedAtMs,
      inputsHash,
    },
  };
}
