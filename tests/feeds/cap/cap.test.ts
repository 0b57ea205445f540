import { describe, expect, it } from 'vitest';
import { cap } from '../../../src/feeds/cap/cap.ts';
import { describeWithSharedData, readSharedData } from '../../support/shared-data.ts';
import { alertsOf, faultOf, live, read } from '../feed-bodies.ts';

interface Parts {
  readonly status?: string;
  readonly type?: string;
  readonly references?: string;
  readonly sent?: string;
  readonly infos?: string;
  readonly version?: string;
}

const info = (language: string, event: string, more = ''): string =>
  `<info><language>${language}</language><category>Met</category><event>${event}</event><urgency>Immediate</urgency><severity>Severe</severity><certainty>Likely</certainty><eventCode><valueName>c</valueName><value>HR</value></eventCode>${more}</info>`;

const message = ({ status, type, references, sent, infos, version }: Parts = {}): string =>
  `<alert xmlns="urn:oasis:names:tc:emergency:cap:${version ?? '1.2'}"><identifier>KR.1</identifier><sender>kma@kma.go.kr</sender><sent>${sent ?? '2023-07-15T04:00:00+09:00'}</sent><status>${status ?? 'Actual'}</status><msgType>${type ?? 'Alert'}</msgType><scope>Public</scope>${references === undefined ? '' : `<references>${references}</references>`}${infos ?? info('ko-KR', '호우경보')}</alert>`;

describe('a CAP message', () => {
  it('is one alert for an event that it tells in several languages, Korean first', () => {
    const [alert, ...others] = alertsOf(
      read(cap, message({ infos: info('en-US', 'Heavy rain') + info('ko-KR', '호우') })),
    );
    expect(others).toEqual([]);
    expect(alert).toMatchObject({
      what: 'heavy-rain',
      rawWhat: '호우',
      rawLevel: 'Severe',
      level: { rank: 3 },
    });
    expect(alert?.issuedAtMs).toBe(Date.UTC(2023, 6, 14, 19));
  });

  it('joins the areas of blocks that say the same', () => {
    const at = (name: string): string => info('ko', '호우', `<area><areaDesc>${name}</areaDesc></area>`);
    const alerts = alertsOf(read(cap, message({ infos: at('청주') + at('세종') + at('청주') })));
    expect(alerts.map(({ area }) => area)).toEqual([
      [
        { kind: 'name', name: '청주', without: [] },
        { kind: 'name', name: '세종', without: [] },
      ],
    ]);
  });

  it('names what it updates or cancels by the ids of those messages', () => {
    const [before] = alertsOf(read(cap, message()));
    const [cancel] = alertsOf(
      read(
        cap,
        message({ type: 'Cancel', infos: '', references: 'kma@kma.go.kr,KR.1,2023-07-14T19:00:00Z junk' }),
      ),
    );
    expect(cancel).toMatchObject({ change: 'cancel', references: [before?.id] });
    const [orphan] = alertsOf(read(cap, message({ type: 'Update' })));
    expect(orphan?.notes).toContain('references-missing');
  });

  it('that is an exercise or a test is a drill even in a live feed', () => {
    expect(alertsOf(read(cap, message({ status: 'Exercise' }), live))[0]).toMatchObject({
      mode: 'drill',
      quality: 'doubtful',
    });
    expect(alertsOf(read(cap, message({ status: 'Test' }), live))[0]?.mode).toBe('drill');
    expect(alertsOf(read(cap, message(), live))[0]?.mode).toBe('live');
  });

  it('that is a draft, an acknowledgement or without time is set aside with the reason', () => {
    const refusedOf = (parts: Parts): unknown => read(cap, message(parts)).refused;
    expect(refusedOf({ status: 'Draft' })).toMatchObject([{ field: 'status', came: 'Draft' }]);
    expect(refusedOf({ type: 'Ack' })).toMatchObject([{ field: 'msgType', came: 'Ack' }]);
    expect(refusedOf({ sent: '2023-07-15T04:00:00' })).toMatchObject([{ field: 'sent', wanted: 'time' }]);
    expect(refusedOf({ infos: '' })).toMatchObject([{ kind: 'feed-record-missing', field: 'info' }]);
  });

  it('of an unknown severity is shown raw at the highest prominence', () => {
    const infos = info('ko', '호우').replace('Severe', 'Apocalyptic');
    expect(alertsOf(read(cap, message({ infos })))[0]).toMatchObject({
      rawLevel: 'Apocalyptic',
      level: { rank: null, prominence: 4 },
      notes: ['level-unknown'],
    });
  });

  it('keeps the alert and notes it where a shape cannot be read', () => {
    const areas =
      '<area><areaDesc>강</areaDesc><polygon>36,127 37,127 37</polygon><circle>36.6,127.3 2</circle></area>';
    expect(alertsOf(read(cap, message({ infos: info('ko', '호우', areas) })))[0]).toMatchObject({
      notes: ['area-unreadable'],
      area: [{ kind: 'name' }, { kind: 'circle', centre: [127.3, 36.6], radiusM: 2000 }],
    });
  });

  it('with hostile text gives plain text and no link that runs a script', () => {
    const more =
      '<description>&lt;script&gt;alert(1)&lt;/script&gt;대피하세요</description><web>javascript:alert(1)</web>';
    const [alert] = alertsOf(read(cap, message({ infos: info('ko', '호우', more) })));
    expect(alert).toMatchObject({
      text: 'alert(1)대피하세요',
      notes: ['markup-removed'],
      source: { url: null },
    });
  });

  it('of version 1.0 is named as such', () => {
    expect(faultOf(cap, message({ version: '1.0' }))).toEqual({
      kind: 'feed-cap-version',
      namespace: 'urn:oasis:names:tc:emergency:cap:1.0',
    });
  });

  it('cannot be changed afterwards, its mode least of all', () => {
    const [alert] = alertsOf(read(cap, message(), live));
    expect(() => Object.assign(alert as object, { mode: 'drill' })).toThrow(TypeError);
    expect(() => Object.assign((alert as { source: object }).source, { owner: 'x' })).toThrow(TypeError);
  });
});

describe('an index of CAP messages', () => {
  it('in Atom gives the messages it brings and the addresses of the others, once each', () => {
    const entry = (inner: string): string => `<entry><id>https://a.example/1</id>${inner}</entry>`;
    const atom = `<feed xmlns="http://www.w3.org/2005/Atom">${entry(`<content type="text/xml">${message()}</content>`)}${entry(
      '<link href="https://a.example/page"/><link type="application/cap+xml" href="https://a.example/2.cap"/>',
    )}${entry('<link type="application/cap+xml" href="https://a.example/2.cap"/>')}${entry('<link href="file:///etc/passwd"/>')}</feed>`;
    const found = read(cap, atom);
    expect(alertsOf(found)).toHaveLength(1);
    expect(found.links).toEqual(['https://a.example/2.cap']);
  });

  it('in RSS gives addresses', () => {
    const rss =
      '<rss><channel><item><link>http://a.example/1.xml</link></item><item><title>x</title></item></channel></rss>';
    expect(read(cap, rss)).toMatchObject({ readings: [], links: ['http://a.example/1.xml'] });
  });
});

describeWithSharedData('feeds/cap-canada.xml', 'recorded CAP messages', () => {
  const alertOf = (file: string) => alertsOf(read(cap, readSharedData(`feeds/${file}.xml`)));

  it('of the Canadian weather service replace two earlier ones and end at the stated time', () => {
    expect(alertOf('cap-canada')).toMatchObject([
      {
        what: 'thunderstorm',
        rawWhat: 'thunderstorm',
        change: 'update',
        rawLevel: 'Minor',
        untilMs: Date.UTC(2012, 4, 3, 0, 20),
        references: [
          'cap:cap@ec.gc.ca,2.49.0.1.124.a3f342a4.2012,2012-05-02T21:45:05.000Z',
          'cap:cap@ec.gc.ca,2.49.0.1.124.60f31a3a.2012,2012-05-02T21:55:21.000Z',
        ],
      },
    ]);
  });

  it('of version 1.1, written with blanks around signs, are read as those of 1.2', () => {
    expect(alertOf('cap-weather')).toMatchObject([
      { what: 'flood', rawLevel: 'Severe', issuedAtMs: Date.UTC(2010, 7, 30, 10, 7) },
    ]);
    expect(alertOf('cap-thunderstorm-example-oasis')).toMatchObject([
      { what: 'civil', rawWhat: 'Child Abduction' },
    ]);
    expect(alertOf('cap-earthquake')).toMatchObject([
      { what: 'earthquake', level: { rank: null, prominence: 4 } },
    ]);
  });

  it('of the fire and tsunami services carry their areas', () => {
    expect(alertOf('cap-australia')).toMatchObject([
      { what: 'fire', area: [{ kind: 'name' }, { kind: 'circle', radiusM: 25_000 }, {}, {}] },
    ]);
    expect(alertOf('cap-wcatwc-warning')).toMatchObject([
      { what: 'tsunami', rawLevel: 'Extreme', level: { prominence: 4 } },
    ]);
  });
});
