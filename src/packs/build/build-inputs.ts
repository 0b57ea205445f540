import type { DataSource } from '../../domain/region/region.ts';
import type { ByteSource } from '../bytes/byte-source.ts';

/** What a file can give a region. */
export const inputRoles = [
  'terrain',
  'land-cover',
  'population',
  'map-features',
  'footprints',
  'boundaries',
  'facilities',
  'census',
  'observed-series',
  'stations',
] as const;

export type InputRole = (typeof inputRoles)[number];

/** A file with its part, and where it comes from. */
export interface BuildInput {
  readonly role: InputRole;
  readonly file: ByteSource;
  readonly source: DataSource;
}

export const inputsOf = (inputs: readonly BuildInput[], role: InputRole): readonly BuildInput[] =>
  inputs.filter((input) => input.role === role);
