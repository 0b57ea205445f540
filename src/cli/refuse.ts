import type { CommandContext } from './command.ts';

/** Tells a fault in one sentence and reports it as JSON. */
export function refuse(fault: { readonly kind: string }, context: CommandContext): false {
  context.tell(context.explain(fault));
  context.out({ fault });
  return false;
}
