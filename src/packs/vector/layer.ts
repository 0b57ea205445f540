import type { PackFault } from '../../domain/region/pack-fault.ts';
import type { Columns, FeatureFile, FeatureRecord, Shape } from './feature-file.ts';
import { RecordReader } from './record-reader.ts';

/** How a layer of a region lies in its FlatGeobuf file. */
export interface VectorLayer<T> {
  readonly file: string;
  readonly shape: Shape;
  readonly columns: Columns;
  records(layer: T): readonly FeatureRecord[];
  /** Rebuilds the layer; whatever does not fit goes to the reader's faults. */
  rebuild(records: readonly FeatureRecord[], reader: RecordReader): T;
}

/** The layer of a decoded file, with a fault for every field and shape that does not fit. */
export function rebuildLayer<T>(
  layer: VectorLayer<T>,
  file: FeatureFile,
): { readonly value: T; readonly faults: readonly PackFault[] } {
  const reader = new RecordReader(layer.file);
  const value = layer.rebuild(file.records, reader);
  return { value, faults: reader.faults };
}

/** A layer that is a plain list of items. */
export function listLayer<T>(layer: {
  readonly file: string;
  readonly shape: Shape;
  readonly columns: Columns;
  record(item: T): FeatureRecord;
  item(reader: RecordReader): T;
}): VectorLayer<readonly T[]> {
  return {
    file: layer.file,
    shape: layer.shape,
    columns: layer.columns,
    records: (items) => items.map(layer.record),
    rebuild: (records, reader) => records.map((record, i) => layer.item(reader.at(i, record))),
  };
}

/** The word a stored code stands for. @throws RangeError for a code outside the list, which is a bug of the caller. */
export function wordOfCode<T extends string>(words: readonly T[], code: number | undefined): T {
  const word = words[code ?? -1];
  if (word === undefined) throw new RangeError(`code ${code} is none of ${words.join(', ')}`);
  return word;
}
