import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../../src/core/canonical-json.ts';
import { sha256OfText } from '../../../src/core/sha256.ts';
import type { JournalEntry } from '../../../src/domain/journal/entry.ts';
import { hashOf, sealOf } from '../../../src/domain/journal/entry.ts';
import { journalLines, readJournalLines } from '../../../src/domain/journal/journal-file.ts';
import { splitLines } from '../../../src/journal/file/split-lines.ts';
import { chainOf, liveJournal, nightDraft, nightJournal } from '../../support/journal-drafts.ts';

const bytesOf = (entries: readonly JournalEntry[], identity = liveJournal): Uint8Array =>
  new TextEncoder().encode([...journalLines(identity, entries)].map((line) => `${line}\n`).join(''));
const read = (bytes: Uint8Array) => readJournalLines(splitLines(bytes));

const night = nightJournal();
const nightBytes = bytesOf(night);
/** Position of the entry that a byte belongs to; 0 is the header. */
const positionOf = (offset: number): number =>
  nightBytes.subarray(0, offset).filter((byte) => byte === 0x0a).length;

describe('a journal file', () => {
  it('gives back every entry, with nothing wrong', () => {
    expect(read(nightBytes)).toEqual({ identity: liveJournal, entries: night, fault: null });
    expect(read(bytesOf([]))).toEqual({ identity: liveJournal, entries: [], fault: null });
  });

  it('shows any one changed byte, at the entry it lies in', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: nightBytes.length - 1 }),
        fc.integer({ min: 1, max: 255 }),
        (offset, change) => {
          const bytes = nightBytes.slice();
          bytes[offset] = (bytes[offset] as number) ^ change;
          const { fault, entries } = read(bytes);
          const position = positionOf(offset);
          expect(fault).not.toBeNull();
          if (position === 0) {
            expect(fault?.kind).toMatch(/^journal-(header-bad|version-unknown)$/);
            return;
          }
          if (offset === nightBytes.length - 1) {
            expect(fault).toMatchObject({ kind: 'journal-cut', promised: night.length });
            return;
          }
          expect(fault).toMatchObject({ kind: 'journal-entry-bad', position });
          expect(entries).toEqual(night.slice(0, position - 1));
        },
      ),
      { numRuns: 1500 },
    );
  });

  it('shows any one added or removed byte', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: nightBytes.length - 1 }),
        fc.option(fc.integer({ min: 0, max: 255 })),
        (offset, added) => {
          const bytes = Uint8Array.from([
            ...nightBytes.subarray(0, offset),
            ...(added === null ? [] : [added]),
            ...nightBytes.subarray(offset + (added === null ? 1 : 0)),
          ]);
          expect(read(bytes).fault).not.toBeNull();
        },
      ),
      { numRuns: 500 },
    );
  });

  it('cut at any byte leaves every whole entry and says how many are gone', () => {
    const shift = nightJournal(4);
    const whole = bytesOf(shift);
    for (let length = 0; length < whole.length; length++) {
      const { entries, fault } = read(whole.subarray(0, length));
      const lineFeeds = whole.subarray(0, length).filter((byte) => byte === 0x0a).length;
      expect(entries).toEqual(shift.slice(0, Math.max(0, lineFeeds - 1)));
      if (length === 0) expect(fault).toEqual({ kind: 'journal-file-empty' });
      else if (lineFeeds > 0) {
        const cutBytes = length - 1 - whole.lastIndexOf(0x0a, length - 1);
        expect(fault).toEqual({ kind: 'journal-cut', found: lineFeeds - 1, promised: 4, cutBytes });
      } else expect(fault?.kind).toMatch(/^journal-(header-bad|cut)$/);
    }
  });

  it('shows entries that were swapped, dropped, doubled, or taken from another journal', () => {
    const lines = [...journalLines(liveJournal, night)];
    const faultOf = (changed: readonly string[]) =>
      read(new TextEncoder().encode(changed.map((line) => `${line}\n`).join(''))).fault;
    const swapped = [...lines];
    [swapped[3], swapped[4]] = [lines[4] as string, lines[3] as string];
    expect(faultOf(swapped)).toMatchObject({
      kind: 'journal-entry-bad',
      position: 3,
      problem: 'wrong-order',
    });
    expect(faultOf(lines.toSpliced(5, 1))).toMatchObject({ position: 5, problem: 'wrong-order', came: '6' });
    expect(faultOf(lines.toSpliced(5, 0, lines[5] as string))).toMatchObject({
      position: 6,
      problem: 'wrong-order',
    });
    expect(faultOf(lines.slice(0, -1))).toMatchObject({
      kind: 'journal-cut',
      found: 10,
      promised: 11,
      cutBytes: 0,
    });
    const otherRoom = { ...liveJournal, room: 'annex' };
    const foreign = [...journalLines(otherRoom, chainOf([nightDraft(0)], otherRoom))];
    expect(faultOf([lines[0] as string, foreign[1] as string])).toMatchObject({
      position: 1,
      problem: 'wrong-link',
    });
    expect(faultOf([...lines, lines[11] as string])).toMatchObject({ position: 12, problem: 'wrong-order' });
  });

  it('shows a past rewritten with new hashes up to where the rewriting stopped', () => {
    const third = night[2] as JournalEntry;
    const calmer = { ...third, body: { ...(third.body as object), headline: '아무 일도 없었습니다' } };
    const hash = hashOf(calmer);
    const rewritten = night.with(2, { ...calmer, hash, seal: sealOf(hash, third.serverAtMs) });
    expect(read(bytesOf(rewritten)).fault).toMatchObject({ position: 4, problem: 'wrong-link' });
    expect(read(bytesOf(rewritten.slice(0, 3))).fault).toBeNull();
    const [header] = journalLines(liveJournal, night.slice(0, 3));
    const lines = [header as string, ...[...journalLines(liveJournal, rewritten.slice(0, 3))].slice(1)];
    const bytes = new TextEncoder().encode(lines.map((line) => `${line}\n`).join(''));
    expect(read(bytes).fault).toMatchObject({ kind: 'journal-head-wrong' });
  });

  it('shows a server time that was changed, which the author could not have hashed', () => {
    const changed = night.map((entry) =>
      entry.seq === 7 ? { ...entry, serverAtMs: entry.serverAtMs - 3_600_000 } : entry,
    );
    expect(read(bytesOf(changed)).fault).toMatchObject({ position: 7, problem: 'wrong-seal' });
  });

  it.each([
    ['an unknown kind', { event: 'drill-inject' }, 'event-unknown', 'event'],
    ['a kind named like a property of every object', { event: 'constructor' }, 'event-unknown', 'event'],
    ['a newer version', { eventVersion: 2 }, 'event-newer', 'eventVersion'],
    ['a body with a field too many', { body: { post: '상황실', mode: 'drill' } }, 'event-invalid', 'mode'],
    ['a body without what it needs', { body: {} }, 'event-invalid', 'post'],
    ['text that turns its own direction', { body: { post: '\u202e상황실' } }, 'event-invalid', 'post'],
    ['an author with a terminal escape', { author: '\u001b[2J' }, 'wrong-field', 'author'],
    ['a version of the envelope that is not known', { v: 2 }, 'wrong-field', 'v'],
  ])('with true hashes but %s is refused by name', (_, change, problem, field) => {
    const { hash: _hash, seal: _seal, serverAtMs, ...fields } = { ...(night[0] as JournalEntry), ...change };
    const hash = sha256OfText(canonicalJson(fields));
    const entry = { ...fields, hash, serverAtMs, seal: sealOf(hash, serverAtMs) } as JournalEntry;
    const { fault } = read(bytesOf([entry]));
    expect(fault).toMatchObject({ kind: 'journal-entry-bad', position: 1, problem, field });
    expect(JSON.stringify(fault)).not.toMatch(/\\u001b|\u202e/);
  });

  it('takes any bytes at all without failing', () => {
    const header = `${[...journalLines(liveJournal, [])][0]}\n`;
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array(),
          fc.string().map((text) => new TextEncoder().encode(header + text)),
        ),
        (bytes) => {
          const { entries } = read(bytes);
          expect(entries).toEqual([]);
        },
      ),
    );
    const deep = new TextEncoder().encode(`${header}${'['.repeat(60_000)}\n`);
    expect(read(deep).fault).toMatchObject({ position: 1, problem: 'not-json' });
  });
});
