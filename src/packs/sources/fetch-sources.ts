import { ok, type Result } from '../../core/result.ts';
import type { RegionSource } from './region-source.ts';
import { configuredSources, type SourceConfigFault } from './source-config.ts';
import { defaultSources } from './source-table.ts';

/**
 * The data sets with the addresses that the server of the app sets; those of the table where it sets none or where there is
 * no server at the moment.
 * @param url absolute address of its `sources.json`
 */
export async function fetchSources(url: string): Promise<Result<readonly RegionSource[], SourceConfigFault>> {
  const text = await textAt(url);
  return text === null ? ok(defaultSources) : configuredSources(defaultSources, text);
}

async function textAt(url: string): Promise<string | null> {
  try {
    const response = await fetch(url, { cache: 'no-store' });
    // A server of one-page apps answers with the page where it has no such file.
    const isPage = /^text\/html\b/iu.test(response.headers.get('content-type') ?? '');
    return response.ok && !isPage ? await response.text() : null;
  } catch {
    return null;
  }
}
