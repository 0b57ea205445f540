import { describe, expect, it } from 'vitest';
import { sensorthings } from '../../../src/feeds/sensorthings/sensorthings.ts';
import { faultOf, jsonOf, observationsOf, read } from '../feed-bodies.ts';

const stream = {
  '@iot.id': 7,
  name: '하상 수위계',
  unitOfMeasurement: { symbol: 'm' },
  ObservedProperty: { name: 'Water level' },
  Thing: { Locations: [{ location: { type: 'Point', coordinates: [127.35, 36.62] } }] },
};
const one = {
  '@iot.id': 1,
  phenomenonTime: '2023-07-15T00:00:00Z',
  resultTime: '2023-07-15T00:00:05Z',
  result: 3.2,
};

describe('an observation of SensorThings', () => {
  it('is the same with its datastream inside or around it', () => {
    const inside = observationsOf(read(sensorthings, jsonOf({ value: [{ ...one, Datastream: stream }] })));
    const around = observationsOf(
      read(sensorthings, jsonOf({ value: [{ ...stream, Observations: [one] }] })),
    );
    expect(inside).toEqual(around);
    expect(inside).toMatchObject([
      { what: 'river-stage', value: 3.2, unit: 'm', area: [{ lngLat: [127.35, 36.62] }, { code: '7' }] },
    ]);
  });

  it('of rain runs over the time it names', () => {
    const rain = { ...stream, ObservedProperty: { name: 'Rainfall' }, unitOfMeasurement: { symbol: 'mm' } };
    const spans = [
      { ...one, phenomenonTime: '2023-07-15T00:00:00Z/2023-07-15T00:10:00Z', Datastream: rain },
      { ...one, '@iot.id': 2, Datastream: rain },
    ];
    expect(
      observationsOf(read(sensorthings, jsonOf({ value: spans }))).map(({ sumOverS, notes }) => [
        sumOverS,
        notes,
      ]),
    ).toEqual([
      [600, []],
      [null, ['interval-unknown']],
    ]);
  });

  it('of null is missing, of words set aside', () => {
    const values = [
      { ...one, result: null },
      { ...one, '@iot.id': 2, result: 'high' },
    ].map((each) => ({ ...each, Datastream: stream }));
    const found = read(sensorthings, jsonOf({ value: values }));
    expect(observationsOf(found)).toMatchObject([{ value: null, missing: 'blank' }]);
    expect(found.refused).toMatchObject([{ field: 'result', came: '"high"' }]);
    expect(faultOf(sensorthings, jsonOf({ error: 1 }))).toMatchObject({ kind: 'feed-shape' });
  });
});
