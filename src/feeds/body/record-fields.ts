import { parseKst } from '../../core/korean-time.ts';
import { parseDecimal } from '../decimal.ts';
import type { FeedWanted, RecordFault } from '../feed-fault.ts';
import { cutText, plainWord } from './plain-text.ts';

/** An object of JSON whose fields are not known. */
export type JsonObject = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A field of an object's own; `constructor` and the like are none. */
export const fieldOf = (value: unknown, ...path: readonly string[]): unknown =>
  path.reduce<unknown>((at, key) => (isObject(at) && Object.hasOwn(at, key) ? at[key] : undefined), value);

/**
 * Typed reading of one record. Agencies write numbers as text and a missing one as a blank: both are understood. A field that
 * is not what it promises is kept as the fault of the record; the first one stands.
 */
export class RecordFields {
  readonly record: string;
  readonly #fields: JsonObject;
  #fault: RecordFault | null = null;

  constructor(fields: unknown, record: string) {
    this.#fields = isObject(fields) ? fields : {};
    this.record = record;
    if (!isObject(fields)) this.refuse('record', String(fields), 'text');
  }

  get fault(): RecordFault | null {
    return this.#fault;
  }

  refuse(field: string, came: string, wanted: FeedWanted): null {
    this.#fault ??= {
      kind: 'feed-record-value',
      record: this.record,
      field,
      came: cutText(plainWord(came), 80),
      wanted,
    };
    return null;
  }

  /** A text or number as text, trimmed; null for a blank, null or absent field. */
  raw(field: string): string | null {
    const value = Object.hasOwn(this.#fields, field) ? this.#fields[field] : null;
    if (value === null || value === undefined) return null;
    if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') {
      return this.refuse(field, JSON.stringify(value), 'text');
    }
    const text = String(value).trim();
    return text === '' ? null : text;
  }

  /** A word or name on one line. */
  word(field: string): string | null {
    const text = this.raw(field);
    return text === null ? null : plainWord(text) || null;
  }

  requiredWord(field: string): string {
    return this.word(field) ?? this.#missing(field) ?? '';
  }

  number(field: string): number | null {
    const text = this.raw(field);
    return text === null ? null : (parseDecimal(text) ?? this.refuse(field, text, 'number'));
  }

  requiredNumber(field: string): number {
    return this.number(field) ?? this.#missing(field) ?? 0;
  }

  /** A time of a Korean agency, in KST where it names no offset. */
  kst(field: string): number | null {
    const text = this.raw(field);
    return text === null ? null : (kstOf(text) ?? this.refuse(field, text, 'time'));
  }

  requiredKst(field: string): number {
    return this.kst(field) ?? this.#missing(field) ?? 0;
  }

  #missing(field: string): null {
    this.#fault ??= { kind: 'feed-record-missing', record: this.record, field };
    return null;
  }
}

/** A time of an agency; the flood control office cuts those of hourly and daily values to the hour or day. */
export const kstOf = (text: string): number | null =>
  /^\d{10}$/.test(text) ? parseKst(`${text}00`) : parseKst(text);
