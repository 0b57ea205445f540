import { expect, it } from 'vitest';
import { chartRange, chartTicks } from '../../../src/features/evidence/chart-scale.ts';
import { writtenAmount } from '../../../src/features/evidence/written-amount.ts';

it('writes shares as percentages and tiny numbers by powers of ten', () => {
  expect(writtenAmount(0.0114, 'share', 'en')).toEqual({ text: '1.14', sign: ' %' });
  expect(writtenAmount(-0.05, 'share', 'en')).toEqual({ text: '-5.00', sign: ' %' });
  expect(writtenAmount(0.00056, 'share', 'ko')).toEqual({ text: '0.056', sign: ' %' });
  expect(writtenAmount(2e-5, 'm', 'en')).toEqual({ text: '2.0×10⁻⁵', sign: ' m' });
  expect(writtenAmount(3.4e-12, 'share', 'ko')).toEqual({ text: '3.4×10⁻¹²', sign: '' });
  expect(writtenAmount(0, 'share', 'ko')).toEqual({ text: '0', sign: '' });
  expect(writtenAmount(0.148, 'm', 'ko')).toEqual({ text: '0.148', sign: ' m' });
  expect(writtenAmount(-299.6, 's', 'ko')).toEqual({ text: '-300', sign: ' s' });
});

it('spans an axis with few round numbers inside it', () => {
  expect(chartTicks(0, 1)).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1]);
  expect(chartTicks(-200, 200)).toEqual([-200, -100, 0, 100, 200]);
  expect(chartTicks(17.3, 23.6)).toEqual([18, 20, 22]);
  expect(chartTicks(3, 3)).toEqual([3]);
});

it('starts an axis at 0 where the values come near it, and not for levels far above', () => {
  expect(chartRange([0.1, 1])).toEqual([0, 1]);
  expect(chartRange([18, 23])).toEqual([18, 23]);
  expect(chartRange([-0.02, 0.05])).toEqual([-0.02, 0.05]);
});
