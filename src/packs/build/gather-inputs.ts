import type { BoundsDeg, RegionSource } from '../sources/region-source.ts';
import type { BuildInput } from './build-inputs.ts';
import { type OnlineInputs, type OnlineTools, onlineInputs } from './online-inputs.ts';

/** Adds open data of the network for the layers that no file gives. */
export async function withNetworkInputs(
  local: readonly BuildInput[],
  sources: readonly RegionSource[],
  boundsDeg: BoundsDeg,
  tools: OnlineTools,
): Promise<OnlineInputs> {
  const { inputs, faults } = await onlineInputs(missingSources(local, sources), boundsDeg, tools);
  return { inputs: [...local, ...inputs], faults };
}

const wholeWorldDeg: BoundsDeg = [-180, -90, 180, 90];

/** The boundary files of the network, by which an area is found before its box is known. */
export const networkBoundaries = (
  sources: readonly RegionSource[],
  tools: OnlineTools,
): Promise<OnlineInputs> =>
  onlineInputs(
    sources.filter(({ layer }) => layer === 'boundaries'),
    wholeWorldDeg,
    tools,
  );

/** The open data sets of layers that no file gives. */
export function missingSources(
  local: readonly Pick<BuildInput, 'role'>[],
  sources: readonly RegionSource[],
): readonly RegionSource[] {
  const had = new Set<string>(local.map(({ role }) => role));
  return sources.filter(({ layer }) => !had.has(layer));
}
