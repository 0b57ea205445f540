import { seededRandom } from '../../../src/core/random.ts';
import type { FloodCase, FloodScheme } from '../../../src/domain/hazard/flood/flood-case.ts';
import { filledTo, floodCase } from '../flood-run.ts';

/** An hour of a lake over rough ground whose highest parts are dry islands. */
export function lakeCase(
  scheme: FloodScheme,
  [columns, rows]: readonly [number, number] = [48, 40],
): FloodCase {
  const random = seededRandom('lake');
  const flood = floodCase(
    {
      columns,
      rows,
      cellSizeM: 10,
      bedM: (column, row) => 2 * Math.sin(column / 5) * Math.cos(row / 4) + random.between(-1, 1),
    },
    { scheme, endS: 3600, outputEveryS: 900 },
  );
  const manning = scheme.kind === 'full' ? new Float32Array(columns * rows) : flood.manning;
  return { ...flood, manning, initialDepthM: filledTo(flood.bedM, 0.7) };
}
