/** One file of a pack; `path` is relative to the pack's folder and uses forward slashes. */
export interface PackFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** Reads a file of a pack, or null when there is none. A rejection means that the place cannot be reached. */
export type ReadPackFile = (path: string) => Promise<Uint8Array | null>;

export const manifestPath = 'region.json';

/** SHA-256 of the bytes as lower-case hex. */
export async function sha256Hex(bytes: Uint8Array): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
