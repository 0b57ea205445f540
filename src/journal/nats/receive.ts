import type { JsMsg } from '@nats-io/jetstream';
import {
  type EntryFault,
  idTwice,
  missing,
  notUtf8,
  readPlaced,
  wrongRole,
} from '../../domain/journal/check-entry.ts';
import { stampEntry } from '../../domain/journal/entry.ts';
import { utf8Text } from '../utf8-text.ts';
import type { VerifiedLog } from '../verified-log.ts';
import type { StoredRange } from './session.ts';
import { roleOfSubject } from './stream.ts';

/**
 * Takes the messages of a stream into a log. Every reader does the same with the same messages: what is no entry is passed over,
 * and an entry that does not follow shows that something before it was changed or is gone.
 */
export class Receiver {
  readonly #log: VerifiedLog;
  readonly #refused: EntryFault[] = [];
  /** Refused since the last good entry: what an entry that does not follow points at. */
  #suspect: EntryFault | null = null;
  #last = 0;
  /** Place in the stream of each entry of the log. */
  readonly #places: number[] = [];

  constructor(log: VerifiedLog) {
    this.#log = log;
  }

  /** Place in the stream of the last message seen. */
  get last(): number {
    return this.#last;
  }

  get refused(): readonly EntryFault[] {
    return this.#refused;
  }

  /** Compares what was read with what the server says it has; what it lost breaks the log at the first entry gone. */
  compare({ last, messages }: StoredRange): void {
    if (last < this.#last) {
      const kept = this.#places.findIndex((place) => place > last);
      this.#log.break(missing((kept < 0 ? this.#places.length : kept) + 1).fault);
    } else if (last > this.#last && messages <= this.#last) {
      this.#log.break(missing(this.#places.length + 1).fault);
    }
  }

  receive(message: JsMsg): void {
    if (message.seq <= this.#last) return;
    const position = this.#log.head.seq + 1;
    if (message.seq !== this.#last + 1) this.#log.break(missing(position).fault);
    this.#last = message.seq;
    if (this.#log.fault !== null) return;
    const refusal = this.#take(message, position);
    if (refusal === null) return;
    this.#refused.push(refusal);
    this.#suspect ??= refusal;
  }

  #take(message: JsMsg, position: number): EntryFault | null {
    const line = utf8Text(message.data);
    const placed = line === null ? notUtf8(position) : readPlaced(line, position);
    if (!placed.ok) return placed.fault;
    const cameAs = roleOfSubject(message.subject);
    if (placed.value.role !== cameAs) return wrongRole(position, placed.value.role, cameAs).fault;
    if (this.#log.find(placed.value.id) !== null || placed.value.seq < position) {
      return idTwice(position, placed.value.id).fault;
    }
    const suspect = this.#suspect;
    if (suspect !== null && placed.value.prev !== this.#log.head.seal) this.#log.break(suspect);
    else {
      const atMs = Number(message.timestampNanos / 1_000_000n);
      this.#log.add([stampEntry(placed.value, atMs)]);
      this.#places.push(message.seq);
    }
    this.#suspect = null;
    return null;
  }
}
