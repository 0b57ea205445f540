import type { CompactFrame } from '../../domain/hazard/flood/compact-frame.ts';
import type { FloodSummary } from '../../domain/hazard/flood/flood-case.ts';
import type { FloodGround } from '../../domain/hazard/flood/run-scenario.ts';
import type { FloodScenario } from '../../domain/hazard/flood/scenario.ts';
import { scenarioFault } from '../../domain/hazard/flood/scenario-fault.ts';
import type { FloodProgress } from '../../domain/ports.ts';
import type { Session } from '../../store/session.ts';
import type { AnyFault, Ports } from '../ports.ts';
import { notifyFault } from '../screen/notify.ts';
import { beginFlood } from './cancel-flood.ts';
import { CellUpdateMeter } from './cell-update-meter.ts';
import { currentInputsHash } from './inputs-hash.ts';

/** A run that was asked for. */
interface AskedRun {
  readonly runId: string;
  readonly scenario: FloodScenario;
  readonly inputsHash: string | null;
  readonly startedAtMs: number;
}

/**
 * Runs the scenario on the form. Frames reach the registry, and so the map and the timeline, as they come. A scenario
 * that is refused, or cancelled before its first frame, leaves the run before it on screen.
 */
export async function runFlood(session: Session, ports: Ports): Promise<void> {
  const { region } = session.registry;
  const { scenario } = session.flood.getState();
  if (region === null || scenario === null) return;
  const refused = scenarioFault(region, scenario);
  if (refused !== null) {
    notifyFault(session, refused);
    return;
  }
  const signal = beginFlood(session);
  const startedAtMs = ports.clock.nowMs();
  const asked = {
    runId: runIdOf(session, startedAtMs),
    scenario,
    inputsHash: currentInputsHash(session),
    startedAtMs,
  };
  const meter = new CellUpdateMeter(startedAtMs);
  session.flood.setState({ preparingRunId: asked.runId });
  const finished = await ports.flood.run(scenario, {
    signal,
    onStart: (ground) => {
      if (!signal.aborted) startRun(session, asked, ground);
    },
    onProgress: (progress) => {
      const cellUpdatesPerS = meter.take(progress, ports.clock.nowMs());
      showProgress(session, { runId: asked.runId, progress, cellUpdatesPerS });
    },
    onFrame: (frame) => takeFrame(session, asked.runId, frame),
  });
  endPreparing(session, asked.runId);
  if (!finished.ok) failRun(session, asked, finished.fault, signal);
  else finishRun(session, asked, { summary: finished.value, computedAtMs: ports.clock.nowMs() });
}

/** Two runs asked for within one millisecond are still two. */
function runIdOf(session: Session, startedAtMs: number): string {
  const { run, preparingRunId } = session.flood.getState();
  const runId = `flood-${startedAtMs}`;
  const isTaken = preparingRunId === runId || (run.status !== 'idle' && run.runId === runId);
  return isTaken ? `${runId}b` : runId;
}

function endPreparing(session: Session, runId: string): void {
  if (session.flood.getState().preparingRunId === runId) session.flood.setState({ preparingRunId: null });
}

/** The case stands: the run before it makes room. */
function startRun(session: Session, asked: AskedRun, { grid, bedM }: FloodGround): void {
  const { runId, scenario, inputsHash, startedAtMs } = asked;
  const { run: former } = session.flood.getState();
  if (former.status !== 'idle') session.registry.dropFlood(former.runId);
  session.registry.putFlood(runId, { scenario, grid, bedM, frames: [], summary: null });
  endPreparing(session, runId);
  session.flood.setState({
    run: { status: 'running', runId, timeS: 0, endS: scenario.endS, startedAtMs, cellUpdatesPerS: null },
    runInputsHash: inputsHash,
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

function failRun(session: Session, { runId }: AskedRun, fault: AnyFault, signal: AbortSignal): void {
  if (isCurrent(session, runId)) {
    const cancelled = fault.kind === 'flood-cancelled';
    session.flood.setState({ run: { status: cancelled ? 'cancelled' : 'failed', runId } });
  }
  if (!signal.aborted) notifyFault(session, fault);
}

function finishRun(
  session: Session,
  { runId, startedAtMs }: AskedRun,
  { summary, computedAtMs }: { readonly summary: FloodSummary; readonly computedAtMs: number },
): void {
  const data = session.registry.flood(runId);
  if (!isCurrent(session, runId) || data === null) return;
  data.summary = summary;
  session.flood.setState({
    run: { status: 'done', runId, computedAtMs, wallS: (computedAtMs - startedAtMs) / 1000 },
  });
}

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

/** The cursor rides on the newest frame until the user takes it away. */
function takeFrame(session: Session, runId: string, frame: CompactFrame): void {
  const data = session.registry.flood(runId);
  if (!isCurrent(session, runId) || data === null) return;
  const before = data.frames.at(-1)?.timeS ?? 0;
  data.frames.push(frame);
  session.flood.setState(({ cursorS, playing }) => ({
    frameCount: data.frames.length,
    cursorS: !playing && cursorS === before ? frame.timeS : cursorS,
  }));
}
