import type { Alert } from '../../src/domain/monitoring/alert.ts';
import type { Observation } from '../../src/domain/monitoring/observation.ts';
import type { Receipt } from '../../src/domain/monitoring/reading.ts';
import type { FeedAdapter, FeedReading } from '../../src/feeds/feed-adapter.ts';
import type { FeedFault } from '../../src/feeds/feed-fault.ts';

export const replay: Receipt = { mode: 'replay', receivedAtMs: null };
export const live: Receipt = { mode: 'live', receivedAtMs: Date.UTC(2030, 0, 1) };

export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

export const jsonOf = (value: unknown): Uint8Array => bytesOf(JSON.stringify(value));

/** What a body says; fails the test when it is set aside. */
export function read(adapter: FeedAdapter, body: Uint8Array | string, receipt = replay): FeedReading {
  const outcome = adapter.parse(typeof body === 'string' ? bytesOf(body) : body, receipt);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.fault));
  return outcome.value;
}

/** Why a body is set aside; fails the test when it is read. */
export function faultOf(adapter: FeedAdapter, body: Uint8Array | string): FeedFault {
  const outcome = adapter.parse(typeof body === 'string' ? bytesOf(body) : body, replay);
  if (outcome.ok) throw new Error('the body was read');
  return outcome.fault;
}

export const alertsOf = ({ readings }: FeedReading): readonly Alert[] =>
  readings.filter((one): one is Alert => one.kind === 'alert');

export const observationsOf = ({ readings }: FeedReading): readonly Observation[] =>
  readings.filter((one): one is Observation => one.kind === 'observation');
