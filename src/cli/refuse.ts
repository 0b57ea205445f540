import type { RegionCancelled, TerrainFault } from '../domain/region/terrain-import.ts';
import type { CommandContext } from './command.ts';
import type { FloodFileFault } from './flood/flood-file-fault.ts';

/** Tells a fault in one sentence. */
export function tellFault(fault: { readonly kind: string }, context: CommandContext): false {
  context.tell(context.explain(fault));
  return false;
}

/** Tells a fault in one sentence and reports it as JSON. */
export function refuse(
  fault: FloodFileFault | TerrainFault | RegionCancelled,
  context: CommandContext,
): false {
  context.out({ fault });
  return tellFault(fault, context);
}
