import { JetStreamApiError, type PubAck } from '@nats-io/jetstream';
import { AuthorizationError, PermissionViolationError } from '@nats-io/nats-core';
import { canonicalJson } from '../../core/canonical-json.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import {
  checkDraft,
  type DraftFault,
  type JournalDraft,
  type JournalEntry,
  placeDraft,
} from '../../domain/journal/entry.ts';
import type { JournalIdentity } from '../../domain/journal/identity.ts';
import type { Appended, Journal, JournalKeepFault, JournalStatus } from '../../domain/journal/journal.ts';
import { Listeners } from '../listeners.ts';
import { VerifiedLog } from '../verified-log.ts';
import { Receiver } from './receive.ts';
import { type NatsServer, type NatsSession, openSession, type StoredRange } from './session.ts';
import { subjectFor } from './stream.ts';

type Outcome = Result<Appended, JournalKeepFault>;

interface Queued {
  readonly draft: JournalDraft;
  readonly answers: ((outcome: Outcome) => void)[];
}

/** Waits between fresh connections, doubled up to the longest; each is cut by chance so that clients do not come at once. */
const shortestWaitMs = 200;
const longestWaitMs = 5000;
/** After the server's word that an entry is stored, it must come back by the reading within this. */
const echoWithinMs = 5000;
/** While the reading is behind what the server says it has, the server is asked again: it may find only then that it lost some. */
const lookAgainAfterMs = 2000;
/** Every change wakes who hands in; this is only so that no wait is without end. */
const longestIdleMs = 60_000;
/** JetStream's answer when another message was stored first. */
const wrongLastSequence = 10071;

/** What is wrong with how a client came; trying again changes nothing. */
const isRefusal = (error: unknown): boolean => error instanceof AuthorizationError;

/**
 * Opens a journal on a NATS server with JetStream: the stream is the order, and an entry is stored only right behind the one
 * it names. Without the server it opens all the same, queues what is written, and hands it in, in order, once it is back.
 * @param random in [0, 1), for the waits
 */
export function openNatsJournal(
  identity: JournalIdentity,
  server: NatsServer,
  random: () => number,
): Journal {
  const journal = new NatsJournal(identity, server, random);
  journal.start();
  return journal;
}

/** One client's hold on the journal. Whoever opened it closes it. */
class NatsJournal implements Journal {
  readonly identity: JournalIdentity;
  readonly #server: NatsServer;
  readonly #random: () => number;
  readonly #log: VerifiedLog;
  readonly #receiver: Receiver;
  readonly #listeners = new Listeners();
  readonly #queue = new Map<string, Queued>();
  readonly #leaving = new AbortController();
  #session: NatsSession | null = null;
  #isTogether = false;
  #fault: JournalKeepFault | null = null;
  #running: Promise<void> = Promise.resolve();

  constructor(identity: JournalIdentity, server: NatsServer, random: () => number) {
    this.identity = identity;
    this.#server = server;
    this.#random = random;
    this.#log = new VerifiedLog(identity);
    this.#receiver = new Receiver(this.#log);
  }

  start(): void {
    this.#running = this.#run();
  }

  entries(): readonly JournalEntry[] {
    return this.#log.entries;
  }

  status(): JournalStatus {
    return {
      link: this.#isTogether ? 'together' : 'offline',
      pending: [...this.#queue.values()].map(({ draft }) => draft),
      refused: this.#receiver.refused,
      fault: this.#log.fault ?? this.#fault,
    };
  }

  async append(given: JournalDraft): Promise<Result<Appended, DraftFault | JournalKeepFault>> {
    const draft = checkDraft(given);
    if (!draft.ok) return draft;
    if (this.#leaving.signal.aborted) return fail({ kind: 'journal-closed' });
    const known = this.#log.find(draft.value.id);
    if (known !== null) return ok({ state: 'kept', entry: known });
    const fault = this.#log.fault ?? this.#fault;
    if (fault !== null) return fail(fault);
    return new Promise((answer) => {
      const queued = this.#queue.get(draft.value.id);
      if (queued !== undefined) queued.answers.push(answer);
      else this.#queue.set(draft.value.id, { draft: draft.value, answers: [answer] });
      if (!this.#isTogether) this.#sayQueued();
      this.#listeners.tell();
    });
  }

  subscribe(listener: () => void): () => void {
    return this.#listeners.add(listener);
  }

  async close(): Promise<void> {
    this.#leaving.abort();
    this.#listeners.tell();
    await this.#session?.connection.close();
    await this.#running;
    for (const id of [...this.#queue.keys()]) this.#settle(id, fail({ kind: 'journal-closed' }));
  }

  async #run(): Promise<void> {
    let waitMs = shortestWaitMs;
    while (!this.#leaving.signal.aborted && this.#fault === null) {
      try {
        const session = await openSession(this.#server, this.identity, this.#receiver.last + 1);
        waitMs = shortestWaitMs;
        await this.#serve(session);
      } catch (error) {
        if (isRefusal(error)) this.#refuse({ kind: 'journal-server-refused', user: this.#server.user });
      }
      this.#isTogether = false;
      this.#sayQueued();
      this.#listeners.tell();
      await this.#until(() => this.#leaving.signal.aborted, waitMs * (0.5 + this.#random() / 2));
      waitMs = Math.min(2 * waitMs, longestWaitMs);
    }
  }

  /** Reads and hands in until the connection ends. */
  async #serve(session: NatsSession): Promise<void> {
    this.#session = session;
    const ended = session.connection.closed();
    if (this.#leaving.signal.aborted) await session.connection.close();
    const reading = this.#read(session);
    const handingIn = this.#handIn(session);
    await ended;
    this.#session = null;
    this.#listeners.tell();
    await Promise.all([reading, handingIn]);
  }

  async #read(session: NatsSession): Promise<void> {
    this.#check(session.stored);
    const lookingAgain = setInterval(() => {
      if (this.#isTogether) clearInterval(lookingAgain);
      else
        session.look().then(
          (stored) => this.#check(stored),
          () => session.connection.close(),
        );
    }, lookAgainAfterMs);
    try {
      for await (const message of session.messages) {
        this.#receiver.receive(message);
        this.#check(session.stored);
        this.#listeners.tell();
      }
    } catch {
      // The end of the reading is the end of the session; the next one reads on.
    }
    clearInterval(lookingAgain);
    await session.connection.close();
  }

  #check(stored: StoredRange): void {
    if (!this.#isTogether) this.#receiver.compare(stored);
    this.#settleKept();
    if (!this.#isTogether && this.#receiver.last >= stored.last) {
      this.#isTogether = true;
      this.#listeners.tell();
    }
  }

  async #handIn(session: NatsSession): Promise<void> {
    const isOver = (): boolean => this.#session !== session;
    while (!isOver()) {
      const [next] = this.#queue.values();
      if (next === undefined || !this.#isTogether || this.#log.fault !== null) {
        await this.#nextChange(longestIdleMs);
        continue;
      }
      try {
        await this.#publish(session, next.draft);
      } catch (error) {
        if (isDenied(error)) {
          const subject = subjectFor(this.identity, next.draft.role);
          this.#settle(
            next.draft.id,
            fail({ kind: 'journal-publish-denied', subject, user: this.#server.user }),
          );
        } else if (!isOver()) await session.connection.close();
      }
    }
  }

  /** Stores a draft right behind the last message seen; when another came first, returns after that one was read. */
  async #publish(session: NatsSession, draft: JournalDraft): Promise<void> {
    const behind = this.#receiver.last;
    const placed = placeDraft(draft, this.identity, this.#log.head);
    let ack: PubAck;
    try {
      ack = await session.stream.publish(subjectFor(this.identity, draft.role), canonicalJson(placed), {
        msgID: draft.id,
        expect: { lastSequence: behind },
      });
    } catch (error) {
      if (!(error instanceof JetStreamApiError) || error.code !== wrongLastSequence) throw error;
      await this.#until(() => this.#receiver.last > behind, echoWithinMs);
      return;
    }
    await this.#until(() => this.#receiver.last >= ack.seq || this.#session !== session, echoWithinMs);
    if (this.#receiver.last < ack.seq) throw new Error('a stored entry did not come back');
    if (this.#log.find(draft.id) === null && this.#log.fault === null) {
      throw new Error('a stored message was read as no entry');
    }
  }

  /** Resolves with the next change, or after so long. */
  #nextChange(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        stop();
        resolve();
      };
      const timer = setTimeout(done, ms);
      const stop = this.#listeners.add(done);
    });
  }

  /** Resolves when a condition holds, at once if it does, or after so long. */
  async #until(holds: () => boolean, ms: number): Promise<void> {
    const end = performance.now() + ms;
    for (let leftMs = ms; leftMs > 0 && !holds(); leftMs = end - performance.now())
      await this.#nextChange(leftMs);
  }

  #settleKept(): void {
    for (const id of [...this.#queue.keys()]) {
      const entry = this.#log.find(id);
      if (entry !== null) this.#settle(id, ok({ state: 'kept', entry }));
    }
    if (this.#log.fault !== null) this.#refuse(this.#log.fault);
  }

  /** Those who wait are told that their entry is queued; it stays in the queue. */
  #sayQueued(): void {
    for (const queued of this.#queue.values()) {
      for (const answer of queued.answers.splice(0)) answer(ok({ state: 'queued' }));
    }
  }

  #refuse(fault: JournalKeepFault): void {
    this.#fault ??= fault;
    for (const queued of this.#queue.values()) {
      for (const answer of queued.answers.splice(0)) answer(fail(fault));
    }
    this.#listeners.tell();
  }

  #settle(id: string, outcome: Outcome): void {
    const queued = this.#queue.get(id);
    if (queued === undefined) return;
    this.#queue.delete(id);
    for (const answer of queued.answers) answer(outcome);
    this.#listeners.tell();
  }
}

/** The server does not let this user publish there. */
function isDenied(error: unknown): boolean {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    if (at instanceof PermissionViolationError) return true;
  }
  return false;
}
