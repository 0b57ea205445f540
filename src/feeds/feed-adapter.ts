import type { Result } from '../core/result.ts';
import type { Alert } from '../domain/monitoring/alert.ts';
import type { Observation } from '../domain/monitoring/observation.ts';
import type { Receipt } from '../domain/monitoring/reading.ts';
import type { FeedFault, RecordFault } from './feed-fault.ts';

export type Reading = Observation | Alert;

/** Where a body stands in a list that comes in pages. */
export interface FeedPage {
  readonly page: number;
  readonly rowsPerPage: number;
  readonly totalRows: number;
}

/** What a body says. */
export interface FeedReading {
  readonly readings: readonly Reading[];
  /** Records set aside; the first `namedFaults` of them, all of them counted. */
  readonly refused: readonly RecordFault[];
  readonly refusedCount: number;
  /**
   * True when the body is all that is in force, so that an alert which is no longer in it has ended. Never true of a body
   * with a record that could not be read, or that is cut off.
   */
  readonly isSnapshot: boolean;
  readonly page: FeedPage | null;
  /** Addresses of further documents, for feeds that are an index. */
  readonly links: readonly string[];
}

/** Reads the bodies of one feed. Pure: a body and its receipt in, readings or a fault out. */
export interface FeedAdapter {
  readonly id: string;
  /** Short name of the agency. */
  readonly owner: string;
  parse(body: Uint8Array, receipt: Receipt): Result<FeedReading, FeedFault>;
}
