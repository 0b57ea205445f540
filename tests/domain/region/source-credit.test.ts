import { createElement, type ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { I18nextProvider } from 'react-i18next';
import { describe, expect, it } from 'vitest';
import { exposureFromDepths } from '../../../src/domain/exposure/compute-exposure.ts';
import { defaultExposureThresholds } from '../../../src/domain/exposure/default-thresholds.ts';
import type { ExportStamp } from '../../../src/domain/exposure/export/export-stamp.ts';
import { exposureCsv } from '../../../src/domain/exposure/export/exposure-csv.ts';
import { exposureGeoJson } from '../../../src/domain/exposure/export/exposure-geojson.ts';
import { defaultFloodScenario } from '../../../src/domain/hazard/flood/default-scenario.ts';
import { type DataSource, type Region, unknownLicence } from '../../../src/domain/region/region.ts';
import { sourceCredit } from '../../../src/domain/region/source-credit.ts';
import { defaultEvacuationOptions } from '../../../src/domain/response/default-options.ts';
import { planCsv, shelterCsv } from '../../../src/domain/response/export/plan-csv.ts';
import { planGeoJson } from '../../../src/domain/response/export/plan-geojson.ts';
import { planEvacuation } from '../../../src/domain/response/plan-evacuation.ts';
import { MapCredits } from '../../../src/features/region/map-credits.tsx';
import { PrintPage } from '../../../src/features/response/print-page.tsx';
import { createTranslator } from '../../../src/i18n/translator.ts';
import { sourceOfFile } from '../../../src/packs/build/source-of-file.ts';
import { encodeRegionPack } from '../../../src/packs/encode-region-pack.ts';
import { defaultSources } from '../../../src/packs/sources/source-table.ts';
import { readZip, writeZip } from '../../../src/packs/zip.ts';
import { createSession, type Session } from '../../../src/store/session.ts';
import { SessionContext } from '../../../src/store/session-context.ts';
import { buildGridTown } from '../../support/grid-town.ts';
import { risingFlood } from '../../support/rising-flood.ts';

/** Files as their publishers name them, with the credit that each publisher asks for. */
const wanted = defaultSources
  .filter(({ tiling }) => tiling.kind === 'degree-tiles' || tiling.kind === 'one-file')
  .map(({ urlTemplate, attribution, layer }) => ({
    file: (urlTemplate.split('/').at(-1) as string).replace(/\{\w+\}/gu, '36'),
    attribution,
    role: layer,
  }));
const users: DataSource = {
  id: 'mine.tif',
  name: { ko: '내 파일', en: 'my file' },
  licence: unknownLicence,
  date: null,
};
const kogl: DataSource = {
  id: 'kogl',
  name: { ko: '홍수통제소 수위', en: 'river stage of the flood control office' },
  licence: '공공누리 제1유형; 출처: 한강홍수통제소',
  date: '2023-07-15',
};
const sources = [...wanted.map(({ file, role }) => sourceOfFile(file, role)), users, kogl];

const plain = buildGridTown({
  seed: 5,
  cells: 60,
  streets: 6,
  houses: 150,
  shelters: 6,
  placesPerShelter: 40,
});
const town: Region = { ...plain, sources };
const thresholds = defaultExposureThresholds;
const flood = risingFlood(town, 1.5, 13);
const exposure = exposureFromDepths(flood.prepared, flood.maximum, { timeOfDay: 'night', thresholds });
const made = planEvacuation({
  ...flood,
  thresholds,
  options: { ...defaultEvacuationOptions, departureS: 900 },
});
if (!made.ok) throw new Error(made.fault.kind);
const plan = made.value;
const stamp: ExportStamp = {
  region: town,
  provenance: { source: 'flood-reference 1.0.0', validAtMs: null, computedAtMs: 0, inputsHash: 'c0ffee' },
  language: 'ko',
};

function sessionWithPlan(): Session {
  const session = createSession({ machine: { hasThreads: false, hasWebgl2: false, logicalCores: 2 } });
  session.registry.region = town;
  session.registry.putFlood('run', {
    scenario: defaultFloodScenario(town),
    grid: town.grid,
    bedM: town.terrainM,
    frames: [],
    summary: null,
  });
  session.response.setState({ plan, planRunId: 'run' });
  // Drawing to text reads the state that a store began with.
  session.response.getInitialState = session.response.getState;
  return session;
}

function drawn(element: ReactElement): string {
  const onSession = createElement(SessionContext, { value: sessionWithPlan() }, element);
  const html = renderToStaticMarkup(
    createElement(I18nextProvider, { i18n: createTranslator('ko') }, onSession),
  );
  return html.replaceAll('&amp;', '&').replaceAll('&#x27;', "'").replaceAll('&quot;', '"');
}

const json = (collection: ReturnType<typeof planGeoJson>): string =>
  JSON.stringify(collection.ok ? collection.value : null);

async function manifestInZip(): Promise<string> {
  const zip = readZip(writeZip(await encodeRegionPack(town)));
  if (!zip.ok) throw new Error(zip.fault.kind);
  return new TextDecoder().decode((await zip.value('region.json')) ?? new Uint8Array());
}

const places: Readonly<Record<string, () => string | Promise<string>>> = {
  'the map': () => drawn(createElement(MapCredits)),
  'the printed plan': () => drawn(createElement(PrintPage)),
  'the routes as GeoJSON': () => json(planGeoJson(town, plan, stamp)),
  'the impact as GeoJSON': () => json(exposureGeoJson(town, exposure, thresholds, stamp)),
  'the routes as CSV': () => planCsv(town, plan, stamp),
  'the shelters as CSV': () => shelterCsv(town, plan, stamp),
  'the impact as CSV': () => exposureCsv(exposure, town.adminAreas, stamp),
  'the zip of the pack': manifestInZip,
};

describe('the credit of every source of a region', () => {
  it('covers the open data sets that are files', () => {
    expect(wanted.length).toBeGreaterThan(4);
  });

  it.each(Object.keys(places))('stands in %s', async (place) => {
    const text = await (places[place] as () => string | Promise<string>)();
    for (const { attribution } of wanted) expect(text).toContain(attribution);
    for (const { name } of sources) expect(text).toContain(name.ko);
    expect(text).toContain('출처: 한강홍수통제소');
  });

  it('says of a file of the user that its terms are not known, in both languages', () => {
    expect(sourceCredit(users, 'ko')).toContain('확인 불가');
    expect(sourceCredit(users, 'en')).toContain('unknown');
    expect(sourceCredit({ ...users, licence: '' }, 'ko')).toContain('확인 불가');
  });
});
