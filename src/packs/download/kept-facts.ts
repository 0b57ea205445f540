import { z } from 'zod';
import type { KeptDownload } from './download-store.ts';

// The compiled form of a schema is made with `new Function`, which our content security policy forbids.
z.config({ jitless: true });

const factsSchema = z.object({
  validator: z.string().nullable(),
  totalBytes: z.number().nullable(),
  sha256: z.string().nullable(),
});

/** What is written beside the bytes of a download. */
export type KeptFacts = Omit<KeptDownload, 'bytes'>;

/** Facts that cannot be read count as absent: the file is then fetched anew. */
export function parseKeptFacts(text: string): KeptFacts | null {
  try {
    const parsed = factsSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** @throws RangeError for a key that could name a place outside the folder */
export function requireDownloadKey(key: string): string {
  if (/^[\w-]{1,100}$/u.test(key)) return key;
  throw new RangeError(`no key of a download: ${key}`);
}
