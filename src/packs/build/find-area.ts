import { areaCatalogue, type NamedArea } from '../../domain/region/areas/find-area.ts';
import { readBoundaries } from '../boundaries/read-boundaries.ts';
import { type BuildInput, inputsOf } from './build-inputs.ts';
import { readInputs } from './stages/read-input.ts';

/** The administrative area that a name, initial consonants or a code mean best in the boundary files, or null. */
export async function findArea(inputs: readonly BuildInput[], wanted: string): Promise<NamedArea | null> {
  const { read } = await readInputs(inputsOf(inputs, 'boundaries'), readBoundaries);
  return areaCatalogue(read.map(({ value }) => value.set)).find(wanted, 1)[0] ?? null;
}
