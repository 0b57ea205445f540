import { useMemo } from 'react';
import { surfaceAt } from '../../domain/hazard/flood/surface-at.ts';
import type { Gauge } from '../../domain/region/facilities.ts';
import type { ObservedEvent } from '../../domain/region/observed-events.ts';
import { useSession, useSlice } from '../../store/session-context.ts';
import { type SimulatedStage, simulatedStage } from './simulated-stage.ts';

/** The water level of the run on screen at a gauge; null without a run, without a frame, or outside its grid. */
export function useSimulatedStage(gauge: Gauge | null, event: ObservedEvent): SimulatedStage | null {
  const { registry } = useSession();
  const runId = useSlice('flood', ({ run }) => (run.status === 'idle' ? null : run.runId));
  const frameCount = useSlice('flood', (flood) => flood.frameCount);
  const startMs = useSlice('observed', ({ runStartMs }) => runStartMs) ?? event.fromMs;
  return useMemo(() => {
    const data = runId === null ? null : registry.flood(runId);
    if (gauge === null || data === null || frameCount === 0) return null;
    const surface = surfaceAt(data, gauge.xM, gauge.yM);
    return surface === null ? null : simulatedStage(surface, gauge, startMs);
  }, [registry, runId, frameCount, gauge, startMs]);
}
