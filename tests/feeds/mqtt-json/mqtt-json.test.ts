import { describe, expect, it } from 'vitest';
import { mqttJson } from '../../../src/feeds/mqtt-json/mqtt-json.ts';
import { readPayloadMapping } from '../../../src/feeds/mqtt-json/payload-mapping.ts';
import { bytesOf, jsonOf, observationsOf, read } from '../feed-bodies.ts';

const mapping = {
  owner: '세종시',
  sensor: 'dev.id',
  time: 'ts',
  timeFormat: 'epoch-s',
  values: [
    { value: 'data.0.cm', what: 'river-stage', unit: 'm', scale: 0.01, missing: [-1], least: -5, most: 20 },
  ],
};

function adapter(changes: object = {}) {
  const parsed = readPayloadMapping(jsonOf({ ...mapping, ...changes }));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.fault));
  return mqttJson(parsed.value);
}

const payload = (cm: unknown, ts: unknown = 1_689_379_200): object => ({
  dev: { id: 'S-1' },
  ts,
  data: [{ cm }],
});

describe('a payload of a town’s own sensor', () => {
  it('is read by the mapping, in its unit', () => {
    expect(observationsOf(read(adapter(), jsonOf(payload(1006))))).toMatchObject([
      {
        what: 'river-stage',
        value: 10.06,
        unit: 'm',
        validAtMs: Date.UTC(2023, 6, 15),
        source: { owner: '세종시', record: 'S-1' },
      },
    ]);
  });

  it('keeps silence and the sensor’s sign for it apart from zero', () => {
    const values = [0, -1, null, ''].map((cm, i) => payload(cm, 1_689_379_200 + i));
    expect(
      observationsOf(read(adapter(), jsonOf(values))).map(({ value, missing }) => [value, missing]),
    ).toEqual([
      [0, null],
      [null, 'sentinel'],
      [null, 'blank'],
      [null, 'blank'],
    ]);
  });

  it('a line that is broken is set aside and the others count', () => {
    const lines = [
      JSON.stringify(payload(1)),
      '{"dev":',
      JSON.stringify(payload('x', 1)),
      JSON.stringify(payload(99_999, 2)),
    ];
    const found = read(adapter(), bytesOf(lines.join('\n')));
    expect(observationsOf(found)).toHaveLength(1);
    expect(found.refused).toMatchObject([
      { record: 'line 2' },
      { record: 'line 3', wanted: 'number' },
      { record: 'line 4', wanted: 'range' },
    ]);
  });

  it('reaches own fields only, whatever the mapping asks for', () => {
    expect(read(adapter({ sensor: 'constructor.name' }), jsonOf(payload(1))).refused).toMatchObject([
      { kind: 'feed-record-missing' },
    ]);
    expect(
      read(adapter({ sensor: '__proto__.x' }), bytesOf('{"__proto__":{"x":"y"},"ts":1,"data":[{"cm":1}]}'))
        .readings,
    ).toHaveLength(1);
  });
});

describe('a mapping', () => {
  it('that is not as it should be names the first field', () => {
    expect(readPayloadMapping(jsonOf({ ...mapping, timeFormat: 'soon' }))).toMatchObject({
      fault: { kind: 'feed-shape', beginning: 'timeFormat: invalid_value' },
    });
  });
});
