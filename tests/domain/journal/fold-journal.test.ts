import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldJournal } from '../../../src/domain/journal/fold-journal.ts';
import { emptyState, stateHash } from '../../../src/domain/journal/journal-state.ts';
import { entriesUntil } from '../../../src/domain/journal/seek.ts';
import { chainOf, nightDraft, nightEvents, nightJournal } from '../../support/journal-drafts.ts';

const night = nightJournal();

describe('the state of a journal', () => {
  it('knows what happened in the night', () => {
    const state = foldJournal(night);
    expect(state.seq).toBe(11);
    expect(state.head).toBe(night.at(-1)?.seal);
    expect(state.alerts.get('alert-1')).toMatchObject({
      status: 'escalated',
      level: '홍수경보',
      raisedSeq: 3,
      changedSeq: 5,
      acknowledged: { by: '박상황', atMs: night[3]?.serverAtMs },
    });
    expect([...state.crossings.values()].map(({ body }) => body.value)).toEqual([9.21]);
    expect(state.runs.get('run-1')?.body.engine).toBe('flood-wasm 1.0.0');
    expect(
      state.plans.has('plan-1') && state.messages.has('message-1') && state.decisions.has('decision-1'),
    ).toBe(true);
    expect(state.notes).toHaveLength(1);
    expect(state.watch).toBeNull();
    expect(foldJournal(night.slice(0, 10)).watch).toMatchObject({
      author: '박상황',
      sinceMs: night[0]?.serverAtMs,
    });
    expect(state.handovers[0]?.body.openAlerts).toEqual(['alert-1']);
    expect([state.adrift, state.unread]).toEqual([[], []]);
  });

  it('is the same however the entries are cut into steps, and leaves earlier states alone', () => {
    const entries = nightJournal(60);
    const whole = stateHash(foldJournal(entries));
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 6 }), (cuts) => {
        const borders = [0, ...[...cuts].sort((a, b) => a - b), 60];
        let state = emptyState;
        for (let k = 1; k < borders.length; k++) {
          const before = stateHash(state);
          const next = foldJournal(entries.slice(borders[k - 1], borders[k]), state);
          expect(stateHash(state)).toBe(before);
          state = next;
        }
        expect(stateHash(state)).toBe(whole);
      }),
      { numRuns: 30 },
    );
    expect(emptyState.notes).toEqual([]);
  });

  it('has another hash after each entry', () => {
    const hashes = night.map((_, n) => stateHash(foldJournal(night.slice(0, n))));
    expect(new Set(hashes).size).toBe(night.length);
  });

  it('closes, merges, snoozes and wakes alerts, and keeps what speaks of none aside', () => {
    const change = (n: number, body: object) =>
      ({ ...nightDraft(n), event: 'alert-changed', body }) as ReturnType<typeof nightDraft>;
    const entries = chainOf([
      nightDraft(2),
      change(20, { alertId: 'alert-1', change: 'snoozed', untilMs: 1_689_380_000_000, reason: '확인 중' }),
      change(21, { alertId: 'alert-1', change: 'woken' }),
      change(22, { alertId: 'alert-9', change: 'closed', reason: '해제' }),
      change(23, { alertId: 'alert-1', change: 'merged', into: 'alert-2' }),
      change(24, { alertId: 'alert-1', change: 'closed', reason: '해제' }),
    ]);
    const statuses = entries.map(
      (_, n) => foldJournal(entries.slice(0, n + 1)).alerts.get('alert-1')?.status,
    );
    expect(statuses).toEqual(['new', 'snoozed', 'new', 'new', 'merged', 'closed']);
    expect(foldJournal(entries).adrift).toEqual([4]);
    expect(foldJournal(entries).alerts.get('alert-1')?.mergedInto).toBe('alert-2');
  });

  it('counts an entry of a newer program and goes on', () => {
    const [first, second] = nightJournal(2);
    const newer = { ...(first as NonNullable<typeof first>), event: 'drill-inject', body: { any: 'thing' } };
    const state = foldJournal([newer, second as NonNullable<typeof second>]);
    expect(state.unread).toEqual([1]);
    expect(state.crossings.size).toBe(1);
  });
});

describe('seeking', () => {
  it('gives what was in the journal at any instant, by the clock that ordered it', () => {
    for (const { seq, serverAtMs } of night) {
      expect(entriesUntil(night, serverAtMs)).toHaveLength(seq);
      expect(entriesUntil(night, serverAtMs - 1)).toHaveLength(seq - 1);
    }
    expect(entriesUntil(night, Number.MAX_SAFE_INTEGER)).toHaveLength(nightEvents.length);
  });

  it('never loses an entry as time goes on, though the clock was set back', () => {
    const times = [100, 200, 150, 300];
    const entries = night.slice(0, 4).map((entry, n) => ({ ...entry, serverAtMs: times[n] as number }));
    const seen = [99, 100, 150, 199, 200, 299, 300].map((atMs) => entriesUntil(entries, atMs).length);
    expect(seen).toEqual([0, 1, 1, 1, 3, 3, 4]);
  });
});
