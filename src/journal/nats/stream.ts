import type { JournalIdentity, JournalRole } from '../../domain/journal/identity.ts';

/** One stream for each mode, region and room: whoever may read a stream may read all of it. */
export const streamName = ({ mode, region, room }: JournalIdentity): string =>
  `JOURNAL_${mode}_${region}_${room}`;

/** Where entries of a role go; the server lets each user publish under its own role only. */
export const subjectFor = ({ mode, region, room }: JournalIdentity, role: JournalRole | '*'): string =>
  `journal.${mode}.${region}.${room}.${role}`;

/** The role under which a message came in. */
export const roleOfSubject = (subject: string): string => subject.slice(subject.lastIndexOf('.') + 1);
