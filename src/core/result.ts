/** Outcome of something that may fail for a reason the user can understand. Bugs throw instead. */
export type Result<T, F> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly fault: F };

export const ok = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value });

export const fail = <F>(fault: F): { readonly ok: false; readonly fault: F } => ({ ok: false, fault });

/** Marks a branch that the type system proves unreachable. */
export function exhaustive(value: never): never {
  throw new Error(`unreachable case: ${JSON.stringify(value)}`);
}
