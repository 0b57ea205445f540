import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { I18nextProvider } from 'react-i18next';
import { describe, expect, it } from 'vitest';
import { openRegionBy } from '../../../src/actions/region/open-region.ts';
import { readTerrainFields, showTerrainField } from '../../../src/actions/region/show-terrain-field.ts';
import { landCovers } from '../../../src/domain/region/land-cover.ts';
import type { Region } from '../../../src/domain/region/region.ts';
import type { DerivedTerrain, Method } from '../../../src/domain/region/terrain/derived-terrain.ts';
import {
  terrainClasses,
  terrainClassifier,
  terrainFields,
  terrainFieldValues,
  terrainMethod,
} from '../../../src/domain/region/terrain/terrain-fields.ts';
import { TerrainFieldSection } from '../../../src/features/region/terrain-field-section.tsx';
import { createTranslator } from '../../../src/i18n/translator.ts';
import { terrainFieldRaster } from '../../../src/scene/land/terrain-field-raster.ts';
import { createSession, type Session } from '../../../src/store/session.ts';
import { SessionContext } from '../../../src/store/session-context.ts';
import { buildGridTown } from '../../support/grid-town.ts';
import { inProcessPorts } from '../../support/in-process-ports.ts';
import { metricGrid } from '../../support/region-builder.ts';

const town = buildGridTown({ seed: 3, cells: 12, streets: 3, houses: 10, shelters: 2, placesPerShelter: 20 });
const bare: Region = { ...town, manning: null, landCover: null };
const withMore: Region = { ...bare, derivedInPack: true };
const cells = town.terrainM.length;
const method: Method = { name: 'evans-young', source: 'Evans 1972', parameters: { windowCells: 3 } };
const derived = {
  handM: new Float32Array(cells).fill(3),
  slopeDeg: new Float32Array(cells).fill(12),
  contributingAreaM2: new Float32Array(cells).fill(2e6),
  wetnessIndex: new Float32Array(cells).fill(9),
  vs30MPerS: null,
  methods: { slope: method },
} as unknown as DerivedTerrain;

const newSession = (): Session =>
  createSession({ machine: { hasThreads: false, hasWebgl2: false, logicalCores: 2 } });

function drawn(session: Session, region: Region): string {
  for (const store of [session.region, session.mapView]) {
    Object.assign(store, { getInitialState: store.getState });
  }
  const section = createElement(TerrainFieldSection, { region });
  const onSession = createElement(SessionContext, { value: session }, section);
  return renderToStaticMarkup(createElement(I18nextProvider, { i18n: createTranslator('ko') }, onSession));
}

describe('classes of the ground', () => {
  it('ascend and have a colour each', () => {
    for (const field of terrainFields) {
      const classes = terrainClasses[field];
      for (const [i, { from, hex }] of classes.entries()) {
        expect(hex).toMatch(/^#[0-9a-f]{6}$/);
        if (i > 0) expect(from).toBeGreaterThan((classes[i - 1] as { from: number }).from);
      }
      expect(new Set(classes.map(({ hex }) => hex)).size).toBe(classes.length);
    }
  });

  it('leave clear what is unknown: no way to a stream, the sea, unknown cover', () => {
    expect(terrainClassifier('height-above-drainage')(-1)).toBe(-1);
    expect(terrainClassifier('height-above-drainage')(0)).toBe(0);
    expect(terrainClassifier('vs30')(0)).toBe(-1);
    expect(terrainClassifier('land-cover')(0)).toBe(-1);
    expect(terrainClassifier('land-cover')(200)).toBe(-1);
    expect(terrainClassifier('slope')(Number.NaN)).toBe(-1);
    for (const [i, { code }] of landCovers.entries()) expect(terrainClassifier('land-cover')(code)).toBe(i);
  });

  it('judge areas in square kilometres', () => {
    const index = terrainClassifier('contributing-area')(1.5e6);
    expect(terrainClasses['contributing-area'][index]?.from).toBe(1);
  });

  it('are drawn cell by cell, unknown ones clear', () => {
    const { pixels } = terrainFieldRaster(
      metricGrid(2, 1),
      'height-above-drainage',
      Float32Array.of(-1, 100),
    );
    expect([...pixels.slice(0, 4)]).toEqual([0, 0, 0, 0]);
    expect([...pixels.slice(4)]).toEqual([0xf0, 0xf5, 0xfb, 255]);
  });
});

describe('entries for the ground', () => {
  it('are those that the region has', () => {
    const has = (region: Region, given: DerivedTerrain | null): readonly string[] =>
      terrainFields.filter((field) => terrainFieldValues(field, region, given) !== null);
    expect(has(bare, null)).toEqual([]);
    expect(has(bare, derived)).toEqual([
      'height-above-drainage',
      'slope',
      'contributing-area',
      'wetness-index',
    ]);
    expect(has({ ...bare, manning: new Float32Array(cells) }, null)).toEqual(['manning']);
  });

  it('are not on screen for a region without any, whether it comes of a pack or not', async () => {
    for (const readDerived of [null, async () => ({ ok: true as const, value: null })]) {
      const session = newSession();
      const open = async () => ({ ok: true as const, value: bare });
      await openRegionBy(session, inProcessPorts(bare), open, readDerived);
      expect(session.region.getState().derived).toBe('absent');
      expect(drawn(session, bare)).toBe('');
    }
  });

  it('can be asked for again after they could not be read', async () => {
    const session = newSession();
    let isBroken = true;
    await openRegionBy(
      session,
      inProcessPorts(bare),
      async () => ({ ok: true, value: withMore }),
      async () =>
        isBroken
          ? { ok: false, fault: { kind: 'worker-died', worker: 'region' } }
          : { ok: true, value: derived },
    );
    await readTerrainFields(session);
    expect(session.notices.getState().list).toHaveLength(1);
    expect(drawn(session, bare)).toContain('지형 자료 읽기');
    isBroken = false;
    await readTerrainFields(session);
    expect(session.region.getState().derived).toBe('ready');
  });

  it('come when the grids are read out of the pack, once, with the method that the pack states', async () => {
    const session = newSession();
    let readings = 0;
    await openRegionBy(
      session,
      inProcessPorts(bare),
      async () => ({ ok: true, value: withMore }),
      async () => {
        readings++;
        return { ok: true, value: derived };
      },
    );
    expect(session.region.getState().derived).toBe('unread');
    expect(drawn(session, bare)).toContain('지형 자료 읽기');
    await Promise.all([readTerrainFields(session), readTerrainFields(session)]);
    expect(readings).toBe(1);
    showTerrainField(session, 'slope');
    const html = drawn(session, bare);
    expect(html).toContain('evans-young · Evans 1972 · windowCells 3');
    expect(html).not.toContain('지형 자료 읽기');
    expect(terrainMethod('manning', derived)).toBeNull();
  });

  it('go with the region: another one starts without a field and without grids', async () => {
    const session = newSession();
    const open = (): Promise<boolean> =>
      openRegionBy(
        session,
        inProcessPorts(bare),
        async () => ({ ok: true, value: withMore }),
        async () => ({ ok: true, value: derived }),
      );
    await open();
    await readTerrainFields(session);
    expect(session.registry.derivedTerrain).toBe(derived);
    showTerrainField(session, 'slope');
    await open();
    expect(session.registry.derivedTerrain).toBeNull();
    expect(session.mapView.getState().terrainField).toBeNull();
    expect(session.region.getState().derived).toBe('unread');
  });
});
