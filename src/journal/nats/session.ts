import {
  type ConsumerMessages,
  DeliverPolicy,
  JetStreamApiError,
  type JetStreamClient,
  jetstream,
  jetstreamManager,
  RetentionPolicy,
  StorageType,
} from '@nats-io/jetstream';
import { type NatsConnection, nanos, wsconnect } from '@nats-io/nats-core';
import type { JournalIdentity } from '../../domain/journal/identity.ts';
import { streamName, subjectFor } from './stream.ts';

/** Where the server is and as whom to come. */
export interface NatsServer {
  /** `ws://127.0.0.1:9222`, or `wss://` beyond this machine. */
  readonly url: string;
  readonly user: string;
  readonly password: string;
}

/** One connection with its reading; it never repairs itself and is replaced as a whole. */
export interface NatsSession {
  readonly connection: NatsConnection;
  readonly stream: JetStreamClient;
  readonly messages: ConsumerMessages;
  /** What the stream held when the session began. */
  readonly stored: StoredRange;
  /** What it holds now. */
  look(): Promise<StoredRange>;
}

/** What a stream holds, by places in it. */
export interface StoredRange {
  readonly last: number;
  /** Messages it has; fewer than `last` when some are gone, for none is ever deleted on purpose. */
  readonly messages: number;
}

const connectWithinMs = 5000;
const answerWithinMs = 4000;
/** How often a connection is tried, and how long an answer may take. */
const watchEveryMs = 4000;

/** JetStream's answer for a stream that is not there. */
const streamNotFound = 10059;

/**
 * Opens a fresh connection, makes the stream if it is not there, and reads from place `from` on.
 * @throws what the client library or the server says
 */
export async function openSession(
  server: NatsServer,
  identity: JournalIdentity,
  from: number,
): Promise<NatsSession> {
  const connection = await within(
    connectWithinMs,
    wsconnect({
      servers: server.url,
      user: server.user,
      pass: server.password,
      reconnect: false,
      timeout: answerWithinMs,
      pingInterval: watchEveryMs,
      maxPingOut: 2,
    }),
    (late) => void late.close(),
  );
  try {
    const stored = await ensureStream(connection, identity);
    const stream = jetstream(connection, { timeout: answerWithinMs });
    const consumer = await stream.consumers.get(streamName(identity), {
      deliver_policy: from > 1 ? DeliverPolicy.StartSequence : DeliverPolicy.All,
      ...(from > 1 ? { opt_start_seq: from } : {}),
    });
    const messages = await consumer.consume({ max_messages: 500 });
    watch(connection);
    return { connection, stream, messages, stored, look: () => look(connection, identity) };
  } catch (error) {
    await connection.close();
    throw error;
  }
}

async function ensureStream(connection: NatsConnection, identity: JournalIdentity): Promise<StoredRange> {
  try {
    return await look(connection, identity);
  } catch (error) {
    if (!(error instanceof JetStreamApiError) || error.code !== streamNotFound) throw error;
  }
  const manager = await managerOf(connection);
  await manager.streams.add({
    name: streamName(identity),
    subjects: [subjectFor(identity, '*')],
    storage: StorageType.File,
    retention: RetentionPolicy.Limits,
    deny_delete: true,
    deny_purge: true,
    duplicate_window: nanos(3_600_000),
  });
  return { last: 0, messages: 0 };
}

async function look(connection: NatsConnection, identity: JournalIdentity): Promise<StoredRange> {
  const manager = await managerOf(connection);
  const { state } = await manager.streams.info(streamName(identity));
  return { last: state.last_seq, messages: state.messages };
}

const managerOf = (connection: NatsConnection) =>
  jetstreamManager(connection, { timeout: answerWithinMs, checkAPI: false });

/** Closes a connection that no longer answers; the library alone may wait for ever. */
function watch(connection: NatsConnection): void {
  const timer = setInterval(() => {
    within(answerWithinMs, connection.rtt()).catch(() => void connection.close());
  }, watchEveryMs);
  void connection.closed().then(() => clearInterval(timer));
}

/** The value of a promise, or a refusal when it takes too long; what comes after that goes to `late`. */
function within<T>(ms: number, promise: Promise<T>, late: (value: T) => void = () => undefined): Promise<T> {
  return new Promise((resolve, reject) => {
    let isLate = false;
    const timer = setTimeout(() => {
      isLate = true;
      reject(new Error(`no answer within ${ms} ms`));
    }, ms);
    promise.then(
      (value) => {
        clearTimeout(timer);
        if (isLate) late(value);
        else resolve(value);
      },
      (error: unknown) => {
        clearTimeout(timer);
        reject(error);
      },
    );
  });
}
