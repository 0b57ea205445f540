import type { InputRole } from '../../domain/region/build/input-role.ts';
import type { DataSource } from '../../domain/region/region.ts';
import type { ByteSource } from '../bytes/byte-source.ts';

/** A file with its part, and where it comes from. */
export interface BuildInput {
  readonly role: InputRole;
  readonly file: ByteSource;
  readonly source: DataSource;
}

export const inputsOf = (inputs: readonly BuildInput[], role: InputRole): readonly BuildInput[] =>
  inputs.filter((input) => input.role === role);
