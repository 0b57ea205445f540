import { describe, expect, it } from 'vitest';
import { usgs } from '../../../src/feeds/usgs/usgs.ts';
import { describeWithSharedData, readSharedData } from '../../support/shared-data.ts';
import { alertsOf, jsonOf, read } from '../feed-bodies.ts';

const quake = (properties: object): Uint8Array =>
  jsonOf({
    features: [
      {
        type: 'Feature',
        id: 'us1',
        properties: { time: 1e12, mag: 5, ...properties },
        geometry: { coordinates: [127, 36, 10] },
      },
    ],
  });

describe('an earthquake of the USGS', () => {
  it('that was deleted is called off, that no one has checked is preliminary', () => {
    expect(alertsOf(read(usgs, quake({ status: 'deleted' })))[0]?.change).toBe('cancel');
    expect(alertsOf(read(usgs, quake({ status: 'automatic', mag: null })))[0]).toMatchObject({
      value: null,
      quality: 'missing',
      level: null,
    });
  });

  it('with a hostile id is told by plain text', () => {
    const feature = { id: '<b>us\u202e1', properties: { time: 1e12 }, geometry: null };
    expect(alertsOf(read(usgs, jsonOf({ features: [feature] })))[0]).toMatchObject({
      identity: 'usgs:us1',
      headline: 'us1',
      source: { record: 'us1' },
    });
  });

  it('without a time that exists is set aside', () => {
    expect(read(usgs, quake({ time: 1e300 })).refused).toMatchObject([{ record: 'us1', field: 'time' }]);
    expect(read(usgs, quake({ time: null })).refused).toMatchObject([
      { kind: 'feed-record-missing', field: 'time' },
    ]);
  });
});

describeWithSharedData(
  'earthquake/usgs-event-us7000pn9s-myanmar2025.json',
  'recorded earthquakes of the USGS',
  () => {
    it.each([
      ['us7000pn9s-myanmar2025', 7.7, 'red', [95.9247, 22.0014]],
      ['us20002926-gorkha2015', 7.8, 'red', [84.7314, 28.2305]],
    ])('%s has its magnitude, level and place', (file, value, rawLevel, lngLat) => {
      expect(alertsOf(read(usgs, readSharedData(`earthquake/usgs-event-${file}.json`)))).toMatchObject([
        {
          what: 'earthquake',
          value,
          rawLevel,
          level: { prominence: 4 },
          area: [{ kind: 'point', lngLat }, {}],
        },
      ]);
    });
  },
);
