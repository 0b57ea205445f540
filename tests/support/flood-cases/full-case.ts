import type { FloodCase } from '../../../src/domain/hazard/flood/flood-case.ts';
import { floodCase } from '../flood-run.ts';

export const orders = [1, 2] as const;

/** A closed, dry, frictionless case of the full equations, with the fields that a test changes. */
export function fullCase(
  ground: Parameters<typeof floodCase>[0],
  order: 1 | 2,
  changes: Partial<FloodCase> = {},
): FloodCase {
  return floodCase(ground, {
    scheme: { kind: 'full', order },
    manning: new Float32Array(ground.columns * ground.rows),
    ...changes,
  });
}
