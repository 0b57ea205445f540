import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseModelCard } from '../../../../src/domain/hazard/landslide/model-card.ts';

const text = readFileSync('models/landslide/card.json', 'utf8');
const changed = (change: (card: Record<string, never>) => void): string => {
  const card = JSON.parse(text) as Record<string, never>;
  change(card);
  return JSON.stringify(card);
};

describe('a model card', () => {
  it('that we ship is read as it is', () => {
    expect(parseModelCard(text)).toEqual({ ok: true, value: JSON.parse(text) });
  });

  it.each([
    ['a page instead of a card', '<!doctype html>', ''],
    ['a short hash', changed((card) => Object.assign(card, { sha256: 'abc' })), 'sha256'],
    [
      'an interval that does not hold its value',
      changed((card) => Object.assign(card.scores as object, { auc: { value: 0.9, low: 0.7, high: 0.8 } })),
      'scores.auc',
    ],
    [
      'features in another order',
      changed((card) => (card.features as unknown as unknown[]).reverse()),
      'features',
    ],
    ['no known failures', changed((card) => Object.assign(card, { knownFailures: [] })), 'knownFailures'],
    ['a field nobody knows', changed((card) => Object.assign(card, { sponsor: 'x' })), ''],
  ])('with %s is refused by the name of the field', (_, bad, field) => {
    expect(parseModelCard(bad)).toMatchObject({ ok: false, fault: { kind: 'landslide-card-bad', field } });
  });
});
