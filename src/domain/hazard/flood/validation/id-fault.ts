import type { FloodCase } from '../flood-case.ts';
import type { FloodFault } from '../flood-fault.ts';
import { firstFault } from './number-fault.ts';

/**
 * The fault of an id that two structures of one kind, two gauges or two gauge lines bear: checkpoints keep by it what each
 * has done so far, and series are told apart by it.
 */
export function idFault({ structures, gauges, gaugeLines }: FloodCase): FloodFault | null {
  const things = [
    ...structures.map(({ kind, id }) => ({ kind, id })),
    ...gauges.map(({ id }) => ({ kind: 'gauge', id })),
    ...gaugeLines.map(({ id }) => ({ kind: 'gauge line', id })),
  ];
  const met = new Map<string, Set<string>>();
  return firstFault(things, ({ kind, id }) => {
    const ids = met.get(kind) ?? new Set<string>();
    if (ids.has(id)) return { kind: 'flood-same-id', field: `${kind} ${id}` };
    met.set(kind, ids.add(id));
    return null;
  });
}
