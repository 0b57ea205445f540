import { expect, test } from 'vitest';
import type { Gauge } from '../../../src/domain/region/facilities.ts';
import type { ObservedSeries } from '../../../src/domain/region/observed-series.ts';
import { messages } from '../../../src/i18n/messages.ts';
import { replayedReadings } from '../../../src/scene/replay/replay-features.ts';

const river: Gauge = {
  type: 'river-gauge',
  id: 'g',
  name: { ko: '다리', en: 'bridge' },
  xM: 0,
  yM: 0,
  zeroM: null,
  thresholds: { attentionM: 3, cautionM: 5, alertM: 7, seriousM: 8 },
};
const series: ObservedSeries = {
  id: 's',
  stationId: '1',
  name: river.name,
  quantity: 'river-stage',
  sumOverS: null,
  gaugeId: 'g',
  place: null,
  sourceId: 'source',
  timesMs: [0, 1000, 2000],
  values: [4, 8, null],
};

test.each(['ko', 'en'] as const)(
  'in %s every replayed value bears the mark, and a gap is unknown',
  (language) => {
    const words = messages[language].scene.replay;
    const at = (atMs: number, gauge: Gauge = river): string | undefined =>
      replayedReadings({ gauges: [gauge], observedSeries: [series] }, atMs, words)[0]?.text;
    expect(at(500)).toBe(`${words.mark} 6.00 m ${words.level.caution}`);
    expect(at(1000)).toBe(`${words.mark} 8.00 m ${words.level.serious}`);
    expect(at(1000, { ...river, thresholds: null })).toBe(`${words.mark} 8.00 m`);
    expect(at(1500)).toBe(`${words.mark} ${words.unknown}`);
  },
);

test('a gauge of which two tables tell shows the one that has a reading', () => {
  const words = messages.ko.scene.replay;
  const later = { ...series, id: 'later', timesMs: [9000, 10_000], values: [5, 6] };
  const [reading, ...more] = replayedReadings(
    { gauges: [river], observedSeries: [series, later] },
    10_000,
    words,
  );
  expect(reading?.text).toBe(`${words.mark} 6.00 m ${words.level.caution}`);
  expect(more).toEqual([]);
});

test('a gauge without readings gets no text', () => {
  const words = messages.ko.scene.replay;
  expect(replayedReadings({ gauges: [river], observedSeries: [] }, 0, words)).toEqual([]);
});
