import { computeExposure } from '../../../src/domain/exposure/compute-exposure.ts';
import { defaultExposureThresholds } from '../../../src/domain/exposure/default-thresholds.ts';
import { prepareExposure } from '../../../src/domain/exposure/layout/prepare-exposure.ts';
import { projectionOf } from '../../../src/domain/geo/projection.ts';
import type { FloodFrame } from '../../../src/domain/hazard/flood/flood-case.ts';
import type { Region } from '../../../src/domain/region/region.ts';
import { createScene } from '../../../src/scene/scene.ts';
import { createFloodSessionStore } from '../../../src/store/flood-session.ts';
import { createLandslideSessionStore } from '../../../src/store/landslide-session.ts';
import { createMapViewStore } from '../../../src/store/map-view.ts';
import { createPreferencesStore, defaultPreferences } from '../../../src/store/preferences.ts';
import { createRegionSessionStore } from '../../../src/store/region-session.ts';
import { createResponseSessionStore } from '../../../src/store/response-session.ts';
import { RunRegistry } from '../../../src/store/run-registry.ts';
import { harnessRegion } from './harness-town.ts';

/**
 * A page that draws the scene alone, for looking at it and for taking screenshots. Its water is a level surface spread
 * from the river, not a result. Parameters: theme, lang, dim, level (m above the river), landslide, near (id of a
 * place) with zoom, pitch and bearing.
 */
const query = new URLSearchParams(location.search);
const number = (key: string, fallback: number): number => Number(query.get(key) ?? fallback);

const startedMs = performance.now();
const region = harnessRegion(number('seed', 1));
console.info('region', Math.round(performance.now() - startedMs));
const registry = new RunRegistry();
registry.region = region;
const stores = {
  region: createRegionSessionStore(),
  view: createMapViewStore(),
  flood: createFloodSessionStore(),
  response: createResponseSessionStore(),
  landslide: createLandslideSessionStore(),
  preferences: createPreferencesStore({
    ...defaultPreferences,
    language: query.get('lang') === 'en' ? 'en' : 'ko',
    theme: query.get('theme') === 'light' ? 'light' : 'dark',
  }),
};
stores.region.setState({
  session: {
    status: 'open',
    region: { id: region.id, kind: region.kind, name: region.name, inputsHash: 'harness' },
  },
});
if (query.get('dim') === '2d') stores.view.setState({ dimension: '2d' });
const near = region.places?.find(({ id }) => id === query.get('near'));
if (near !== undefined) {
  const projection = projectionOf(region.grid.epsg);
  if (!projection.ok) throw new Error(projection.fault.kind);
  const [lngDeg, latDeg] = projection.value.toLngLat(near.xM, near.yM);
  stores.view.setState({
    camera: {
      lngDeg,
      latDeg,
      zoom: number('zoom', 14),
      pitchDeg: number('pitch', 60),
      bearingDeg: number('bearing', 0),
    },
  });
}
if (query.has('level')) putWater(number('level', 3));
if (query.has('landslide')) putLandslide();
const visible = { ...stores.view.getState().visible };
for (const id of query.get('on')?.split(',') ?? []) visible[id as keyof typeof visible] = true;
for (const id of query.get('off')?.split(',') ?? []) visible[id as keyof typeof visible] = false;
stores.view.setState({ visible });

const container = document.querySelector<HTMLElement>('#map') as HTMLElement;
const scene = createScene({
  container,
  stores,
  registry,
  mapWords: () => ({}),
  callbacks: {
    onSelect: (selection) => {
      stores.view.setState({ selection });
      console.info('selected', JSON.stringify(selection));
    },
    onHover: (hover) => stores.view.setState({ hover }),
    onCamera: (camera) => console.info('camera', JSON.stringify(camera)),
    onStatus: (sceneStatus) => {
      stores.view.setState({ sceneStatus });
      console.info('status', sceneStatus, Math.round(performance.now() - startedMs));
    },
  },
});
Object.assign(window, { harness: { scene, stores, registry, region } });

function putWater(riseM: number): void {
  const frames: FloodFrame[] = [0, 0.5, 1].map((share, index) => spread(region, riseM * share, index));
  registry.putFlood('run', { grid: region.grid, bedM: region.terrainM, frames, summary: null });
  stores.flood.setState({
    run: { status: 'done', runId: 'run', computedAtMs: 0, wallS: 0 },
    frameCount: frames.length,
    cursorS: number('cursor', 600),
  });
  const thresholds = defaultExposureThresholds;
  const prepared = prepareExposure(region, region.grid);
  if (!prepared.ok) throw new Error(prepared.fault.kind);
  const field = {
    grid: region.grid,
    bedM: region.terrainM,
    depthM: (frames[2] as FloodFrame).depthM,
  };
  const exposure = computeExposure(prepared.value, field, { timeOfDay: 'night', thresholds });
  if (!exposure.ok) throw new Error(exposure.fault.kind);
  registry.exposureNow = exposure.value;
  stores.response.setState({
    thresholds,
    exposure: {
      runId: 'run',
      revision: 1,
      now: exposure.value.total,
      maximum: null,
      affectedByFrame: [],
    },
  });
}

/** Water at the level of the nearest point of the main river plus a rise, wherever that floods the ground nearby. */
function spread({ grid, terrainM, rivers }: Region, riseM: number, index: number): FloodFrame {
  const depthM = new Float32Array(terrainM.length);
  const velocityXMPerS = new Float32Array(terrainM.length);
  const velocityYMPerS = new Float32Array(terrainM.length);
  const line = rivers?.[0]?.lineXY ?? new Float64Array();
  const stops = Array.from({ length: line.length / 2 }, (_, k) => {
    const column = Math.min(
      Math.max(Math.floor(((line[2 * k] as number) - grid.westM) / grid.cellSizeM), 0),
      grid.columns - 1,
    );
    const row = Math.min(
      Math.max(Math.floor((grid.northM - (line[2 * k + 1] as number)) / grid.cellSizeM), 0),
      grid.rows - 1,
    );
    return { column, row, bedM: terrainM[row * grid.columns + column] as number };
  });
  const reach = 70;
  for (const [k, stop] of stops.entries()) {
    const levelM = Math.max(stop.bedM + 1.5 + riseM, 0.2 + riseM * 0.3);
    const next = stops[Math.min(k + 1, stops.length - 1)] ?? stop;
    const length = Math.max(Math.hypot(next.column - stop.column, next.row - stop.row), 1);
    for (let row = Math.max(stop.row - reach, 0); row < Math.min(stop.row + reach, grid.rows); row++) {
      for (
        let column = Math.max(stop.column - reach, 0);
        column < Math.min(stop.column + reach, grid.columns);
        column++
      ) {
        if (Math.hypot(row - stop.row, column - stop.column) > reach) continue;
        const cell = row * grid.columns + column;
        const depth = levelM - (terrainM[cell] as number);
        if (depth > (depthM[cell] as number)) {
          depthM[cell] = depth;
          velocityXMPerS[cell] = (next.column - stop.column) / length;
          velocityYMPerS[cell] = -(next.row - stop.row) / length;
        }
      }
    }
  }
  for (let cell = 0; cell < depthM.length; cell++) {
    const below = 0.1 - (terrainM[cell] as number);
    if (below > (depthM[cell] as number)) depthM[cell] = below;
  }
  return { index, timeS: index * 300, depthM, velocityXMPerS, velocityYMPerS };
}

function putLandslide(): void {
  const { grid, terrainM } = region;
  const probability = new Float32Array(terrainM.length);
  const outside = new Uint8Array(terrainM.length);
  for (let row = 1; row + 1 < grid.rows; row++) {
    for (let column = 1; column + 1 < grid.columns; column++) {
      const cell = row * grid.columns + column;
      const dx = ((terrainM[cell + 1] as number) - (terrainM[cell - 1] as number)) / 20;
      const dy = ((terrainM[cell + grid.columns] as number) - (terrainM[cell - grid.columns] as number)) / 20;
      const slope = Math.hypot(dx, dy);
      probability[cell] = Math.min(slope / 1.2, 1);
      outside[cell] = slope < 0.03 ? 1 : 0;
    }
  }
  registry.susceptibility = {
    grid,
    probability,
    outside,
    modelId: 'harness',
    modelVersion: '0',
    executionProvider: 'none',
  };
  stores.landslide.setState({
    run: {
      status: 'done',
      computedAtMs: 0,
      wallS: 0,
      outsideFraction: 0,
      executionProvider: 'none',
      threads: 1,
    },
  });
}
