import { expect, it } from 'vitest';
import { nws } from '../../../src/feeds/nws/nws.ts';
import { describeWithSharedData, readSharedData } from '../../support/shared-data.ts';
import { alertsOf, read } from '../feed-bodies.ts';

describeWithSharedData(
  'feeds/nws-alerts-active.json',
  'recorded alerts of the National Weather Service',
  () => {
    const found = read(nws, readSharedData('feeds/nws-alerts-active.json'));
    const text = readSharedData('feeds/nws-alerts-active.json').toString('utf8');

    it('are read, named as repeated, or set aside because their time is a placeholder', () => {
      const features = (JSON.parse(text) as { features: { properties: { sent: string; id: string } }[] })
        .features;
      const dated = features.filter(({ properties }) => /^\d{4}-/.test(properties.sent));
      expect(found.refused.filter((fault) => 'field' in fault && fault.field === 'sent')).toHaveLength(
        features.length - dated.length,
      );
      expect(found.readings.length + found.refusedCount).toBeLessThanOrEqual(features.length);
      expect(found.readings.length).toBeGreaterThan(0);
    });

    it('keep an alert whose onset cannot be read and note it', () => {
      expect(alertsOf(found)[0]).toMatchObject({
        rawWhat: 'Wind Advisory',
        notes: ['time-unreadable'],
        validAtMs: Date.UTC(2024, 0, 8, 19, 48),
      });
      expect(alertsOf(found)[0]?.references).toHaveLength(3);
    });
  },
);
