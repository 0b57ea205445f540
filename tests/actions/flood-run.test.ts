import { describe, expect, it } from 'vitest';
import { cancelFlood } from '../../src/actions/flood/cancel-flood.ts';
import { editHydrograph, editScenario, loadRainCsv } from '../../src/actions/flood/edit-scenario.ts';
import { currentInputsHash } from '../../src/actions/flood/inputs-hash.ts';
import {
  advancePlayback,
  lastFrameS,
  moveCursor,
  stepCursor,
  togglePlay,
} from '../../src/actions/flood/move-time.ts';
import { runFlood } from '../../src/actions/flood/run-flood.ts';
import type { Ports } from '../../src/actions/ports.ts';
import { openDefaultRegion } from '../../src/actions/region/open-region.ts';
import { setTimeOfDay } from '../../src/actions/response/edit-response.ts';
import { ExposureFollower } from '../../src/actions/response/follow-exposure.ts';
import type { Session } from '../../src/store/session.ts';
import { createSession } from '../../src/store/session.ts';
import { buildGridTown } from '../support/grid-town.ts';
import { inProcessPorts } from '../support/in-process-ports.ts';

const town = buildGridTown({ seed: 7, cells: 24, streets: 4, houses: 60, shelters: 3, placesPerShelter: 40 });

async function openTown(): Promise<{ session: Session; ports: Ports }> {
  const session = createSession({ machine: { hasThreads: false, hasWebgl2: false, logicalCores: 2 } });
  const ports = inProcessPorts(town);
  await openDefaultRegion(session, ports);
  editScenario(session, {
    storm: { kind: 'design', totalMm: 400, durationS: 1800, pattern: 'constant' },
    landEdges: 'closed',
    endS: 1800,
    outputEveryS: 300,
  });
  return { session, ports };
}

describe('running a flood', () => {
  it('brings every frame, a closed balance and a done state', async () => {
    const { session, ports } = await openTown();
    await runFlood(session, ports);
    const { run, frameCount } = session.flood.getState();
    expect(run.status).toBe('done');
    if (run.status !== 'done') return;
    const data = session.registry.flood(run.runId);
    expect(frameCount).toBe(7);
    expect(data?.frames.map(({ timeS }) => timeS)).toEqual([0, 300, 600, 900, 1200, 1500, 1800]);
    expect(data?.summary?.balance.relativeError).toBeLessThan(1e-6);
    expect(session.flood.getState().cursorS).toBe(1800);
  });

  it('marks the run stale as soon as the form asks something else, and fresh when it asks the same again', async () => {
    const { session, ports } = await openTown();
    await runFlood(session, ports);
    const { runInputsHash } = session.flood.getState();
    expect(currentInputsHash(session)).toBe(runInputsHash);
    editScenario(session, { endS: 3600 });
    expect(currentInputsHash(session)).not.toBe(runInputsHash);
    editScenario(session, { endS: 1800 });
    expect(currentInputsHash(session)).toBe(runInputsHash);
  });

  it('refuses negative rain with a fault and keeps the run before it on screen', async () => {
    const { session, ports } = await openTown();
    await runFlood(session, ports);
    const before = session.flood.getState().run;
    editScenario(session, { storm: { kind: 'design', totalMm: -5, durationS: 1800, pattern: 'constant' } });
    await runFlood(session, ports);
    expect(session.flood.getState().run).toBe(before);
    expect(session.notices.getState().list.map(({ about }) => 'fault' in about && about.fault.kind)).toEqual([
      'flood-negative',
    ]);
  });

  it('keeps the run before it on screen when the case cannot be built, and lets go of the wait', async () => {
    const { session, ports } = await openTown();
    await runFlood(session, ports);
    const before = session.flood.getState();
    const frames = before.run.status === 'done' ? session.registry.flood(before.run.runId)?.frames : null;
    ports.flood.setRegion({ ...town, terrainM: town.terrainM.slice().fill(Number.NaN, 5, 6) });
    editScenario(session, { endS: 600 });
    const running = runFlood(session, ports);
    expect(session.flood.getState().preparingRunId).not.toBeNull();
    await running;
    const after = session.flood.getState();
    expect(after.run).toBe(before.run);
    expect(after.runInputsHash).toBe(before.runInputsHash);
    expect(after.preparingRunId).toBeNull();
    expect(frames).toHaveLength(7);
    expect(session.notices.getState().list.map(({ about }) => 'fault' in about && about.fault.kind)).toEqual([
      'flood-not-finite',
    ]);
  });

  it('keeps the question of the run beside its frames, whatever the form says afterwards', async () => {
    const { session, ports } = await openTown();
    const running = runFlood(session, ports);
    editScenario(session, { endS: 3600 });
    await running;
    const { run, runInputsHash } = session.flood.getState();
    const data = run.status === 'done' ? session.registry.flood(run.runId) : null;
    expect(data?.scenario.endS).toBe(1800);
    expect(currentInputsHash(session)).not.toBe(runInputsHash);
    editScenario(session, { endS: 1800 });
    expect(currentInputsHash(session)).toBe(runInputsHash);
  });

  it('keeps the frames that came before it was cancelled, and calls that no failure', async () => {
    const { session, ports } = await openTown();
    editScenario(session, { endS: 86_400, outputEveryS: 60 });
    const running = runFlood(session, ports);
    await waitUntil(() => session.flood.getState().frameCount >= 3);
    cancelFlood(session);
    await running;
    const { run, frameCount } = session.flood.getState();
    expect(run.status).toBe('cancelled');
    expect(frameCount).toBeGreaterThanOrEqual(3);
    expect(lastFrameS(session)).toBeGreaterThan(0);
    expect(session.notices.getState().list).toEqual([]);
  });

  it('drops the frames of a run that a newer one replaced', async () => {
    const { session, ports } = await openTown();
    editScenario(session, { endS: 86_400, outputEveryS: 60 });
    const first = runFlood(session, ports);
    await waitUntil(() => session.flood.getState().frameCount >= 2);
    editScenario(session, { endS: 600, outputEveryS: 300 });
    await new Promise((resolve) => setTimeout(resolve, 5));
    await Promise.all([first, runFlood(session, ports)]);
    expect(session.flood.getState().run.status).toBe('done');
    expect(session.flood.getState().frameCount).toBe(3);
    expect(lastFrameS(session)).toBe(600);
  });
});

describe('exposure beside the run', () => {
  it('judges each frame once and ends with the maximum, which no frame exceeds', async () => {
    const { session, ports } = await openTown();
    const follower = new ExposureFollower(session, ports);
    await runFlood(session, ports);
    await follower.wake();
    await waitUntil(() => session.response.getState().exposure?.maximum != null);
    await waitUntil(() => session.response.getState().exposure?.affectedByFrame.length === 7);
    follower.dispose();
    const exposure = session.response.getState().exposure;
    const counts = (exposure?.affectedByFrame ?? []).map(({ affectedPeople }) => affectedPeople ?? 0);
    expect(counts[0]).toBe(0);
    expect(Math.max(...counts)).toBeGreaterThan(0);
    expect(exposure?.maximum?.affectedPeople).toBeGreaterThanOrEqual(Math.max(...counts));
    expect(exposure?.now?.affectedPeople).toBe(counts.at(-1));
  });

  it('shows what belongs under the cursor', async () => {
    const { session, ports } = await openTown();
    const follower = new ExposureFollower(session, ports);
    await runFlood(session, ports);
    await waitUntil(() => session.response.getState().exposure?.affectedByFrame.length === 7);
    moveCursor(session, 0);
    await waitUntil(() => session.response.getState().exposure?.now?.affectedPeople === 0);
    follower.dispose();
    expect(session.registry.exposureNow?.total.affectedPeople).toBe(0);
  });

  it('counts anew for the other half of the day', async () => {
    const { session, ports } = await openTown();
    const follower = new ExposureFollower(session, ports);
    await runFlood(session, ports);
    await waitUntil(() => session.response.getState().exposure?.maximum != null);
    const night = session.response.getState().exposure?.maximum?.affectedPeople;
    await setTimeOfDay(session, ports, 'day');
    await waitUntil(() => {
      const day = session.response.getState().exposure?.maximum?.affectedPeople;
      return day !== undefined && day !== null && day !== night;
    });
    follower.dispose();
    expect(session.registry.exposureMaximum?.timeOfDay).toBe('day');
  });
});

describe('the time cursor', () => {
  it('never leaves the computed frames', async () => {
    const { session, ports } = await openTown();
    await runFlood(session, ports);
    moveCursor(session, 1e9);
    expect(session.flood.getState().cursorS).toBe(1800);
    moveCursor(session, -10);
    expect(session.flood.getState().cursorS).toBe(0);
  });

  it('steps by whole output intervals, also from between two', async () => {
    const { session, ports } = await openTown();
    await runFlood(session, ports);
    moveCursor(session, 700);
    stepCursor(session, 1);
    expect(session.flood.getState().cursorS).toBe(900);
    stepCursor(session, -1);
    expect(session.flood.getState().cursorS).toBe(600);
  });

  it('plays from the start when it stood at the end, and stops at the end', async () => {
    const { session, ports } = await openTown();
    await runFlood(session, ports);
    togglePlay(session);
    expect(session.flood.getState()).toMatchObject({ playing: true, cursorS: 0 });
    advancePlayback(session, 0.5);
    expect(session.flood.getState().cursorS).toBe(300);
    advancePlayback(session, 60);
    expect(session.flood.getState()).toMatchObject({ playing: false, cursorS: 1800 });
  });
});

describe('the scenario form', () => {
  it('takes the rain of a CSV file', async () => {
    const { session } = await openTown();
    await loadRainCsv(session, csvFile('rain.csv', '\uFEFF시각(분),강우(mm/h)\r\n0,0\r\n30,60\r\n60,0\r\n'));
    expect(session.flood.getState().scenario?.storm).toEqual({
      kind: 'series',
      name: 'rain.csv',
      timeS: [0, 1800, 3600],
      mmPerH: [0, 60, 0],
    });
  });

  it('keeps its rain when a CSV file cannot be read, and says why', async () => {
    const { session } = await openTown();
    const before = session.flood.getState().scenario?.storm;
    await loadRainCsv(session, csvFile('rain.csv', '0,0\n10,heavy\n'));
    expect(session.flood.getState().scenario?.storm).toBe(before);
    expect(session.notices.getState().list).toHaveLength(1);
  });

  it('sets and clears one hydrograph without touching the others', async () => {
    const { session } = await openTown();
    const flow = { baseM3PerS: 1, peakM3PerS: 9, timeToPeakS: 3600, recessionS: 7200 };
    editHydrograph(session, 'a', { inflowPointId: 'a', ...flow });
    editHydrograph(session, 'b', { inflowPointId: 'b', ...flow });
    editHydrograph(session, 'a', null);
    expect(session.flood.getState().scenario?.hydrographs.map(({ inflowPointId }) => inflowPointId)).toEqual([
      'b',
    ]);
  });
});

const csvFile = (name: string, text: string) => ({
  name,
  arrayBuffer: async () => new TextEncoder().encode(text).buffer as ArrayBuffer,
});

async function waitUntil(isTrue: () => boolean): Promise<void> {
  const endMs = performance.now() + 20_000;
  while (!isTrue()) {
    if (performance.now() > endMs) throw new Error('waited 20 s in vain');
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}
