import type { z } from 'zod';
import { fail, ok, type Result } from '../../core/result.ts';
import { shownValue } from './shown-value.ts';

/** Turns a body of one version into the next. It sees the body only: author, times and mode are out of its reach. */
export type Upgrade = (body: unknown) => unknown;

/** One kind of event: the form it has now, and the way there from each older form, oldest first. */
export interface EventKind {
  readonly schema: z.ZodType;
  readonly upgrades: readonly Upgrade[];
}

/** Why a body cannot be read: its kind is not known, a newer program wrote it, or a field is not what it must be. */
export interface EventFault {
  readonly kind: 'journal-event-unreadable';
  readonly problem: 'event-unknown' | 'event-newer' | 'event-invalid';
  readonly event: string;
  readonly field: string;
  readonly came: string;
  readonly wanted: string;
}

/** Version 1 is the first; each upgrade makes one more. */
export const currentVersion = (kind: EventKind): number => kind.upgrades.length + 1;

/**
 * Reads a body as it was stored, brought to the present form. What is stored is never rewritten.
 * @param kinds every kind there is
 */
export function readEvent(
  kinds: Readonly<Record<string, EventKind>>,
  event: string,
  version: number,
  stored: unknown,
): Result<unknown, EventFault> {
  const refuse = (problem: EventFault['problem'], facts: Omit<EventFault, 'kind' | 'problem' | 'event'>) =>
    fail({ kind: 'journal-event-unreadable' as const, problem, event: shownValue(event), ...facts });
  const kind = Object.hasOwn(kinds, event) ? kinds[event] : undefined;
  if (kind === undefined) {
    return refuse('event-unknown', {
      field: 'event',
      came: shownValue(event),
      wanted: Object.keys(kinds).join(', '),
    });
  }
  const newest = currentVersion(kind);
  if (version > newest) {
    return refuse('event-newer', { field: 'eventVersion', came: String(version), wanted: String(newest) });
  }
  let body: unknown;
  try {
    body = kind.upgrades.slice(version - 1).reduce((before, upgrade) => upgrade(before), stored);
  } catch (error) {
    const wanted = error instanceof Error ? error.message : String(error);
    return refuse('event-invalid', { field: 'body', came: shownValue(stored), wanted });
  }
  const read = kind.schema.safeParse(body);
  return read.success ? ok(read.data) : refuse('event-invalid', fieldFault(body, read.error));
}

/** Path of the first wrong field, what stood there, and why it is refused. */
export function fieldFault(
  value: unknown,
  error: z.ZodError,
): { field: string; came: string; wanted: string } {
  const issue = error.issues[0];
  if (issue === undefined) throw new Error('a refusal without an issue');
  const extra = issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
  const path = [...issue.path, ...extra];
  const came = path.reduce<unknown>(
    (inside, key) => (inside as Record<PropertyKey, unknown> | undefined)?.[key],
    value,
  );
  return { field: path.map(String).join('.'), came: shownValue(came), wanted: issue.message };
}
