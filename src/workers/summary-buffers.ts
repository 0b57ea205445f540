import type { FloodSummary } from '../domain/hazard/flood/flood-case.ts';

/** The distinct buffers behind a summary's fields, to be handed over instead of copied. */
export function summaryBuffers(summary: FloodSummary): ArrayBuffer[] {
  const fields = Object.values(summary).filter((value) => ArrayBuffer.isView(value));
  return [...new Set(fields.map(({ buffer }) => buffer as ArrayBuffer))];
}
