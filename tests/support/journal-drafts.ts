import {
  type JournalDraft,
  type JournalEntry,
  placeDraft,
  stampEntry,
} from '../../src/domain/journal/entry.ts';
import { genesisHash, type JournalIdentity } from '../../src/domain/journal/identity.ts';

export const liveJournal: JournalIdentity = { region: 'cheongju', room: 'main', mode: 'live' };

/** 2023-07-15 08:27 KST, when the underpass at Osong filled. */
const startMs = Date.UTC(2023, 6, 14, 23, 27);

const hexOf = (text: string): string => text.repeat(64).slice(0, 64);
const place = { name: '미호천교', areaCode: '43113', lngLat: [127.34, 36.62] as const };

type Event = { [E in JournalDraft as E['event']]: Pick<E, 'event' | 'body'> }[JournalDraft['event']];

/** One event of each kind, in an order that makes sense on a night on duty. */
export const nightEvents: readonly Event[] = [
  { event: 'signed-on', body: { post: '재난안전상황실' } },
  {
    event: 'observation-crossed',
    body: {
      observationId: 'hrfco:3011665:202307150640',
      what: '수위',
      place,
      value: 9.21,
      unit: 'm',
      ruleId: 'hrfco-3011665-serious',
      level: '심각',
      thresholdValue: 9.2,
      direction: 'rising',
      source: '금강홍수통제소',
      validAtMs: startMs,
      issuedAtMs: null,
      receivedAtMs: startMs + 61_000,
    },
  },
  {
    event: 'alert-raised',
    body: {
      alertId: 'alert-1',
      sourceIdentity: 'hrfco:flood:3011665',
      ladder: 'flood-forecast',
      level: '홍수경보',
      hazard: '하천 홍수',
      headline: '미호천교 수위가 심각 단계를 넘었습니다 <img src=x onerror=alert(1)> 🌊',
      place,
      cause: null,
    },
  },
  { event: 'alert-acknowledged', body: { alertId: 'alert-1', note: null } },
  {
    event: 'alert-changed',
    body: { alertId: 'alert-1', change: 'escalated', to: '시장', reason: '제방 월류 우려' },
  },
  {
    event: 'run-finished',
    body: {
      runId: 'run-1',
      hazard: 'flood',
      engine: 'flood-wasm 1.0.0',
      inputsHash: hexOf('a1'),
      resultHash: hexOf('b2'),
      cause: 'alert-1',
    },
  },
  {
    event: 'plan-made',
    body: {
      planId: 'plan-1',
      title: '오송읍 대피',
      runId: 'run-1',
      inputsHash: hexOf('b2'),
      resultHash: hexOf('c3'),
    },
  },
  {
    event: 'decision-made',
    body: { decisionId: 'decision-1', about: 'alert-1', what: '궁평2지하차도 통제', reason: '수위 상승' },
  },
  {
    event: 'message-drafted',
    body: {
      messageId: 'message-1',
      channel: 'disaster-text',
      audience: '오송읍 주민',
      text: '미호강 범람 위험.\n지하차도에 들어가지 마세요.',
      planId: 'plan-1',
    },
  },
  { event: 'note-written', body: { about: null, text: '"따옴표", \\역슬래시, \t탭 그리고 한글' } },
  { event: 'handed-over', body: { to: '김교대', summary: '경보 1건 진행 중', openAlerts: ['alert-1'] } },
];

/** A draft of the n-th event, going round the night's events; ids differ. */
export const nightDraft = (n: number, author = '박상황'): JournalDraft =>
  ({
    ...(nightEvents[n % nightEvents.length] as Event),
    id: `entry-${String(n).padStart(6, '0')}`,
    author,
    role: 'officer',
    deviceAtMs: startMs + 1000 * n,
  }) as JournalDraft;

/** A true journal of drafts, one a second by its server's clock. */
export function chainOf(
  drafts: readonly JournalDraft[],
  identity: JournalIdentity = liveJournal,
): readonly JournalEntry[] {
  const entries: JournalEntry[] = [];
  let head = { seq: 0, seal: genesisHash(identity) };
  for (const draft of drafts) {
    const entry = stampEntry(placeDraft(draft, identity, head), startMs + 1000 * head.seq + 250);
    entries.push(entry);
    head = entry;
  }
  return entries;
}

export const nightJournal = (count = nightEvents.length): readonly JournalEntry[] =>
  chainOf(Array.from({ length: count }, (_, n) => nightDraft(n)));
