import { defaultExposureThresholds } from '../../domain/exposure/default-thresholds.ts';
import type { ExposureThresholds, TimeOfDay } from '../../domain/exposure/exposure.ts';
import type { ResponseSession } from '../../store/response-session.ts';
import type { Session } from '../../store/session.ts';
import type { Ports } from '../ports.ts';
import { replan } from './plan-evacuation.ts';

/** Counts the people of the day or of the night. */
export async function setTimeOfDay(session: Session, ports: Ports, timeOfDay: TimeOfDay): Promise<void> {
  session.response.setState({ timeOfDay });
  await replan(session, ports);
}

/** Takes edited limits; null goes back to the defaults. */
export async function setThresholds(
  session: Session,
  ports: Ports,
  thresholds: ExposureThresholds | null,
): Promise<void> {
  session.response.setState({ thresholds: thresholds ?? defaultExposureThresholds });
  await replan(session, ports);
}

/** Choices of the planner that need a press on the plan button to take effect. */
export type PlanChoice = Partial<Pick<ResponseSession, 'travel' | 'walkSpeedMPerS' | 'departureS'>>;

export function editPlanChoice(session: Session, choice: PlanChoice): void {
  session.response.setState(choice);
}
