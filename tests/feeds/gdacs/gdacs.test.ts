import { describe, expect, it } from 'vitest';
import { gdacs } from '../../../src/feeds/gdacs/gdacs.ts';
import { describeWithSharedData, readSharedData } from '../../support/shared-data.ts';
import { alertsOf, faultOf, read } from '../feed-bodies.ts';

const item = (inner: string): string =>
  `<rss xmlns:g="http://www.gdacs.org" xmlns:geo="http://www.w3.org/2003/01/geo/wgs84_pos#"><channel><item><guid>EQ1</guid>${inner}</item></channel></rss>`;

describe('an item of GDACS', () => {
  it('without kind or number of its event is set aside', () => {
    expect(read(gdacs, item('<g:eventid>1</g:eventid>')).refused).toEqual([
      { kind: 'feed-record-missing', record: 'EQ1', field: 'gdacs:eventtype' },
    ]);
  });

  it('of an event that is over cancels it, and of an unknown colour is the loudest', () => {
    const [alert] = alertsOf(
      read(
        gdacs,
        item(
          '<g:eventtype>EQ</g:eventtype><g:eventid>1</g:eventid><g:iscurrent>false</g:iscurrent><g:alertlevel>Purple</g:alertlevel>',
        ),
      ),
    );
    expect(alert).toMatchObject({
      change: 'cancel',
      rawLevel: 'Purple',
      level: { rank: null, prominence: 4 },
      value: null,
    });
    expect(alert?.notes).toEqual(['area-unreadable', 'level-unknown']);
  });

  it('is not read out of another feed', () => {
    expect(faultOf(gdacs, '<feed/>')).toMatchObject({ kind: 'feed-shape', beginning: 'feed' });
  });
});

describeWithSharedData('feeds/gdacs-rss-1.xml', 'the recorded GDACS feed', () => {
  it('gives each episode with its level, magnitude, place and time', () => {
    const alerts = alertsOf(read(gdacs, readSharedData('feeds/gdacs-rss-1.xml')));
    const text = readSharedData('feeds/gdacs-rss-1.xml').toString('utf8');
    expect(alerts).toHaveLength(text.match(/<item>/g)?.length ?? -1);
    expect(alerts[0]).toMatchObject({
      what: 'typhoon',
      value: 92.592,
      unit: 'km/h',
      rawLevel: 'Green',
      issuedAtMs: Date.UTC(2019, 11, 29, 12),
      area: [
        { kind: 'point', lngLat: [59.8, -19.4] },
        { kind: 'name', name: 'Mauritius' },
      ],
    });
  });
});
