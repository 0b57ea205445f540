import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { BuildInput } from '../../packs/build/build-inputs.ts';
import type { BuildWish } from '../../packs/build/build-region.ts';
import { networkBoundaries, withNetworkInputs } from '../../packs/build/gather-inputs.ts';
import type { OnlineInputs, OnlineTools } from '../../packs/build/online-inputs.ts';
import { sortInputs } from '../../packs/build/sort-inputs.ts';
import type { ByteSource } from '../../packs/bytes/byte-source.ts';
import { hostNetwork } from '../../packs/download/retry-policy.ts';
import type { RegionSource } from '../../packs/sources/region-source.ts';
import { configuredSources } from '../../packs/sources/source-config.ts';
import { defaultSources } from '../../packs/sources/source-table.ts';
import { cancelledBySignals } from '../cancelled-by-signals.ts';
import { type CommandContext, type GivenOptions, UsageError } from '../command.ts';
import { folderStore } from '../download/folder-store.ts';

/** Sorts the files of a folder, telling what each is. */
export async function folderInputs(
  files: readonly ByteSource[],
  context: CommandContext,
): Promise<readonly BuildInput[]> {
  const sorted = await sortInputs(files);
  for (const fault of sorted.faults) context.tell(context.explain(fault));
  for (const file of sorted.unknown) context.tell(context.say('unknownInput', { file }));
  for (const { role, file } of sorted.inputs) context.tell(context.say('input', { file: file.name, role }));
  return sorted.inputs;
}

interface Call {
  readonly given: GivenOptions;
  readonly context: CommandContext;
}

/** Adds open data of the network for the layers that no local file gives; null when the addresses cannot be used. */
export const withOpenData = (
  local: readonly BuildInput[],
  boundsDeg: NonNullable<BuildWish['boundsDeg']>,
  call: Call,
): Promise<readonly BuildInput[] | null> =>
  fromNetwork(call, (sources, tools) => withNetworkInputs(local, sources, boundsDeg, tools));

/** Adds boundary files of the network, to find an area by its name; null when the addresses cannot be used. */
export async function withOpenBoundaries(
  local: readonly BuildInput[],
  call: Call,
): Promise<readonly BuildInput[] | null> {
  const found = await fromNetwork(call, networkBoundaries);
  return found === null ? null : [...local, ...found];
}

async function fromNetwork(
  { given, context }: Call,
  ask: (sources: readonly RegionSource[], tools: OnlineTools) => Promise<OnlineInputs>,
): Promise<readonly BuildInput[] | null> {
  const config = given.text('sources');
  const configured = configuredSources(
    defaultSources,
    config === null ? '{"sources": {}}' : await textOf(config),
  );
  if (!configured.ok) {
    context.tell(context.explain(configured.fault));
    return null;
  }
  const { inputs, faults } = await cancelledBySignals((signal) =>
    ask(configured.value, {
      network: hostNetwork(),
      store: folderStore(cacheFolder(given)),
      signal,
      cellSizeM: given.number('grid') ?? 10,
      onFile: (source, name) => context.tell(context.say('input', { file: name, role: source.id })),
    }),
  );
  for (const fault of faults) context.tell(context.explain(fault));
  return inputs;
}

/** Where downloads and finished steps are kept between runs. */
export const cacheFolder = (given: GivenOptions): string =>
  given.text('cache') ?? join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'haetae');

async function textOf(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw new UsageError('unreadableFile', { path, reason: String(error) });
  }
}
