import { describe, expect, it } from 'vitest';
import { exhaustive, fail, ok, type Result } from '../../src/core/result.ts';

describe('a result', () => {
  it('carries either a value or a fault', () => {
    const outcomes: Result<number, { kind: 'late' }>[] = [ok(3), fail({ kind: 'late' })];
    expect(outcomes.map((o) => (o.ok ? o.value : o.fault.kind))).toEqual([3, 'late']);
  });

  it('throws with the value when a branch is reached that cannot be', () => {
    expect(() => exhaustive({ kind: 'new' } as never)).toThrow(/"new"/);
  });
});
