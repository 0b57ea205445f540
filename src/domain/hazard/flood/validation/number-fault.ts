import type { FloodFault } from '../flood-fault.ts';

/** The fault of a number outside a range; NaN is outside every range. */
export const rangeFault = (
  field: string,
  value: number,
  [minimum, maximum]: readonly [minimum: number, maximum: number],
): FloodFault | null =>
  value >= minimum && value <= maximum
    ? null
    : { kind: 'flood-out-of-range', field, value, minimum, maximum };

/** The first fault of a list of checks. */
export function firstFault<T>(items: Iterable<T>, check: (item: T) => FloodFault | null): FloodFault | null {
  for (const item of items) {
    const fault = check(item);
    if (fault !== null) return fault;
  }
  return null;
}
