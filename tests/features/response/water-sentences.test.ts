import { describe, expect, it } from 'vitest';
import { peopleDangers } from '../../../src/domain/hazard/flood/hazard-to-people.ts';
import { arrivalText, durationText, hazardText } from '../../../src/features/response/water-sentences.ts';
import { createTranslator } from '../../../src/i18n/translator.ts';

describe.each(['ko', 'en'] as const)('what is said of the water at a point in %s', (language) => {
  const { t } = createTranslator(language);

  it('is nothing where nothing is known', () => {
    expect([arrivalText(t, null), durationText(t, null), hazardText(t, null, language)]).toEqual([
      null,
      null,
      null,
    ]);
  });

  it('names each danger differently, with its rating', () => {
    const sentences = [0.6, 1, 1.5, 2.4].map((rating) => hazardText(t, rating, language));
    expect(new Set(sentences).size).toBe(peopleDangers.length);
    expect(sentences[3]).toMatch(/^2\.40 · /);
    expect(hazardText(t, 'none', language)).not.toMatch(/\d/);
  });

  it('gives times in hours and minutes', () => {
    expect(durationText(t, 5430)).toMatch(/^1\D+31\D+$/);
    expect(arrivalText(t, 5400)).toBe('T+01:30');
    expect(arrivalText(t, 'never')).not.toMatch(/\d/);
  });
});
