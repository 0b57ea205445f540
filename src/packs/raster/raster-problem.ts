import { fail, type Result } from '../../core/result.ts';
import type { RasterFault } from '../../domain/region/raster-fault.ts';

/** A fault on its way through a library that knows exceptions only. Never leaves this folder's functions. */
export class RasterProblem extends Error {
  readonly fault: RasterFault;

  constructor(fault: RasterFault) {
    super(fault.kind);
    this.fault = fault;
  }
}

/** The fault behind an exception: the one that was thrown, or damage in the library's words. */
export const faultOf = (file: string, error: unknown): RasterFault =>
  error instanceof RasterProblem ? error.fault : { kind: 'raster-damaged', file, reason: String(error) };

/** Runs code that reads a file through a library and gives its exceptions as faults. */
export async function readingOf<T>(
  file: string,
  read: () => Promise<Result<T, RasterFault>>,
): Promise<Result<T, RasterFault>> {
  try {
    return await read();
  } catch (error) {
    return fail(faultOf(file, error));
  }
}

/** A fault in technical words, for the reason inside a sentence about another file format. */
export function technicalReason(fault: RasterFault): string {
  if (fault.kind === 'raster-damaged' || fault.kind === 'raster-unreachable') return fault.reason;
  const { kind, file: _, ...facts } = fault;
  return `${kind}: ${Object.values(facts).join(', ')}`;
}
