import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareValues } from '../../src/ui/display/compare-values.ts';
import { formatElapsed, formatKst, formatNumber, formatPercent, formatRate } from '../../src/ui/format.ts';
import { isTypingTarget } from '../../src/ui/keys/typing-target.ts';
import { clampSize } from '../../src/ui/surface/clamp-size.ts';

describe('numbers on screen', () => {
  it('group thousands and keep the asked decimals', () => {
    expect(formatNumber(40_123.456, 'ko', 1)).toBe('40,123.5');
    expect(formatNumber(0, 'en', 2)).toBe('0.00');
    expect(formatPercent(0.256, 'ko')).toBe('26 %');
  });

  it('write rates with an SI prefix', () => {
    expect(formatRate(25_400_000, 'en')).toBe('25.4 M');
    expect(formatRate(950, 'en')).toBe('950.0 ');
  });
});

describe('time on screen', () => {
  it('is elapsed hours and minutes, never ahead of the instant', () => {
    expect(formatElapsed(0)).toBe('T+00:00');
    expect(formatElapsed(5399.9)).toBe('T+01:29');
    expect(formatElapsed(100 * 3600)).toBe('T+100:00');
    expect(formatElapsed(-5)).toBe('T+00:00');
  });

  it('is Korea Standard Time whatever the machine thinks', () => {
    const noonUtc = Date.UTC(2026, 6, 18, 5, 10);
    expect(formatKst(noonUtc, 'ko')).toBe('2026-07-18(토) 14:10');
    expect(formatKst(noonUtc, 'en')).toBe('2026-07-18(Sat) 14:10');
    expect(formatKst(Date.UTC(2026, 11, 31, 15, 0), 'ko')).toBe('2027-01-01(금) 00:00');
  });
});

describe('the order of table values', () => {
  it('puts unknown last in either direction', () => {
    expect([3, null, 1].toSorted((a, b) => compareValues(a, b, 'ascending'))).toEqual([1, 3, null]);
    expect([3, null, 1].toSorted((a, b) => compareValues(a, b, 'descending'))).toEqual([3, 1, null]);
  });

  it('reads numbers inside names as numbers', () => {
    expect(
      ['b10', 'b9', '가람'].toSorted((a, b) => compareValues(a, b, 'ascending')).indexOf('b9'),
    ).toBeLessThan(['b10', 'b9', '가람'].toSorted((a, b) => compareValues(a, b, 'ascending')).indexOf('b10'));
  });

  it('is consistent: swapping the two turns the sign', () => {
    const value = fc.oneof(fc.double({ noNaN: true }), fc.constant(null));
    fc.assert(
      fc.property(value, value, (a, b) => {
        expect(
          Math.sign(compareValues(a, b, 'ascending')) + Math.sign(compareValues(b, a, 'ascending')),
        ).toBe(0);
      }),
    );
  });
});

describe('single keys', () => {
  const inside = (...matching: string[]) => ({
    closest: (selectors: string) =>
      selectors.split(',').some((selector) => matching.includes(selector.trim())) ? {} : null,
  });

  it('rest while text is typed, in lists and in dialogs', () => {
    expect(isTypingTarget(inside('textarea'), 'l')).toBe(true);
    expect(isTypingTarget(inside('[role=listbox]'), 'f')).toBe(true);
    expect(isTypingTarget(inside('[role=dialog]'), ',')).toBe(true);
  });

  it('leave the space bar to buttons and tabs but take letters there', () => {
    expect(isTypingTarget(inside('button'), ' ')).toBe(true);
    expect(isTypingTarget(inside('button'), 'l')).toBe(false);
  });

  it('act on the bare page', () => {
    expect(isTypingTarget(inside(), ' ')).toBe(false);
    expect(isTypingTarget(null, 'l')).toBe(false);
  });
});

describe('the size of a card', () => {
  it('stays within its limits and whole', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, min: -1e4, max: 1e4 }), (size) => {
        const clamped = clampSize(size, 280, 560);
        expect(clamped).toBeGreaterThanOrEqual(280);
        expect(clamped).toBeLessThanOrEqual(560);
        expect(Number.isInteger(clamped)).toBe(true);
      }),
    );
  });
});
