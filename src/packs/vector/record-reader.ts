import type { LocalizedName } from '../../core/localized.ts';
import type { PackFault } from '../../domain/region/pack-fault.ts';
import type { FeatureRecord } from './feature-file.ts';

/**
 * Reads typed fields of a file's records and keeps a fault for each field that is not what its column promises. A bad
 * field reads as a neutral value, so that one pass finds every fault; the caller uses no value when there is any.
 */
export class RecordReader {
  readonly faults: PackFault[] = [];
  readonly #file: string;
  #record: FeatureRecord = { parts: [], fields: {} };
  #index = -1;

  constructor(file: string) {
    this.#file = file;
  }

  /** Moves to a record; the field readers below speak about it. */
  at(index: number, record: FeatureRecord): this {
    this.#index = index;
    this.#record = record;
    return this;
  }

  text(field: string): string {
    const value = this.#record.fields[field] ?? null;
    return typeof value === 'string' ? value : this.#refuse(field, value, 'text', '');
  }

  name(): LocalizedName {
    return { ko: this.text('name_ko'), en: this.text('name_en') };
  }

  number(field: string): number {
    const value = this.#record.fields[field] ?? null;
    return Number.isFinite(value) ? (value as number) : this.#refuse(field, value, 'a finite number', 0);
  }

  /** A finite number, or null where the record has none. */
  numberOrNull(field: string): number | null {
    return (this.#record.fields[field] ?? null) === null ? null : this.number(field);
  }

  flag(field: string): boolean {
    const value = this.#record.fields[field] ?? null;
    return typeof value === 'boolean' ? value : this.#refuse(field, value, 'true or false', false);
  }

  flagOrNull(field: string): boolean | null {
    return (this.#record.fields[field] ?? null) === null ? null : this.flag(field);
  }

  /** An integer in [minimum, maximum]. */
  integer(field: string, minimum: number, maximum: number): number {
    const value = this.number(field);
    if (Number.isInteger(value) && value >= minimum && value <= maximum) return value;
    return this.#refuse(field, value, `an integer from ${minimum} to ${maximum}`, minimum);
  }

  /** Index of another record, or null. */
  indexOrNull(field: string, maximum: number): number | null {
    return (this.#record.fields[field] ?? null) === null ? null : this.integer(field, 0, maximum);
  }

  /** Position of a text in a closed list. */
  oneOf<T extends string>(field: string, wanted: readonly T[]): T {
    const value = this.text(field);
    const found = wanted.find((item) => item === value);
    return found ?? this.#refuse(field, value, wanted.join(', '), wanted[0] as T);
  }

  /** The same, or null where the record has none. */
  oneOfOrNull<T extends string>(field: string, wanted: readonly T[]): T | null {
    return (this.#record.fields[field] ?? null) === null ? null : this.oneOf(field, wanted);
  }

  /** Ids are positions: a file whose rows were reordered no longer fits the files that point into it. */
  expectId(wanted: string): void {
    const came = this.text('id');
    if (came !== wanted) this.#refuse('id', came, wanted, null);
  }

  /** The single point of the record. */
  point(): { readonly xM: number; readonly yM: number } {
    const xy = this.part(2, 2);
    return { xM: xy[0] ?? 0, yM: xy[1] ?? 0 };
  }

  /** The single part of the record, with `least` to `most` coordinates. */
  part(least: number, most = Number.POSITIVE_INFINITY): Float64Array {
    const parts = this.parts(least);
    const xy = parts[0] ?? new Float64Array(0);
    if (parts.length !== 1 || xy.length > most) {
      this.#refuse('geometry', `${parts.length} parts`, 'one part', null);
    }
    return xy;
  }

  /** Every part of the record, each with at least `least` finite coordinates. */
  parts(least: number): readonly Float64Array[] {
    const parts = this.#record.parts.map((part) => Float64Array.from(part));
    for (const part of parts) {
      if (part.length < least)
        this.#refuse('geometry', `${part.length / 2} points`, `${least / 2} points`, null);
      if (!part.every(Number.isFinite)) this.#refuse('geometry', 'not finite', 'finite coordinates', null);
    }
    return parts;
  }

  #refuse<T>(field: string, came: unknown, wanted: string, neutral: T): T {
    this.faults.push({
      kind: 'pack-record-invalid',
      file: this.#file,
      record: this.#index,
      field,
      came: came === null ? 'null' : String(came),
      wanted,
    });
    return neutral;
  }
}
