import { basename } from 'node:path';
import { ok, type Result } from '../../core/result.ts';
import { type Receipt, readingModes } from '../../domain/monitoring/reading.ts';
import type { TableFault } from '../../domain/region/source-fault.ts';
import type { FeedReading } from '../../feeds/feed-adapter.ts';
import { feedAdapters } from '../../feeds/feed-adapters.ts';
import type { FeedFault } from '../../feeds/feed-fault.ts';
import { parseIsoInstant } from '../../feeds/instant.ts';
import { mqttJson } from '../../feeds/mqtt-json/mqtt-json.ts';
import { readPayloadMapping } from '../../feeds/mqtt-json/payload-mapping.ts';
import { readingsOfSeries } from '../../feeds/series-csv/series-csv.ts';
import { readObservedSeries } from '../../packs/tables/read-observed-series.ts';
import { type Command, type CommandContext, type GivenOptions, UsageError } from '../command.ts';
import { printReading } from '../feed/print-reading.ts';
import { type FeedFileFault, readFeedFile } from '../feed/read-feed-file.ts';
import { tellFault } from '../refuse.ts';

const adapterNames = [...feedAdapters.map(({ id }) => id), 'mqtt-json', 'series-csv'].join(', ');

/** Reads a recorded body and prints what it says; fails when any part of it could not be read. */
export const feedParse: Command = {
  words: ['feed', 'parse'],
  summary: 'feedParse',
  usage: 'ADAPTER FILE [--mode replay|live|drill|plan] [--received TIME] [--mapping MAP.json]',
  help: () => [`ADAPTER: ${adapterNames}`],
  options: { mode: { type: 'string' }, received: { type: 'string' }, mapping: { type: 'string' } },
  run: async (given, context) => {
    const [id, file, more] = given.positionals;
    if (id === undefined || file === undefined || more !== undefined) {
      throw new UsageError('missingOption', { option: 'ADAPTER FILE' });
    }
    const receipt = receiptOf(given);
    const parse = await parserOf(id, file, given);
    if (!parse.ok) return tellFault(parse.fault, context);
    const body = await readFeedFile(file);
    if (!body.ok) return tellFault(body.fault, context);
    return printOutcome(parse.value(body.value, receipt), context);
  },
};

type AnyFault = FeedFault | FeedFileFault | TableFault;
/** Readings and what was set aside, in the faults of feeds or of tables. */
type SpokenReading = Pick<FeedReading, 'readings' | 'refusedCount'> & {
  readonly refused: readonly { readonly kind: string }[];
};

type ParseBody = (body: Uint8Array, receipt: Receipt) => Result<SpokenReading, AnyFault>;

async function parserOf(id: string, file: string, given: GivenOptions): Promise<Result<ParseBody, AnyFault>> {
  if (id === 'series-csv') return ok((body, receipt) => parseSeries(basename(file), body, receipt));
  if (id === 'mqtt-json') {
    const body = await readFeedFile(given.requiredText('mapping'));
    const mapping = body.ok ? readPayloadMapping(body.value) : body;
    return mapping.ok ? ok(mqttJson(mapping.value).parse) : mapping;
  }
  const adapter = feedAdapters.find((one) => one.id === id);
  if (adapter === undefined) {
    throw new UsageError('feedUnknownAdapter', { adapter: id, adapters: adapterNames });
  }
  return ok(adapter.parse);
}

function parseSeries(name: string, bytes: Uint8Array, receipt: Receipt): Result<SpokenReading, AnyFault> {
  const table = readObservedSeries({ name, bytes }, 'upload');
  if (!table.ok) return table;
  const { count, first } = table.value.refused;
  return ok({ ...readingsOfSeries(table.value.series, receipt), refused: first, refusedCount: count });
}

function printOutcome(read: Result<SpokenReading, AnyFault>, context: CommandContext): boolean {
  if (!read.ok) return tellFault(read.fault, context);
  const { readings, refused, refusedCount } = read.value;
  for (const reading of readings) context.out(printReading(reading), 'line');
  for (const fault of refused) context.tell(context.explain(fault));
  if (refusedCount > refused.length) {
    context.tell(context.say('feedRefusedMore', { count: refusedCount - refused.length }));
  }
  return refusedCount === 0;
}

/** A file is a recording unless the caller says otherwise. */
function receiptOf(given: GivenOptions): Receipt {
  const came = given.text('mode') ?? 'replay';
  const mode = readingModes.find((one) => one === came);
  if (mode === undefined) {
    throw new UsageError('feedUnknownWord', { option: '--mode', came, wanted: readingModes.join(', ') });
  }
  const received = given.text('received');
  const receivedAtMs = received === null ? null : parseIsoInstant(received);
  if (received !== null && receivedAtMs === null) {
    throw new UsageError('feedNoInstant', { option: '--received', came: received });
  }
  return { mode, receivedAtMs };
}
