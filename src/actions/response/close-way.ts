import type { Session } from '../../store/session.ts';
import type { Ports } from '../ports.ts';
import { replan } from './plan-evacuation.ts';

/** Closes a road to the evacuation, or opens it again, and plans anew. */
export async function setRoadClosed(
  session: Session,
  ports: Ports,
  { edge, closed }: { readonly edge: number; readonly closed: boolean },
): Promise<void> {
  session.response.setState(({ closedRoadEdges }) => ({
    closedRoadEdges: [...closedRoadEdges.filter((other) => other !== edge), ...(closed ? [edge] : [])],
  }));
  await replan(session, ports);
}

/** Closes a shelter to the evacuation, or opens it again, and plans anew. */
export async function setShelterClosed(
  session: Session,
  ports: Ports,
  { shelterId, closed }: { readonly shelterId: string; readonly closed: boolean },
): Promise<void> {
  session.response.setState(({ closedShelterIds }) => ({
    closedShelterIds: [
      ...closedShelterIds.filter((other) => other !== shelterId),
      ...(closed ? [shelterId] : []),
    ],
  }));
  await replan(session, ports);
}
