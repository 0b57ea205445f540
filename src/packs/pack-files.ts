import { sha256 } from '../core/sha256.ts';

/** One file of a pack; `path` is relative to the pack's folder and uses forward slashes. */
export interface PackFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** Reads a file of a pack, or null when there is none. A rejection means that the place cannot be reached. */
export type ReadPackFile = (path: string) => Promise<Uint8Array | null>;

/** Reads among files in memory, whether the pack lies at the top or inside one folder. */
export function filesIn(files: readonly PackFile[]): ReadPackFile {
  const folder = packFolder(files.map((file) => file.path));
  const byPath = new Map(files.map((file) => [file.path, file.bytes]));
  return (path) => Promise.resolve(byPath.get(folder + path) ?? null);
}

/** Path of the folder, with its slash, that holds the topmost manifest; empty for the top. */
export function packFolder(paths: readonly string[]): string {
  const manifests = paths
    .filter((path) => path === manifestPath || path.endsWith(`/${manifestPath}`))
    .sort((a, b) => a.length - b.length);
  return manifests[0]?.slice(0, -manifestPath.length) ?? '';
}

export const manifestPath = 'region.json';

/** SHA-256 of the bytes as lower-case hex; computed by ourselves where the page is served without TLS. */
export async function sha256Hex(bytes: Uint8Array): Promise<string> {
  // Browsers offer crypto.subtle in secure contexts only, and an operations room may serve the app over plain HTTP.
  if ((crypto as Partial<Crypto>).subtle === undefined) {
    const digest = sha256();
    digest.update(bytes);
    return digest.hex();
  }
  const digest = await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
