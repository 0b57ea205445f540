import type { z } from 'zod';
import * as bodies from './event-bodies.ts';
import { currentVersion, type EventKind, type Upgrade } from './event-kind.ts';

const first = <T extends z.ZodType>(schema: T, upgrades: readonly Upgrade[] = []) => ({ schema, upgrades });

/**
 * Every kind of event with the form it has now. A kind of a drill's injects or of anything later is one more row; the form of
 * a row changes only together with one more upgrade from the form before.
 */
export const eventKinds = {
  'observation-crossed': first(bodies.observationCrossed),
  'alert-raised': first(bodies.alertRaised),
  'alert-changed': first(bodies.alertChanged),
  'alert-acknowledged': first(bodies.alertAcknowledged),
  'decision-made': first(bodies.decisionMade),
  'run-finished': first(bodies.runFinished),
  'plan-made': first(bodies.planMade),
  'message-drafted': first(bodies.messageDrafted),
  'note-written': first(bodies.noteWritten),
  'signed-on': first(bodies.signedOn),
  'handed-over': first(bodies.handedOver),
} as const satisfies Readonly<Record<string, EventKind>>;

export type EventName = keyof typeof eventKinds;

/** A typed event: its kind and what it says, in the present form. */
export type JournalEvent = {
  readonly [K in EventName]: {
    readonly event: K;
    readonly body: DeepReadonly<z.infer<(typeof eventKinds)[K]['schema']>>;
  };
}[EventName];

/** What an event of a kind says, in the present form. */
export type EventBody<K extends EventName> = Extract<JournalEvent, { readonly event: K }>['body'];

type DeepReadonly<T> = T extends object ? { readonly [K in keyof T]: DeepReadonly<T[K]> } : T;

/** Version that entries of a kind are written in now. */
export const versionOf = (event: EventName): number => currentVersion(eventKinds[event]);
