import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openDefaultRegion } from '../../src/actions/region/open-region.ts';
import { forgetView, saveView } from '../../src/actions/screen/look-at-map.ts';
import { reportScene } from '../../src/actions/screen/report-scene.ts';
import { parseViews, rememberViews, writeViews } from '../../src/app/remembered-views.ts';
import { createSession, type Session } from '../../src/store/session.ts';
import { buildGridTown } from '../support/grid-town.ts';
import { inProcessPorts } from '../support/in-process-ports.ts';

const camera = { lngDeg: 129.1, latDeg: 37.2, zoom: 13, pitchDeg: 58, bearingDeg: -25 };
const town = buildGridTown({ seed: 3, cells: 12, streets: 3, houses: 10, shelters: 2, placesPerShelter: 20 });

describe('views of the map kept between visits', () => {
  it('come back as they were, and those of other regions stay', () => {
    const kept = parseViews(
      writeViews({ other: [{ name: 'a', view: camera }] }, 'here', [{ name: 'b', view: camera }]),
    );
    expect(kept).toEqual({ other: [{ name: 'a', view: camera }], here: [{ name: 'b', view: camera }] });
  });

  it('survive any text and any JSON', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        for (const views of Object.values(parseViews(text))) expect(Array.isArray(views)).toBe(true);
      }),
    );
  });

  it('lose only what is damaged', () => {
    const text = JSON.stringify({
      here: [
        { name: 'good', view: camera },
        { name: 'far', view: { ...camera, latDeg: 300 } },
        { name: '' },
        7,
      ],
    });
    expect(parseViews(text)).toEqual({ here: [{ name: 'good', view: camera }] });
  });
});

describe('a window that is loaded again', () => {
  const storage = new Map<string, string>();
  beforeEach(() => {
    storage.clear();
    vi.stubGlobal('localStorage', {
      getItem: (key: string) => storage.get(key) ?? null,
      setItem: (key: string, value: string) => void storage.set(key, value),
    });
  });
  afterEach(() => vi.unstubAllGlobals());

  const visit = async (regionId: string): Promise<Session> => {
    const session = createSession({ machine: { hasThreads: true, hasWebgl2: true, logicalCores: 2 } });
    rememberViews(session);
    await openDefaultRegion(session, inProcessPorts({ ...town, id: regionId }));
    reportScene(session, { camera });
    return session;
  };
  const namesOf = (session: Session): readonly string[] =>
    session.mapView.getState().savedViews.map(({ name }) => name);

  it('finds the views of its region again, and not those of another', async () => {
    saveView(await visit('a'), '하구');
    expect(namesOf(await visit('b'))).toEqual([]);
    const again = await visit('a');
    expect(again.mapView.getState().savedViews).toEqual([{ name: '하구', view: camera }]);
    forgetView(again, '하구');
    expect(namesOf(await visit('a'))).toEqual([]);
  });

  it('works with a storage that refuses', async () => {
    vi.stubGlobal('localStorage', {
      getItem: () => {
        throw new Error('denied');
      },
      setItem: () => {
        throw new Error('full');
      },
    });
    const session = await visit('a');
    saveView(session, '하구');
    expect(namesOf(session)).toEqual(['하구']);
  });
});
