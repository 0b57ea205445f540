import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { checkLink } from '../../../src/domain/journal/check-entry.ts';
import { checkDraft, type JournalDraft, placeDraft, stampEntry } from '../../../src/domain/journal/entry.ts';
import { type EventKind, readEvent } from '../../../src/domain/journal/event-kind.ts';
import { eventKinds } from '../../../src/domain/journal/event-kinds.ts';
import { genesisHash } from '../../../src/domain/journal/identity.ts';
import { toPlainText } from '../../../src/domain/journal/plain-text.ts';
import { liveJournal, nightDraft, nightEvents, nightJournal } from '../../support/journal-drafts.ts';

const drill = { ...liveJournal, mode: 'drill' as const };
const note = (text: string) =>
  ({ ...nightDraft(9), event: 'note-written', body: { about: null, text } }) as JournalDraft;

describe('a draft', () => {
  it('of every kind there is passes', () => {
    expect(nightEvents.map(({ event }) => event).sort()).toEqual(Object.keys(eventKinds).sort());
    for (let n = 0; n < nightEvents.length; n++)
      expect(checkDraft(nightDraft(n))).toMatchObject({ ok: true });
  });

  it.each([
    ['a name nobody knows', { event: 'rm -rf' }, 'event'],
    ['a mode', { mode: 'live' }, 'mode'],
    ['a place', { seq: 3 }, 'seq'],
    ['an id with a wildcard of subjects', { id: 'entry.>.*' }, 'id'],
    ['an empty author', { author: '  ' }, 'author'],
    ['a role nobody has', { role: 'admin' }, 'role'],
    ['a time before the epoch', { deviceAtMs: -1 }, 'deviceAtMs'],
    ['no body', { body: null }, ''],
  ])('with %s is refused by its field', (_, change, field) => {
    const draft = { ...nightDraft(0), ...change } as JournalDraft;
    expect(checkDraft(draft)).toMatchObject({ ok: false, fault: { kind: 'journal-draft-invalid', field } });
  });

  it('holds text up to its limit, counted in characters and not in halves of them', () => {
    expect(checkDraft(note('🌊'.repeat(4000))).ok).toBe(true);
    expect(checkDraft(note('가'.repeat(4001))).ok).toBe(false);
  });

  it.each(['\u0000', '\u001b[31m', '\u202eevil', 'a\u200bb', '\ud83c', '\u{e0041}'])(
    'with %j in its text is refused until it is made plain',
    (text) => {
      expect(checkDraft(note(`가${text}`)).ok).toBe(false);
      expect(checkDraft(note(toPlainText(`가${text}`, 100))).ok).toBe(true);
    },
  );

  it('with blanks alone for its text is refused', () => {
    expect(checkDraft(note(' \n\t ')).ok).toBe(false);
  });

  it('over the size of an entry is refused though each field is in bounds', () => {
    const draft = {
      ...nightDraft(10),
      body: {
        to: '김교대',
        summary: '가',
        openAlerts: Array.from({ length: 500 }, (_, n) => `a${n}`.padEnd(80, 'x')),
      },
    } as JournalDraft;
    expect(checkDraft(draft)).toMatchObject({ fault: { kind: 'journal-draft-too-large' } });
  });
});

describe('plain text', () => {
  it('keeps markup as it came, joins Windows lines and ends what is too long', () => {
    expect(toPlainText('<script>alert(1)</script>\r\n둘', 100)).toBe('<script>alert(1)</script>\n둘');
    expect(toPlainText('🌊🌊🌊', 2)).toBe('🌊…');
    expect(toPlainText('👨‍👩‍👧', 10)).toBe('👨‍👩‍👧');
  });
});

describe('the mode of an entry', () => {
  const head = { seq: 0, seal: genesisHash(drill) };

  it('is the mode of its journal, whatever the draft carries', () => {
    const smuggled: JournalDraft = Object.assign(nightDraft(0), { mode: 'live' });
    expect(checkDraft(smuggled).ok).toBe(false);
    expect(placeDraft(smuggled, drill, head).mode).toBe('drill');
  });

  it('cannot be assigned, defined, deleted or given through a prototype', () => {
    const entry = stampEntry(placeDraft(nightDraft(0), drill, head), 1000);
    expect(() => Object.assign(entry, { mode: 'live' })).toThrow(TypeError);
    expect(() => Object.defineProperty(entry, 'mode', { value: 'live' })).toThrow(TypeError);
    expect(() => Reflect.deleteProperty(entry, 'mode') || raise()).toThrow(TypeError);
    expect(() => Object.setPrototypeOf(entry, { mode: 'live' })).toThrow(TypeError);
    expect(() => Object.assign(entry.body as object, { mode: 'live' })).toThrow(TypeError);
    expect(entry.mode).toBe('drill');
  });

  it('does not follow the object that the author keeps', () => {
    const draft = { ...nightDraft(0), body: { post: '상황실' } } as JournalDraft;
    const entry = placeDraft(draft, drill, head);
    Object.assign(draft.body, { post: '다른 곳' });
    expect(entry.body).toEqual({ post: '상황실' });
  });

  it('keeps an entry of a drill out of the live journal, even with the mode rewritten', () => {
    const entry = stampEntry(placeDraft(nightDraft(0), drill, head), 1000);
    const liveHead = { seq: 0, seal: genesisHash(liveJournal) };
    expect(checkLink(entry, liveJournal, liveHead)).toMatchObject({ fault: { problem: 'wrong-mode' } });
    expect(checkLink({ ...entry, mode: 'live' }, liveJournal, liveHead)).toMatchObject({
      fault: { problem: 'wrong-link' },
    });
  });

  it('is out of reach of an upgrade, which sees the body alone', () => {
    const seen: unknown[] = [];
    const kinds: Record<string, EventKind> = {
      'level-read': {
        schema: z.strictObject({ levelM: z.number(), gauge: z.string() }),
        upgrades: [
          (body) => {
            seen.push(body);
            const { levelCm, ...rest } = body as { levelCm: number };
            return { ...rest, levelM: levelCm / 100 };
          },
          (body) => ({ gauge: '확인 불가', ...(body as object) }),
        ],
      },
    };
    expect(readEvent(kinds, 'level-read', 1, { levelCm: 921 })).toEqual({
      ok: true,
      value: { levelM: 9.21, gauge: '확인 불가' },
    });
    expect(readEvent(kinds, 'level-read', 2, { levelM: 9.21 })).toMatchObject({
      value: { gauge: '확인 불가' },
    });
    expect(readEvent(kinds, 'level-read', 3, { levelM: 9.21 })).toMatchObject({ fault: { field: 'gauge' } });
    expect(readEvent(kinds, 'level-read', 4, {})).toMatchObject({
      fault: { problem: 'event-newer', wanted: '3' },
    });
    expect(readEvent(kinds, 'level-read', 1, null)).toMatchObject({ fault: { problem: 'event-invalid' } });
    expect(seen[0]).toEqual({ levelCm: 921 });
  });
});

function raise(): never {
  throw new TypeError('not deleted');
}

it('an upgrade never changes what is stored', () => {
  expect(Object.isFrozen(nightJournal(1)[0]?.body)).toBe(true);
});
