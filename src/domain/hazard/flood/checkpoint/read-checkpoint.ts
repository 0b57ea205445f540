import { fail, type Result } from '../../../../core/result.ts';
import type { FloodCase } from '../flood-case.ts';
import type { FloodFault } from '../flood-fault.ts';
import { differingPart } from './case-parts.ts';
import { type Checkpoint, decodeCheckpoint } from './checkpoint-file.ts';

/**
 * Reads a checkpoint for a case to go on from in an engine. Refuses one of another case (see `caseParts`), one that lies
 * at or after the end of the case, and for the full equations one of another engine: plain and compiled round alike only
 * in the local-inertial scheme.
 */
export function readCheckpointFor(
  flood: FloodCase,
  engineId: string,
  buffer: ArrayBuffer,
): Result<Checkpoint, FloodFault> {
  const read = decodeCheckpoint(buffer);
  if (!read.ok) return read;
  const { timeS, caseParts, engineId: madeBy } = read.value;
  const part = differingPart(flood, caseParts);
  if (part !== null) return fail({ kind: 'flood-checkpoint-other-case', part });
  if (flood.scheme.kind === 'full' && madeBy !== engineId) {
    return fail({ kind: 'flood-checkpoint-other-engine', madeBy, engine: engineId });
  }
  if (timeS >= flood.endS) return fail({ kind: 'flood-checkpoint-past-end', timeS, endS: flood.endS });
  return read;
}
