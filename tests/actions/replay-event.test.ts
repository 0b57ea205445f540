import { expect, test } from 'vitest';
import { chooseSeries } from '../../src/actions/observed/choose-station.ts';
import {
  advanceReplay,
  closeReplay,
  openReplay,
  seekReplay,
  setReplayRate,
  stepReplay,
  toggleReplay,
} from '../../src/actions/observed/replay-event.ts';
import { openDefaultRegion, openRegionBy } from '../../src/actions/region/open-region.ts';
import type { ObservedSeries } from '../../src/domain/region/observed-series.ts';
import { createSession, type Session } from '../../src/store/session.ts';
import { buildGridTown } from '../support/grid-town.ts';
import { inProcessPorts } from '../support/in-process-ports.ts';

const event = { fromMs: 1000, toMs: 11_000 };
const newSession = (): Session =>
  createSession({ machine: { hasThreads: false, hasWebgl2: false, logicalCores: 2 } });
const atMs = (session: Session): number | undefined => session.observed.getState().replay?.atMs;

test('a replay stays inside its event, stops at its end and starts over from there', () => {
  const session = newSession();
  openReplay(session, event);
  setReplayRate(session, 2);
  seekReplay(session, 99_999);
  expect(atMs(session)).toBe(event.toMs);
  toggleReplay(session);
  expect(atMs(session)).toBe(event.fromMs);
  advanceReplay(session, 1.5);
  expect(atMs(session)).toBe(4000);
  stepReplay(session, -9000);
  expect(session.observed.getState().replay).toEqual({ event, atMs: event.fromMs, playing: false });
  advanceReplay(session, 1);
  expect(atMs(session)).toBe(event.fromMs);
  toggleReplay(session);
  advanceReplay(session, 60);
  expect(session.observed.getState().replay).toEqual({ event, atMs: event.toMs, playing: false });
  closeReplay(session);
  advanceReplay(session, 1);
  expect(session.observed.getState().replay).toBeNull();
});

test('a series with a gauge is selected on the map, one without is only shown', () => {
  const session = newSession();
  const series = { id: 's', gaugeId: 'g' } as ObservedSeries;
  chooseSeries(session, series);
  expect(session.mapView.getState().selection).toEqual({ kind: 'gauge', gaugeId: 'g' });
  expect(session.observed.getState().seriesId).toBe('s');
  expect(session.layout.getState().rightTab).toBe('observed');
  chooseSeries(session, { ...series, gaugeId: null });
  expect(session.mapView.getState().selection).toBeNull();
  expect(session.observed.getState().seriesId).toBe('s');
});

test('another region ends the replay of the former one', async () => {
  const town = buildGridTown({
    seed: 3,
    cells: 12,
    streets: 3,
    houses: 10,
    shelters: 2,
    placesPerShelter: 20,
  });
  const session = newSession();
  openReplay(session, event);
  await openDefaultRegion(session, inProcessPorts(town));
  expect(session.observed.getState().replay).toBeNull();
});

test('progress that comes after the answer does not open the region once more', async () => {
  const town = buildGridTown({
    seed: 3,
    cells: 12,
    streets: 3,
    houses: 10,
    shelters: 2,
    placesPerShelter: 20,
  });
  const session = newSession();
  let report: ((stage: string, fraction: number) => void) | null = null;
  await openRegionBy(session, inProcessPorts(town), async (onProgress) => {
    report = onProgress;
    onProgress('terrain', 0.5);
    return { ok: true, value: town };
  });
  (report as unknown as (stage: string, fraction: number) => void)('terrain', 1);
  expect(session.region.getState().session.status).toBe('open');
});
