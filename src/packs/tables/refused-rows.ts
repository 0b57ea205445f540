import type { RefusedRows, RowFault } from '../../domain/region/source-fault.ts';

/** Rows named of each kind; the rest are only counted. */
const namedPerKind = 5;

/** Collects the rows that are left out. */
export interface RowFaultList {
  add(fault: RowFault): void;
  finish(): RefusedRows;
}

export function openRowFaults(): RowFaultList {
  const counts = new Map<RowFault['kind'], number>();
  const first: RowFault[] = [];
  return {
    add: (fault) => {
      const count = (counts.get(fault.kind) ?? 0) + 1;
      counts.set(fault.kind, count);
      if (count <= namedPerKind) first.push(fault);
    },
    finish: () => ({
      count: [...counts.values()].reduce((sum, count) => sum + count, 0),
      byKind: Object.fromEntries(counts),
      first,
    }),
  };
}
