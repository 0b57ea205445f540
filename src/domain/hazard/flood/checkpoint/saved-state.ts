export type SavedArray = Float64Array | Float32Array | Uint8Array;

/** What the parts of a run keep, by name: all that the rest of the run depends on. */
export type SavedState = ReadonlyMap<string, SavedArray>;

/** The numbers kept under a name. @throws when there are none: a bug, since a checkpoint of another version is refused */
export const savedNumbers = (state: SavedState, name: string): Float64Array =>
  savedAs(state, name, Float64Array);

export const savedFloats = (state: SavedState, name: string): Float32Array =>
  savedAs(state, name, Float32Array);

export const savedBytes = (state: SavedState, name: string): Uint8Array => savedAs(state, name, Uint8Array);

function savedAs<T extends SavedArray>(
  state: SavedState,
  name: string,
  kind: abstract new (...args: never[]) => T,
): T {
  const values = state.get(name);
  if (!(values instanceof kind)) throw new Error(`the checkpoint lacks ${name}`);
  return values;
}
