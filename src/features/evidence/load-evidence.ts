import { type Evidence, parseEvidence } from './evidence-format.ts';

const file = 'evidence/flood.json';

let loading: Promise<Evidence | null> | null = null;

/** The evidence that lies beside the page, asked for once; null when it cannot be read. */
export function loadEvidence(): Promise<Evidence | null> {
  loading ??= read();
  return loading;
}

async function read(): Promise<Evidence | null> {
  try {
    const response = await fetch(new URL(file, document.baseURI));
    return response.ok ? parseEvidence(await response.text()) : null;
  } catch {
    return null;
  }
}
