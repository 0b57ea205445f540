import type { Result } from '../../../core/result.ts';
import type { NamedBytes } from '../../tables/decode-text.ts';
import type { BuildInput } from '../build-inputs.ts';
import type { BuildFault } from '../stage-report.ts';

export interface ReadInputs<T> {
  readonly read: readonly { readonly input: BuildInput; readonly value: T }[];
  readonly faults: readonly BuildFault[];
}

/** Reads files whole, one after another; one that cannot be read is a fault and no end. */
export async function readInputs<T, F extends BuildFault>(
  inputs: readonly BuildInput[],
  parse: (file: NamedBytes) => Result<T, F>,
): Promise<ReadInputs<T>> {
  const read: { input: BuildInput; value: T }[] = [];
  const faults: BuildFault[] = [];
  for (const input of inputs) {
    const { file } = input;
    const bytes = await file.read(0, file.sizeBytes);
    if (!bytes.ok) {
      faults.push(bytes.fault);
      continue;
    }
    const parsed = parse({ name: file.name, bytes: bytes.value });
    if (parsed.ok) read.push({ input, value: parsed.value });
    else faults.push(parsed.fault);
  }
  return { read, faults };
}
