import { z } from 'zod';
import { canonicalJson } from '../../core/canonical-json.ts';
import { sha256OfText } from '../../core/sha256.ts';

/** What the entries of a journal speak about: what happens, what is rehearsed, or what is being thought through. */
export const journalModes = ['live', 'drill', 'plan'] as const;
export type JournalMode = (typeof journalModes)[number];

/** Who writes: the duty officer, the trainer who steers a drill, one who takes part in it, a planner, or a feed. */
export const journalRoles = ['officer', 'controller', 'participant', 'planner', 'feed'] as const;
export type JournalRole = (typeof journalRoles)[number];

/** Words safe in a subject of NATS, a file name and the name of a database alike. */
const name = z.string().regex(/^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/);

export const identitySchema = z.strictObject({
  region: name,
  room: name,
  mode: z.enum(journalModes),
});

/**
 * Which journal: one region and room, in one mode for ever. The mode is part of the hash that the first entry builds on, so
 * no entry of a drill can be moved into a live journal.
 */
export interface JournalIdentity {
  readonly region: string;
  readonly room: string;
  readonly mode: JournalMode;
}

/** `live.cheongju.main`: the words of an identity, most general first. */
export const journalName = ({ mode, region, room }: JournalIdentity): string => `${mode}.${region}.${room}`;

/** SHA-256 hex that the first entry names as the one before it. */
export function genesisHash({ region, room, mode }: JournalIdentity): string {
  return sha256OfText(
    canonicalJson({ format: journalFormat, version: journalFormatVersion, region, room, mode }),
  );
}

export const journalFormat = 'haetae-journal';
export const journalFormatVersion = 1;
