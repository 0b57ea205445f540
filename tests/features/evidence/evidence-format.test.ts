import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  casePasses,
  type EvidenceMetric,
  metricPasses,
  parseEvidence,
} from '../../../src/features/evidence/evidence-format.ts';

const metric = (changes: Partial<EvidenceMetric>): EvidenceMetric => ({
  id: 'l2',
  of: null,
  value: 0.01,
  limit: 0.02,
  unit: 'share',
  ...changes,
});

describe('the evidence', () => {
  const text = readFileSync('public/evidence/flood.json', 'utf8');

  it('that is shipped can be read, each case once, with figures and a source', () => {
    const cases = parseEvidence(text)?.cases ?? [];
    expect(cases.length).toBeGreaterThan(15);
    expect(new Set(cases.map(({ id }) => id)).size).toBe(cases.length);
    for (const one of cases) {
      expect(one.metrics.length, one.id).toBeGreaterThan(0);
      if (one.source === null) expect(['lake', 'basin', 'symmetry']).toContain(one.case);
      for (const { x, y } of one.plot?.curves ?? []) expect(x.length).toBe(y.length);
    }
  });

  it('holds no measured series: only analytic and computed curves', () => {
    const shared = (parseEvidence(text)?.cases ?? []).filter((one) =>
      ['ea4', 'okushiri', 'merewether'].includes(one.case),
    );
    expect(shared).toHaveLength(4);
    for (const { plot } of shared) {
      expect(plot?.curves.every(({ role }) => role === 'computed')).toBe(true);
    }
  });

  it('that is something else is refused', () => {
    expect(parseEvidence('{')).toBeNull();
    expect(parseEvidence('{"format":2,"cases":[]}')).toBeNull();
    expect(parseEvidence(text.replace('"metrics"', '"figures"'))).toBeNull();
  });
});

describe('a metric', () => {
  it('passes by its size, whichever side it errs to', () => {
    expect(metricPasses(metric({ value: -0.019 }))).toBe(true);
    expect(metricPasses(metric({ value: -0.021 }))).toBe(false);
  });

  it('of growth passes whenever energy falls, and never when it grows', () => {
    const growth = { id: 'frameEnergyGrowth', limit: 0 } as const;
    expect(metricPasses(metric({ ...growth, value: -0.4 }))).toBe(true);
    expect(metricPasses(metric({ ...growth, value: 1e-9 }))).toBe(false);
  });

  it('over its limit makes its case miss', () => {
    const [one] = parseEvidence(readFileSync('public/evidence/flood.json', 'utf8'))?.cases ?? [];
    if (one === undefined) throw new Error('no case');
    expect(casePasses({ ...one, metrics: [metric({}), metric({ value: 0.03 })] })).toBe(false);
  });
});
