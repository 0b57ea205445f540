import { type Receipt, readingModes } from '../../domain/monitoring/reading.ts';
import type { FeedAdapter } from '../../feeds/feed-adapter.ts';
import { feedAdapters } from '../../feeds/feed-adapters.ts';
import { parseIsoInstant } from '../../feeds/instant.ts';
import { type Command, type CommandContext, type GivenOptions, UsageError } from '../command.ts';
import { printReading } from '../feed/print-reading.ts';
import { readFeedFile } from '../feed/read-feed-file.ts';

const adapterNames = feedAdapters.map(({ id }) => id).join(', ');

/** Reads a recorded body and prints what it says; fails when any part of it could not be read. */
export const feedParse: Command = {
  words: ['feed', 'parse'],
  summary: 'feedParse',
  usage: 'ADAPTER FILE [--mode replay|live|drill|plan] [--received TIME]',
  help: () => [`ADAPTER: ${adapterNames}`],
  options: { mode: { type: 'string' }, received: { type: 'string' } },
  run: async (given, context) => {
    const [id, file, more] = given.positionals;
    if (id === undefined || file === undefined || more !== undefined) {
      throw new UsageError('missingOption', { option: 'ADAPTER FILE' });
    }
    const adapter = feedAdapters.find((one) => one.id === id);
    if (adapter === undefined) {
      throw new UsageError('feedUnknownAdapter', { adapter: id, adapters: adapterNames });
    }
    const receipt = receiptOf(given);
    const body = await readFeedFile(file);
    if (!body.ok) {
      context.tell(context.explain(body.fault));
      return false;
    }
    return printBody(adapter, { body: body.value, receipt }, context);
  },
};

function printBody(
  adapter: FeedAdapter,
  { body, receipt }: { readonly body: Uint8Array; readonly receipt: Receipt },
  context: CommandContext,
): boolean {
  const read = adapter.parse(body, receipt);
  if (!read.ok) {
    context.tell(context.explain(read.fault));
    return false;
  }
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
