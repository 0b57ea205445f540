import { describe, expect, it } from 'vitest';
import { editScenario } from '../../src/actions/flood/edit-scenario.ts';
import { runFlood } from '../../src/actions/flood/run-flood.ts';
import { openDefaultRegion } from '../../src/actions/region/open-region.ts';
import { setRoadClosed, setShelterClosed } from '../../src/actions/response/close-way.ts';
import { planEvacuation } from '../../src/actions/response/plan-evacuation.ts';
import { createSession, type Session } from '../../src/store/session.ts';
import { buildGridTown } from '../support/grid-town.ts';
import { inProcessPorts } from '../support/in-process-ports.ts';

const town = buildGridTown({
  seed: 11,
  cells: 30,
  streets: 5,
  houses: 80,
  shelters: 4,
  placesPerShelter: 60,
});

async function floodedTown() {
  const session: Session = createSession({
    machine: { hasThreads: false, hasWebgl2: false, logicalCores: 2 },
  });
  const ports = inProcessPorts(town);
  await openDefaultRegion(session, ports);
  editScenario(session, {
    storm: { kind: 'design', totalMm: 250, durationS: 3600, pattern: 'constant' },
    landEdges: 'closed',
    endS: 5400,
    outputEveryS: 600,
  });
  await runFlood(session, ports);
  session.response.setState({ departureS: 0 });
  return { session, ports };
}

describe('planning the evacuation', () => {
  it('makes no plan before a run is done', async () => {
    const session = createSession({ machine: { hasThreads: false, hasWebgl2: false, logicalCores: 2 } });
    const ports = inProcessPorts(town);
    await openDefaultRegion(session, ports);
    await planEvacuation(session, ports);
    expect(session.response.getState().planStatus).toBe('none');
  });

  it('accounts for everybody: placed or named as left behind', async () => {
    const { session, ports } = await floodedTown();
    await planEvacuation(session, ports);
    const { plan, planStatus, planWallMs } = session.response.getState();
    expect(planStatus).toBe('ready');
    expect(planWallMs).toBeGreaterThanOrEqual(0);
    const left = plan?.shortfalls.reduce((sum, { people }) => sum + people, 0) ?? 0;
    expect(plan?.totalPeople).toBeGreaterThan(0);
    expect((plan?.assignedPeople ?? 0) + left).toBe(plan?.totalPeople);
  });

  it('plans anew without a road that was closed, and with it again after the undo', async () => {
    const { session, ports } = await floodedTown();
    await planEvacuation(session, ports);
    const before = session.response.getState().plan;
    const edge = before?.assignments.flatMap(({ routeEdges }) => routeEdges)[0];
    if (edge === undefined) throw new Error('the town must have a route to close');
    await setRoadClosed(session, ports, { edge, closed: true });
    const closed = session.response.getState().plan;
    expect(closed).not.toBe(before);
    expect(closed?.assignments.some(({ routeEdges }) => routeEdges.includes(edge))).toBe(false);
    await setRoadClosed(session, ports, { edge, closed: false });
    expect(session.response.getState().closedRoadEdges).toEqual([]);
    expect(session.response.getState().plan?.assignments).toEqual(before?.assignments);
  });

  it('sends nobody to a closed shelter', async () => {
    const { session, ports } = await floodedTown();
    await planEvacuation(session, ports);
    const shelterId = session.response.getState().plan?.assignments[0]?.shelterId;
    if (shelterId === undefined) throw new Error('the town must have a shelter to close');
    await setShelterClosed(session, ports, { shelterId, closed: true });
    const { plan } = session.response.getState();
    expect(plan?.assignments.some((one) => one.shelterId === shelterId)).toBe(false);
    expect(plan?.shelters.find((one) => one.shelterId === shelterId)?.state).toBe('closed');
  });

  it('keeps only the answer to the newest question when two closures follow at once', async () => {
    const { session, ports } = await floodedTown();
    await planEvacuation(session, ports);
    const edges = [
      ...new Set(session.response.getState().plan?.assignments.flatMap(({ routeEdges }) => routeEdges)),
    ];
    const [first, second] = edges;
    if (first === undefined || second === undefined) throw new Error('the town must have two roads in use');
    await Promise.all([
      setRoadClosed(session, ports, { edge: first, closed: true }),
      setRoadClosed(session, ports, { edge: second, closed: true }),
    ]);
    expect(session.response.getState().plan?.options.closedRoadEdges).toEqual([first, second]);
    expect(session.response.getState().planStatus).toBe('ready');
  });
});
