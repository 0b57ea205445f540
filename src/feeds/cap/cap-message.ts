import { groupBy } from '../../core/group-by.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import { type Alert, type AlertChange, raise } from '../../domain/monitoring/alert.ts';
import { type Hazard, hazardOfEnglish, hazardOfKorean } from '../../domain/monitoring/hazard.ts';
import { levelOf } from '../../domain/monitoring/ladder.ts';
import type { ReadingNote, ReadingPlace, Receipt } from '../../domain/monitoring/reading.ts';
import { plainText, plainWord } from '../body/plain-text.ts';
import type { RecordFault } from '../feed-fault.ts';
import { parseIsoInstant } from '../instant.ts';
import { webAddress } from '../web-address.ts';
import { childrenOf, textOf, textsOf, type XmlElement } from '../xml/read-xml.ts';
import { readArea } from './cap-area.ts';
import { type CapNames, namedValues } from './cap-names.ts';

interface CapHead {
  readonly sender: string;
  readonly identifier: string;
  readonly sent: string;
  readonly sentMs: number;
  readonly status: string;
  readonly change: AlertChange;
  readonly references: readonly string[];
}

/** What the kinds of message that are alerts do. */
export const capChanges: Readonly<Record<string, AlertChange>> = {
  Alert: 'issue',
  Update: 'update',
  Cancel: 'cancel',
};

/** Statuses of messages that are alerts; all but the first are drills. */
export const capStatuses: ReadonlySet<string> = new Set(['Actual', 'Exercise', 'Test']);

/** The identity of a CAP message is the triple of sender, identifier and time sent. */
export const capId = (sender: string, identifier: string, sentMs: number): string =>
  `cap:${sender},${identifier},${new Date(sentMs).toISOString()}`;

/**
 * Reads one CAP message into an alert for each event it speaks of. `info` blocks that say the same in other languages count
 * once, Korean first, then English. Acknowledgements, errors, drafts and messages between systems are no alerts.
 * Source: OASIS, Common Alerting Protocol 1.2 (2010) and 1.1 (2005), section 3.2.
 */
export function readCapMessage(
  root: XmlElement,
  cap: CapNames,
  receipt: Receipt,
): Result<readonly Alert[], RecordFault> {
  const head = readHead(root, cap);
  if (!head.ok) return head;
  const infos = byEvent(childrenOf(root, cap('info')), cap);
  if (infos.length === 0 && head.value.change !== 'cancel') {
    return fail({ kind: 'feed-record-missing', record: head.value.identifier, field: 'info' });
  }
  const alerts = (infos.length === 0 ? [[]] : infos).map((group, i) =>
    alertOf({ head: head.value, infos: group, order: i, cap, receipt, root }),
  );
  return ok(alerts);
}

function readHead(root: XmlElement, cap: CapNames): Result<CapHead, RecordFault> {
  const identifier = textOf(root, cap('identifier'));
  const record = identifier === null ? 'alert' : plainWord(identifier);
  const missing = (field: string): Result<never, RecordFault> =>
    fail({ kind: 'feed-record-missing', record, field });
  const sender = textOf(root, cap('sender'));
  const sent = textOf(root, cap('sent'));
  const status = textOf(root, cap('status'));
  const messageType = textOf(root, cap('msgType'));
  if (identifier === null) return missing('identifier');
  if (sender === null) return missing('sender');
  if (sent === null) return missing('sent');
  if (status === null) return missing('status');
  if (messageType === null) return missing('msgType');
  const value = (
    field: string,
    came: string,
    wanted: 'time' | 'actual-message',
  ): Result<never, RecordFault> =>
    fail({ kind: 'feed-record-value', record, field, came: plainWord(came), wanted });
  const sentMs = parseIsoInstant(sent);
  if (sentMs === null) return value('sent', sent, 'time');
  const change = Object.hasOwn(capChanges, messageType) ? (capChanges[messageType] as AlertChange) : null;
  if (change === null) return value('msgType', messageType, 'actual-message');
  if (!capStatuses.has(status)) return value('status', status, 'actual-message');
  const references = referencesOf(textOf(root, cap('references')) ?? '');
  return ok({ sender: plainWord(sender), identifier: record, sent, sentMs, status, change, references });
}

/** Ids of `sender,identifier,sent` triples separated by blanks; triples that are none are left out. */
function referencesOf(text: string): readonly string[] {
  return text.split(/\s+/u).flatMap((triple) => {
    const [sender, identifier, sent, more] = triple.split(',');
    const sentMs = parseIsoInstant(sent ?? '');
    if (sender === undefined || identifier === undefined || sentMs === null || more !== undefined) return [];
    return [capId(plainWord(sender), plainWord(identifier), sentMs)];
  });
}

const languages = [/^ko\b/i, /^en\b/i, /^$/];

const languageRank = (info: XmlElement, cap: CapNames): number => {
  const rank = languages.findIndex((pattern) => pattern.test(textOf(info, cap('language')) ?? ''));
  return rank < 0 ? languages.length : rank;
};

/**
 * The `info` blocks of each event. Blocks of the same codes, urgency, severity, certainty and times are translations of one
 * another, of which one language is kept; blocks that say the same in one language speak of more areas of one event.
 */
function byEvent(infos: readonly XmlElement[], cap: CapNames): readonly (readonly XmlElement[])[] {
  const translations = groupBy(infos, (info) => eventKey(info, cap));
  return [...translations.values()].flatMap((group) => {
    const best = Math.min(...group.map((info) => languageRank(info, cap)));
    const language = textOf(
      group.find((info) => languageRank(info, cap) === best) as XmlElement,
      cap('language'),
    );
    const kept = group.filter((info) => textOf(info, cap('language')) === language);
    const wording = ['event', 'headline', 'description', 'instruction'] as const;
    const said = (info: XmlElement): string => JSON.stringify(wording.map((name) => textOf(info, cap(name))));
    return [...groupBy(kept, said).values()];
  });
}

function eventKey(info: XmlElement, cap: CapNames): string {
  const fields = ['category', 'urgency', 'severity', 'certainty', 'onset', 'expires', 'responseType'];
  const codes = namedValues(info, 'eventCode', cap).map(({ name, value }) => `${name}=${value}`);
  const what = codes.length > 0 ? codes : [textOf(info, cap('event')) ?? ''];
  return JSON.stringify([what, fields.map((field) => textsOf(info, cap(field)))]);
}

interface CapAlertParts {
  readonly head: CapHead;
  /** Blocks that differ in their areas only; none in a bare cancellation. */
  readonly infos: readonly XmlElement[];
  readonly order: number;
  readonly cap: CapNames;
  readonly receipt: Receipt;
  readonly root: XmlElement;
}

function alertOf({ head, infos, order, cap, receipt, root }: CapAlertParts): Alert {
  const id = capId(head.sender, head.identifier, head.sentMs);
  const notes = new Set<ReadingNote>();
  const info = infos[0] ?? null;
  const element = info ?? root;
  const text = (name: string): string | null => textOf(element, cap(name));
  const time = (name: string): number | null => {
    const raw = text(name);
    const atMs = raw === null ? null : parseIsoInstant(raw);
    if (raw !== null && atMs === null) notes.add('time-unreadable');
    return atMs;
  };
  const prose = (name: string): string => {
    const plain = plainText(text(name) ?? '');
    for (const note of plain.notes) notes.add(note);
    return plain.text;
  };
  const areas = infos.flatMap((one) => childrenOf(one, cap('area'))).map((area) => readArea(area, cap));
  for (const note of areas.flatMap((area) => area.notes)) notes.add(note);
  if (head.status === 'Exercise') notes.add('exercise-message');
  if (head.status === 'Test') notes.add('test-message');
  if (head.change !== 'issue' && head.references.length === 0) notes.add('references-missing');
  const event = plainWord(text('event') ?? '');
  const severity = info === null ? null : plainWord(text('severity') ?? '');
  const body = [prose('description'), prose('instruction')].filter((part) => part !== '');
  const validAtMs = time('onset') ?? time('effective') ?? head.sentMs;
  const untilMs = time('expires');
  return raise(
    {
      id: order === 0 ? id : `${id}#${order + 1}`,
      identity: id,
      revision: null,
      change: head.change,
      references: head.references,
      what: hazardOf(event, info === null ? [] : textsOf(info, cap('category'))),
      rawWhat: event,
      level: severity === null ? null : levelOf('cap-severity', severity),
      rawLevel: severity,
      value: null,
      unit: null,
      headline:
        prose('headline').replace(/\s+/gu, ' ') || event || plainWord(textOf(root, cap('note')) ?? ''),
      text: body.length === 0 ? null : body.join('\n\n'),
      area: distinct(areas.flatMap(({ places }) => places)),
      validAtMs,
      untilMs,
      issuedAtMs: head.sentMs,
      source: {
        adapter: 'cap',
        owner: 'CAP',
        record: `${head.sender},${head.identifier},${head.sent}`,
        url: webAddress(text('web')),
      },
      quality: head.status === 'Actual' ? 'ok' : 'doubtful',
      notes: [...notes],
      facts: factsOf(element, cap),
      isExercise: head.status !== 'Actual',
    },
    receipt,
  );
}

/** Places once each: blocks and areas repeat them. */
const distinct = (places: readonly ReadingPlace[]): readonly ReadingPlace[] => [
  ...new Map(places.map((place) => [JSON.stringify(place), place])).values(),
];

const hazardOfCategory: Readonly<Record<string, Hazard>> = {
  Fire: 'fire',
  Security: 'civil',
  Rescue: 'civil',
};

function hazardOf(event: string, categories: readonly string[]): Hazard {
  const byName = hazardOfKorean(event);
  const byEnglish = byName === 'other' ? hazardOfEnglish(event) : byName;
  if (byEnglish !== 'other') return byEnglish;
  const known = categories.find((category) => Object.hasOwn(hazardOfCategory, category));
  return known === undefined ? 'other' : (hazardOfCategory[known] as Hazard);
}

/** Stated fields that a reader of the message needs; parameters are left to the document itself. */
function factsOf(element: XmlElement, cap: CapNames): Readonly<Record<string, string>> {
  const named = ['urgency', 'certainty', 'responseType', 'senderName'] as const;
  return Object.fromEntries(
    named.flatMap((name) => {
      const text = textOf(element, cap(name));
      return text === null ? [] : [[name, plainWord(text)]];
    }),
  );
}
