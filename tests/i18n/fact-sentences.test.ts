import { expect, test } from 'vitest';
import type { OsmBuildings } from '../../src/domain/region/osm/buildings/buildings-from-osm.ts';
import type { OsmFacilities } from '../../src/domain/region/osm/facilities/facilities-from-osm.ts';
import type { OsmLandCover } from '../../src/domain/region/osm/land/land-cover-from-osm.ts';
import type { OsmRoads } from '../../src/domain/region/osm/roads/roads-from-osm.ts';
import type { OsmWaterways } from '../../src/domain/region/osm/water/waterways-from-osm.ts';
import type { CrsDecision } from '../../src/domain/region/terrain-import.ts';
import { factKey, factSentences } from '../../src/i18n/fact-sentences.ts';
import { createTranslator } from '../../src/i18n/translator.ts';

/** Names every reason of a kind: the compiler refuses this file when one is missing or one too many. */
type Each<Reasons> = Readonly<Record<keyof Reasons & string, true>>;

const buildingsDropped: Each<OsmBuildings['report']['dropped']> = {
  'too-few-points': true,
  'too-many-points': true,
  'not-finite': true,
  'self-crossing': true,
  'too-small': true,
  'too-large': true,
  'not-a-building': true,
  'below-ground': true,
  'ring-not-closed': true,
  'outside-window': true,
  'drawn-twice': true,
};
const buildingsAssumed: Each<OsmBuildings['report']['assumed']> = {
  'use-by-land-use': true,
  'use-by-size': true,
  'height-by-floors': true,
  'height-assumed': true,
  'floors-by-height': true,
  'floors-assumed': true,
  'basement-unknown': true,
  'cut-at-window': true,
};
const roadsDropped: Each<OsmRoads['report']['dropped']> = {
  'not-for-cars': true,
  'not-built': true,
  area: true,
  'parking-aisle': true,
  'outside-window': true,
  'no-length': true,
};
const roadsAssumed: Each<OsmRoads['report']['assumed']> = {
  'speed-by-class': true,
  'lanes-by-class': true,
  'width-by-lanes': true,
  'reversible-as-both-ways': true,
  'sag-by-clearance': true,
};
const waterwaysDropped: Each<OsmWaterways['report']['dropped']> = {
  'not-a-watercourse': true,
  'not-there': true,
  'outside-window': true,
};
const facilitiesDropped: Each<OsmFacilities['report']['dropped']> = {
  'weather-shelter': true,
  'muster-point': true,
  'supply-pump': true,
  'not-in-use': true,
  'outside-window': true,
  'no-place': true,
  'listed-twice': true,
};
const landDropped: Each<OsmLandCover['report']['dropped']> = {
  'ring-not-closed': true,
  'outside-window': true,
};
const crsDecisions: Readonly<Record<CrsDecision, true>> = {
  'chosen-by-user': true,
  'kept-from-files': true,
  'korean-belt': true,
  'utm-zone': true,
};

const mapReasons: readonly string[] = Object.entries({
  'buildings-dropped': buildingsDropped,
  'buildings-assumed': buildingsAssumed,
  'roads-dropped': roadsDropped,
  'roads-assumed': roadsAssumed,
  'waterways-dropped': waterwaysDropped,
  'facilities-dropped': facilitiesDropped,
  'land-dropped': landDropped,
}).flatMap(([what, reasons]) => Object.keys(reasons).map((reason) => `${what}.${reason}`));

test('every reason of a conversion of the map has a sentence of its own in both languages', () => {
  for (const language of ['ko', 'en'] as const) {
    const { t } = createTranslator(language);
    const facts = Object.fromEntries(mapReasons.map((reason) => [reason, 1234]));
    const sentences = factSentences(t, { stage: 'map-features', facts });
    expect(new Set(sentences).size).toBe(mapReasons.length);
    for (const [k, sentence] of sentences.entries()) {
      expect(sentence).toContain('1,234');
      expect(sentence).not.toContain(mapReasons[k]);
    }
  }
});

test('every way to choose a system has a sentence', () => {
  for (const decision of Object.keys(crsDecisions))
    expect(factKey('terrain', 'crsDecision', decision)).not.toBeNull();
});

test('what never occurred is not told, an empty layer is, and codes are written without thousands', () => {
  const { t } = createTranslator('en');
  expect(
    factSentences(t, { stage: 'map-features', facts: { buildings: 0, 'roads-dropped.area': 0 } }),
  ).toEqual(['Buildings: 0.']);
  expect(factSentences(t, { stage: 'terrain', facts: { epsg: 5186 } })[0]).toContain('EPSG:5186');
});

test('a fact without words is told by its name', () => {
  const { t } = createTranslator('ko');
  expect(factSentences(t, { stage: 'terrain', facts: { neverHeardOf: 3 } })).toEqual(['neverHeardOf: 3']);
});
