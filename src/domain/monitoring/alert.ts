import { frozen } from '../../core/frozen.ts';
import type { Hazard } from './hazard.ts';
import type { AlertLevel } from './ladder.ts';
import { clockNotes, type DraftOf, type ReadingBase, type ReadingNote, type Receipt } from './reading.ts';

/** What a message does to those that went before it. */
export type AlertChange = 'issue' | 'update' | 'cancel';

/** A warning, bulletin or event that an agency issued. */
export interface Alert extends ReadingBase {
  readonly kind: 'alert';
  readonly what: Hazard;
  /** The source's own word for it. */
  readonly rawWhat: string;
  /** Null where the source states no level at all. */
  readonly level: AlertLevel | null;
  readonly rawLevel: string | null;
  readonly change: AlertChange;
  /** One for all messages about the same thing, where the source has such a number; else the `id`. */
  readonly identity: string;
  /** Counts the messages of one identity, where the source does. */
  readonly revision: number | null;
  /** Ids of the messages that this one replaces or cancels. */
  readonly references: readonly string[];
  readonly headline: string;
  /** Plain text; null where there is none beyond the headline. */
  readonly text: string | null;
  /** When it ends by itself; null when it holds until further notice. */
  readonly untilMs: number | null;
}

/** What an adapter states of an alert. An exercise or test is a drill whatever feed it arrives by. */
export interface AlertDraft extends DraftOf<Alert> {
  readonly isExercise?: boolean;
}

/** Makes an alert that can no longer be changed. A message that calls itself an exercise is never live. */
export function raise({ isExercise = false, ...draft }: AlertDraft, receipt: Receipt): Alert {
  const unknownLevel = draft.level !== null && draft.level.rank === null;
  const endsEarly =
    draft.untilMs !== null &&
    draft.validAtMs !== null &&
    draft.untilMs < draft.validAtMs &&
    draft.change !== 'cancel';
  const notes: readonly ReadingNote[] = [
    ...draft.notes,
    ...(unknownLevel ? (['level-unknown'] as const) : []),
    ...(endsEarly ? (['ends-before-it-begins'] as const) : []),
    ...clockNotes(draft.issuedAtMs, receipt),
  ];
  return frozen({
    ...draft,
    kind: 'alert',
    notes,
    receivedAtMs: receipt.receivedAtMs,
    mode: isExercise && receipt.mode === 'live' ? 'drill' : receipt.mode,
  });
}
