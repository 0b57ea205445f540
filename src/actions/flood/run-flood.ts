import { buildFloodCase } from '../../domain/hazard/flood/build-case.ts';
import type { FloodFrame } from '../../domain/hazard/flood/flood-case.ts';
import type { FloodProgress } from '../../domain/ports.ts';
import type { FloodRunData } from '../../store/run-registry.ts';
import type { Session } from '../../store/session.ts';
import type { Ports } from '../ports.ts';
import { notifyFault } from '../screen/notify.ts';
import { beginFlood } from './cancel-flood.ts';
import { CellUpdateMeter } from './cell-update-meter.ts';
import { currentInputsHash } from './inputs-hash.ts';

/**
 * Runs the scenario on the form. Frames reach the registry, and so the map and the timeline, as they come. A scenario
 * that is refused leaves the run before it on screen.
 */
export async function runFlood(session: Session, ports: Ports): Promise<void> {
  const { region } = session.registry;
  const { scenario, run: former } = session.flood.getState();
  if (region === null || scenario === null) return;
  const built = buildFloodCase(region, scenario);
  if (!built.ok) {
    notifyFault(session, built.fault);
    return;
  }
  const signal = beginFlood(session);
  const startedAtMs = ports.clock.nowMs();
  const runId = `flood-${startedAtMs}`;
  const meter = new CellUpdateMeter(startedAtMs);
  const { grid, bedM } = built.value;
  const data: FloodRunData = { grid, bedM: bedM.slice(), frames: [], summary: null };
  if (former.status !== 'idle') session.registry.dropFlood(former.runId);
  session.registry.putFlood(runId, data);
  startRun(session, { runId, startedAtMs, endS: scenario.endS });
  const finished = await ports.flood.run(built.value, {
    signal,
    onProgress: (progress) => {
      const cellUpdatesPerS = meter.take(progress, ports.clock.nowMs());
      showProgress(session, { runId, progress, cellUpdatesPerS });
    },
    onFrame: (frame) => takeFrame(session, { runId, data, frame }),
  });
  if (!isCurrent(session, runId)) return;
  if (!finished.ok) {
    const cancelled = finished.fault.kind === 'flood-cancelled';
    session.flood.setState({ run: { status: cancelled ? 'cancelled' : 'failed', runId } });
    notifyFault(session, finished.fault);
    return;
  }
  data.summary = finished.value;
  const computedAtMs = ports.clock.nowMs();
  session.flood.setState({
    run: { status: 'done', runId, computedAtMs, wallS: (computedAtMs - startedAtMs) / 1000 },
  });
}

function startRun(
  session: Session,
  {
    runId,
    startedAtMs,
    endS,
  }: { readonly runId: string; readonly startedAtMs: number; readonly endS: number },
): void {
  session.flood.setState({
    run: { status: 'running', runId, timeS: 0, endS, startedAtMs, cellUpdatesPerS: null },
    runInputsHash: currentInputsHash(session),
    frameCount: 0,
    cursorS: 0,
    playing: false,
  });
  session.registry.exposureNow = null;
  session.registry.exposureMaximum = null;
  session.response.setState({
    exposure: { runId, revision: 0, now: null, maximum: null, affectedByFrame: [] },
  });
  session.mapView.setState((view) => ({
    waterField: 'frame',
    visible: { ...view.visible, water: true },
  }));
}

const isCurrent = (session: Session, runId: string): boolean => {
  const { run } = session.flood.getState();
  return run.status !== 'idle' && run.runId === runId;
};

interface ProgressOf {
  readonly runId: string;
  readonly progress: FloodProgress;
  readonly cellUpdatesPerS: number | null;
}

function showProgress(session: Session, { runId, progress, cellUpdatesPerS }: ProgressOf): void {
  const { run } = session.flood.getState();
  if (run.status !== 'running' || run.runId !== runId) return;
  session.flood.setState({ run: { ...run, timeS: progress.timeS, endS: progress.endS, cellUpdatesPerS } });
}

interface FrameOf {
  readonly runId: string;
  readonly data: FloodRunData;
  readonly frame: FloodFrame;
}

/** The cursor rides on the newest frame until the user takes it away. */
function takeFrame(session: Session, { runId, data, frame }: FrameOf): void {
  if (!isCurrent(session, runId)) return;
  const before = data.frames.at(-1)?.timeS ?? 0;
  data.frames.push(frame);
  session.flood.setState(({ cursorS, playing }) => ({
    frameCount: data.frames.length,
    cursorS: !playing && cursorS === before ? frame.timeS : cursorS,
  }));
}
