import { z } from 'zod';
import { fail, ok, type Result } from '../../core/result.ts';
import type { RegionSource, SourceTiling } from './region-source.ts';

// The compiled form of a schema is made with `new Function`, which our content security policy forbids.
z.config({ jitless: true });

const configSchema = z.strictObject({
  sources: z.record(z.string(), z.union([z.literal(false), z.strictObject({ url: z.string() })])),
});

/** Why a file of other addresses cannot be used. */
export type SourceConfigFault =
  | { readonly kind: 'sources-not-json'; readonly reason: string }
  | { readonly kind: 'sources-field'; readonly field: string; readonly reason: string }
  | { readonly kind: 'sources-unknown'; readonly id: string; readonly known: string }
  | { readonly kind: 'sources-url'; readonly id: string; readonly url: string; readonly wanted: string };

const placeholders: Readonly<Record<SourceTiling['kind'], readonly string[]>> = {
  'degree-tiles': ['ns', 'lat2', 'ew', 'lng3'],
  'web-tiles': ['z', 'x', 'y'],
  'box-query': ['query'],
  'one-file': [],
  'file-set': ['part'],
};

/**
 * Points sources to other addresses: an office behind a firewall has its own mirror. The text is JSON:
 * `{"sources": {"copernicus-glo30": {"url": "https://mirror/…{ns}{lat2}…"}, "overpass": false}}`; false leaves a source out.
 */
export function configuredSources(
  table: readonly RegionSource[],
  configText: string,
): Result<readonly RegionSource[], SourceConfigFault> {
  const parsed = parseConfig(configText);
  if (!parsed.ok) return parsed;
  const wanted = new Map(Object.entries(parsed.value.sources));
  const known = table.map((source) => source.id);
  for (const [id, given] of wanted) {
    const source = table.find((candidate) => candidate.id === id);
    if (source === undefined) return fail({ kind: 'sources-unknown', id, known: known.join(', ') });
    const fault = given === false ? null : urlFault(source, given.url);
    if (fault !== null) return fail(fault);
  }
  return ok(
    table.flatMap((source) => {
      const given = wanted.get(source.id);
      if (given === false) return [];
      return given === undefined ? [source] : [{ ...source, urlTemplate: given.url }];
    }),
  );
}

function parseConfig(text: string): Result<z.infer<typeof configSchema>, SourceConfigFault> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return fail({ kind: 'sources-not-json', reason: error instanceof Error ? error.message : String(error) });
  }
  const parsed = configSchema.safeParse(json);
  if (parsed.success) return ok(parsed.data);
  const [issue] = parsed.error.issues;
  return fail({ kind: 'sources-field', field: issue?.path.join('.') ?? '', reason: issue?.message ?? '' });
}

function urlFault({ id, tiling }: RegionSource, url: string): SourceConfigFault | null {
  const wanted = placeholders[tiling.kind];
  const came = [...url.matchAll(/\{(\w+)\}/gu)].map((match) => match[1] as string);
  const isWhole = wanted.every((word) => came.includes(word)) && came.every((word) => wanted.includes(word));
  if (isWhole && isWebAddress(url)) return null;
  return {
    kind: 'sources-url',
    id,
    url,
    wanted: `http(s)://…${wanted.map((word) => `{${word}}`).join('…')}`,
  };
}

/** A host with a star would open the page's policy to every host. */
function isWebAddress(url: string): boolean {
  try {
    const { protocol, hostname } = new URL(url);
    return /^https?:$/u.test(protocol) && /^[\w.:[\]-]+$/u.test(hostname);
  } catch {
    return false;
  }
}
