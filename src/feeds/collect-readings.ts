import type { Result } from '../core/result.ts';
import type { FeedPage, FeedReading, Reading } from './feed-adapter.ts';
import type { RecordFault } from './feed-fault.ts';

/** Records named in a fault list; the rest are only counted. */
export const namedFaults = 100;

export interface Collected {
  readonly isSnapshot?: boolean;
  readonly page?: FeedPage | null;
  readonly links?: readonly string[];
}

/** Gathers what a body says, record by record. */
export interface ReadingCollector {
  add(...readings: readonly Reading[]): void;
  refuse(fault: RecordFault): void;
  /** Takes the outcome of one record. */
  take(outcome: Result<readonly Reading[], RecordFault>): void;
  finish(more?: Collected): FeedReading;
}

/** A collector. A reading that comes twice counts once; one that comes again and says otherwise is set aside. */
export function collectReadings(): ReadingCollector {
  const byId = new Map<string, Reading>();
  const refused: RecordFault[] = [];
  let refusedCount = 0;
  const refuse = (fault: RecordFault): void => {
    refusedCount++;
    if (refused.length < namedFaults) refused.push(fault);
  };
  const add = (...readings: readonly Reading[]): void => {
    for (const reading of readings) {
      const before = byId.get(reading.id);
      if (before === undefined) byId.set(reading.id, reading);
      else if (JSON.stringify(before) !== JSON.stringify(reading)) {
        refuse({ kind: 'feed-record-repeated', record: reading.source.record });
      }
    }
  };
  return {
    add,
    refuse,
    take: (outcome) => {
      if (outcome.ok) add(...outcome.value);
      else refuse(outcome.fault);
    },
    finish: ({ isSnapshot = false, page = null, links = [] } = {}) => ({
      readings: [...byId.values()],
      refused,
      refusedCount,
      isSnapshot: isSnapshot && refusedCount === 0,
      page,
      links,
    }),
  };
}
