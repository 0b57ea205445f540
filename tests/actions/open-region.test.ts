import { describe, expect, it } from 'vitest';
import { runFlood } from '../../src/actions/flood/run-flood.ts';
import { computeLandslide } from '../../src/actions/landslide/compute-landslide.ts';
import {
  declineTerrain,
  importOfferedTerrain,
  openDefaultRegion,
  openRegionFiles,
} from '../../src/actions/region/open-region.ts';
import { dismissNotice } from '../../src/actions/screen/notify.ts';
import { faultSentence } from '../../src/i18n/fault-sentence.ts';
import { createTranslator } from '../../src/i18n/translator.ts';
import { writeZip } from '../../src/packs/zip.ts';
import { createSession, type Session } from '../../src/store/session.ts';
import { buildGridTown } from '../support/grid-town.ts';
import { inProcessPorts } from '../support/in-process-ports.ts';
import { describeWithSharedData, readSharedData } from '../support/shared-data.ts';

const town = buildGridTown({ seed: 3, cells: 12, streets: 3, houses: 10, shelters: 2, placesPerShelter: 20 });
const newSession = (): Session =>
  createSession({ machine: { hasThreads: false, hasWebgl2: false, logicalCores: 2 } });
const kinds = (session: Session): readonly string[] =>
  session.notices.getState().list.map(({ about }) => ('fault' in about ? about.fault.kind : about.message));
const file = (name: string, bytes: Uint8Array) => ({
  name,
  arrayBuffer: async () => bytes.slice().buffer as ArrayBuffer,
});

describe('opening the default region', () => {
  it('puts the region, its scenario and its limits in place', async () => {
    const session = newSession();
    await openDefaultRegion(session, inProcessPorts(town));
    expect(session.region.getState().session).toMatchObject({
      status: 'open',
      region: { id: 'test-town', kind: 'exercise' },
    });
    expect(session.flood.getState().scenario).not.toBeNull();
    expect(session.response.getState().thresholds?.carDepthM).toBe(0.3);
  });

  it('says what is missing when the pack is not there, and opens nothing', async () => {
    const session = newSession();
    await openDefaultRegion(session, inProcessPorts(null));
    expect(session.region.getState().session).toEqual({ status: 'none' });
    expect(kinds(session)).toEqual(['pack-file-missing']);
  });
});

describe('bringing files', () => {
  it('keeps region and run when a file is no terrain', async () => {
    const session = newSession();
    const ports = inProcessPorts(town);
    await openDefaultRegion(session, ports);
    await runFlood(session, ports);
    const before = { region: session.registry.region, run: session.flood.getState().run };
    await openRegionFiles(session, ports, [file('notes.txt', new Uint8Array(20))]);
    await openRegionFiles(session, ports, [file('broken.zip', new Uint8Array(20))]);
    await openRegionFiles(session, ports, [file('short.tif', new Uint8Array([0x49, 0x49, 42, 0]))]);
    expect(session.registry.region).toBe(before.region);
    expect(session.flood.getState().run).toBe(before.run);
    expect(session.region.getState().session.status).toBe('open');
    expect(kinds(session)).toHaveLength(3);
    expect(kinds(session)[0]).toBe('terrain-unsupported-file');
  });

  it('closes one notice and leaves the others', async () => {
    const session = newSession();
    const ports = inProcessPorts(town);
    await openRegionFiles(session, ports, [file('a.txt', new Uint8Array(1))]);
    await openRegionFiles(session, ports, [file('b.txt', new Uint8Array(1))]);
    dismissNotice(session, session.notices.getState().list[0]?.id ?? -1);
    expect(session.notices.getState().list).toHaveLength(1);
  });
});

describe('the sentence about a file that cannot be opened', () => {
  const sentencesAbout = async (chosen: ReturnType<typeof file>, language: 'ko' | 'en'): Promise<string> => {
    const session = newSession();
    await openRegionFiles(session, inProcessPorts(town), [chosen]);
    const about = session.notices.getState().list[0]?.about;
    if (about === undefined || !('fault' in about)) throw new Error('nothing was said');
    return faultSentence(createTranslator(language).t, about.fault);
  };
  const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
  const zipOf = (manifest: string): Uint8Array =>
    writeZip([{ path: 'region.json', bytes: bytesOf(manifest) }]);
  const chosen = [
    file('notes.zip', bytesOf('not a zip at all')),
    file('cut.zip', zipOf('{}').slice(0, 30)),
    file('other.zip', writeZip([{ path: 'readme.md', bytes: bytesOf('hello') }])),
    file('fields.zip', zipOf('{}')),
    file('half.tif', new Uint8Array([0x49, 0x49, 42, 0, 8, 0, 0, 0, 1, 0])),
    file('N36E127.hgt', new Uint8Array(1000)),
    file('letter.docx', bytesOf('dear')),
  ];

  it('names the file that the user chose, in both languages', async () => {
    for (const one of chosen) {
      for (const language of ['ko', 'en'] as const) {
        const sentence = await sentencesAbout(one, language);
        expect(sentence).toContain(one.name);
        expect(sentence).not.toMatch(/undefined|\{\{|\$t|pack\.(wanted|zip)/);
      }
    }
  });

  it('says that the text is no zip and how much of it came', async () => {
    const sentence = await sentencesAbout(chosen[0] as ReturnType<typeof file>, 'ko');
    expect(sentence).toContain('16바이트');
    expect(sentence).toContain('zip 파일이 아닙니다');
  });

  it('names a file that the browser may not read', async () => {
    const gone = { name: 'gone.tif', arrayBuffer: () => Promise.reject(new Error('NotReadableError')) };
    expect(await sentencesAbout(gone as never, 'en')).toContain('gone.tif');
  });
});

describe('a model that is not there', () => {
  it('fails with a sentence and leaves the region open', async () => {
    const session = newSession();
    const ports = inProcessPorts(town);
    await openDefaultRegion(session, ports);
    await computeLandslide(session, ports);
    expect(session.landslide.getState().run.status).toBe('failed');
    expect(kinds(session)).toEqual(['landslide-model-missing']);
    expect(session.registry.region).toBe(town);
  });
});

describeWithSharedData('dem-korea-90m/N36E127.hgt', 'opening real terrain', () => {
  const tile = () => file('N36E127.hgt', readSharedData('dem-korea-90m/N36E127.hgt'));

  it('asks for the cell size first and opens nothing until it is answered', async () => {
    const session = newSession();
    const ports = inProcessPorts(town);
    await openDefaultRegion(session, ports);
    await openRegionFiles(session, ports, [tile()]);
    expect(session.region.getState().terrainOffer?.files.map(({ name }) => name)).toEqual(['N36E127.hgt']);
    expect(session.layout.getState().dialog).toBe('terrain');
    expect(session.registry.region).toBe(town);
    declineTerrain(session);
    expect(session.region.getState().terrainOffer).toBeNull();
    expect(session.registry.offeredTerrain).toEqual([]);
    expect(session.registry.region).toBe(town);
  });

  it('opens a 20 km window as a terrain-only region with its own scenario', async () => {
    const session = newSession();
    const ports = inProcessPorts(town);
    await openDefaultRegion(session, ports);
    await openRegionFiles(session, ports, [tile()]);
    await importOfferedTerrain(session, ports, { cellSizeM: 90, windowSizeKm: 20, centre: [127.33, 36.63] });
    const { region } = session.registry;
    expect(region?.kind).toBe('real');
    expect(region?.buildings).toBeNull();
    expect(Math.abs((region?.grid.columns ?? 0) * 90 - 20_000)).toBeLessThan(400);
    expect(session.flood.getState().scenario?.infiltration).toBe('none');
    expect(session.layout.getState().dialog).toBeNull();
  });

  it('refuses a cell size that makes too many cells and keeps the question open', async () => {
    const session = newSession();
    const ports = inProcessPorts(town);
    await openDefaultRegion(session, ports);
    await openRegionFiles(session, ports, [tile()]);
    await importOfferedTerrain(session, ports, { cellSizeM: 5, windowSizeKm: null, centre: [127.5, 36.5] });
    expect(kinds(session)).toEqual(['terrain-grid-too-large']);
    expect(session.registry.region).toBe(town);
    expect(session.region.getState().terrainOffer).not.toBeNull();
  });
});
