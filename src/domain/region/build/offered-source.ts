import type { LocalizedName } from '../../../core/localized.ts';
import type { InputRole } from './input-role.ts';

/** An open data set of the network that a build would ask for a layer. */
export interface OfferedSource {
  readonly id: string;
  readonly role: InputRole;
  readonly name: LocalizedName;
  /** Server that is asked. */
  readonly host: string;
  readonly licence: string;
  readonly resolutionM: number | null;
  readonly vintage: string | null;
  /** Bytes of the box before compression; null where whole files come, whose size the table does not say. */
  readonly expectedBytes: number | null;
  /** No more than this comes, by the limits of the table. */
  readonly mostBytes: number;
}
