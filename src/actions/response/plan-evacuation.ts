import type { EvacuationOptions } from '../../domain/response/evacuation-plan.ts';
import type { ResponseSession } from '../../store/response-session.ts';
import type { Session } from '../../store/session.ts';
import type { Ports } from '../ports.ts';
import { notifyFault } from '../screen/notify.ts';

/** Which request is the newest of a session: an older answer is dropped. */
const newest = new WeakMap<Session, number>();

/** Plans the evacuation from the finished run on screen, with the closures and options of now. */
export async function planEvacuation(session: Session, ports: Ports): Promise<void> {
  const { run } = session.flood.getState();
  const response = session.response.getState();
  const data = run.status === 'done' ? session.registry.flood(run.runId) : null;
  if (run.status !== 'done' || data?.summary == null || response.thresholds === null) return;
  const ticket = (newest.get(session) ?? 0) + 1;
  newest.set(session, ticket);
  session.response.setState({ planStatus: 'planning' });
  const startedAtMs = ports.clock.nowMs();
  const planned = await ports.response.plan({
    grid: data.grid,
    bedM: data.bedM,
    frames: data.frames,
    maximumDepthM: data.summary.maximumDepthM,
    thresholds: response.thresholds,
    options: planOptions(response),
  });
  if (newest.get(session) !== ticket) return;
  if (!planned.ok) {
    session.response.setState({ planStatus: 'failed' });
    notifyFault(session, planned.fault);
    return;
  }
  session.response.setState({
    planStatus: 'ready',
    plan: planned.value,
    planRunId: run.runId,
    planWallMs: ports.clock.nowMs() - startedAtMs,
  });
  session.mapView.setState((view) => ({ visible: { ...view.visible, evacuation: true } }));
}

const planOptions = (response: ResponseSession): EvacuationOptions => ({
  travel: response.travel,
  walkSpeedMPerS: response.walkSpeedMPerS,
  departureS: response.departureS,
  timeOfDay: response.timeOfDay,
  closedRoadEdges: response.closedRoadEdges,
  closedShelterIds: response.closedShelterIds,
});

/** Plans anew when a plan is there already; otherwise the change waits for the first plan. */
export async function replan(session: Session, ports: Ports): Promise<void> {
  const { planStatus } = session.response.getState();
  if (planStatus !== 'none') await planEvacuation(session, ports);
}
