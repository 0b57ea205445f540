import type { ReadPackFile } from './pack-files.ts';

/**
 * Reads a pack's files over HTTP from below a folder. A 404 means that there is no such file; any other failure rejects.
 * @param baseUrl absolute, of the folder that holds `region.json`
 */
export const packFilesAt =
  (baseUrl: string, signal?: AbortSignal): ReadPackFile =>
  async (path) => {
    const url = new URL(path, baseUrl.endsWith('/') ? baseUrl : `${baseUrl}/`);
    const response = await fetch(url, signal === undefined ? {} : { signal });
    if (response.status === 404) return null;
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    return new Uint8Array(await response.arrayBuffer());
  };
