import type { Result } from '../../../core/result.ts';
import type { BuildFault } from '../../../domain/region/build/stage-report.ts';
import type { ByteSource, BytesFault } from '../../bytes/byte-source.ts';
import type { NamedBytes } from '../../tables/decode-text.ts';
import type { BuildInput } from '../build-inputs.ts';

export interface ReadInputs<T> {
  readonly read: readonly { readonly input: BuildInput; readonly value: T }[];
  readonly faults: readonly BuildFault[];
}

/** Opens files one after another; one that cannot be opened is a fault and no end. */
export async function openInputs<T, F extends BuildFault>(
  inputs: readonly BuildInput[],
  open: (file: ByteSource) => Promise<Result<T, F>>,
): Promise<ReadInputs<T>> {
  const read: { input: BuildInput; value: T }[] = [];
  const faults: BuildFault[] = [];
  for (const input of inputs) {
    const opened = await open(input.file);
    if (opened.ok) read.push({ input, value: opened.value });
    else faults.push(opened.fault);
  }
  return { read, faults };
}

/** Reads files whole, one after another; one that cannot be read is a fault and no end. */
export function readInputs<T, F extends BuildFault>(
  inputs: readonly BuildInput[],
  parse: (file: NamedBytes) => Result<T, F> | Promise<Result<T, F>>,
): Promise<ReadInputs<T>> {
  return openInputs<T, F | BytesFault>(inputs, async (file) => {
    const bytes = await file.read(0, file.sizeBytes);
    return bytes.ok ? parse({ name: file.name, bytes: bytes.value }) : bytes;
  });
}
