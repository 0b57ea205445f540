import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { jetstream } from '@nats-io/jetstream';
import { wsconnect } from '@nats-io/nats-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { canonicalJson } from '../../../src/core/canonical-json.ts';
import { seededRandom } from '../../../src/core/random.ts';
import {
  type JournalDraft,
  type JournalEntry,
  placeDraft,
  stampEntry,
} from '../../../src/domain/journal/entry.ts';
import { foldJournal } from '../../../src/domain/journal/fold-journal.ts';
import type { JournalIdentity, JournalRole } from '../../../src/domain/journal/identity.ts';
import type { Journal } from '../../../src/domain/journal/journal.ts';
import { stateHash } from '../../../src/domain/journal/journal-state.ts';
import { openNatsJournal } from '../../../src/journal/nats/open-nats-journal.ts';
import { nightDraft } from '../../support/journal-drafts.ts';
import { hasNatsServer, RealNatsServer } from '../../support/nats-server.ts';

const drill: JournalIdentity = { region: 'cheongju', room: 'main', mode: 'drill' };

describe.skipIf(!hasNatsServer)('the journal on a real nats-server', () => {
  let server: RealNatsServer;
  let opened: Journal[];
  beforeEach(async () => {
    opened = [];
    server = await RealNatsServer.start();
  });
  afterEach(async () => {
    await Promise.all(opened.map((journal) => journal.close()));
    await server.remove();
  });

  const random = seededRandom('nats').next;
  function open(role: JournalRole, identity = drill): Journal {
    const journal = openNatsJournal(identity, server.as(role), random);
    opened.push(journal);
    return journal;
  }

  const until = async (holds: () => boolean): Promise<void> =>
    void (await expect.poll(holds, { timeout: 30_000, interval: 20 }).toBe(true));
  const together = async (...journals: readonly Journal[]): Promise<void> => {
    for (const journal of journals) await until(() => journal.status().link === 'together');
  };
  const seen = (journal: Journal) => ({
    ids: journal.entries().map(({ id }) => id),
    stateHash: stateHash(foldJournal(journal.entries())),
    fault: journal.status().fault,
  });
  const draft = (n: number, role: JournalRole): JournalDraft => ({ ...nightDraft(n, role), role });
  const writeAll = (journal: Journal, role: JournalRole, from: number, count: number) =>
    Promise.all(Array.from({ length: count }, (_, n) => journal.append(draft(from + n, role))));

  it('gives three clients that write at once one order and one state', async () => {
    const first = open('controller');
    await together(first);
    const [second, third] = [open('participant'), open('participant')];
    await together(second, third);
    const outcomes = await Promise.all([
      writeAll(first, 'controller', 0, 40),
      writeAll(second, 'participant', 1000, 40),
      writeAll(third, 'participant', 2000, 40),
    ]);
    expect(outcomes.flat().every((each) => each.ok && each.value.state === 'kept')).toBe(true);
    await until(() => opened.every((journal) => journal.entries().length === 120));
    expect(seen(second)).toEqual(seen(first));
    expect(seen(third)).toEqual(seen(first));
    expect(new Set(seen(first).ids).size).toBe(120);
    const own = first.entries().filter(({ author }) => author === 'controller');
    expect(own.map(({ id }) => id)).toEqual(Array.from({ length: 40 }, (_, n) => draft(n, 'controller').id));
    const again = await second.append(draft(1000, 'participant'));
    expect(again).toMatchObject({
      ok: true,
      value: { state: 'kept', entry: { id: draft(1000, 'controller').id } },
    });
  });

  it('loses nothing acknowledged when the server is killed in a burst, and hands the rest in once it is back', async () => {
    const [writer, reader] = [open('controller'), open('participant')];
    await together(writer, reader);
    const acknowledged: string[] = [];
    const burst = Array.from({ length: 600 }, async (_, n) => {
      const outcome = await writer.append(draft(n, 'controller'));
      if (outcome.ok && outcome.value.state === 'kept') acknowledged.push(outcome.value.entry.id);
    });
    await until(() => acknowledged.length >= 60);
    await server.kill();
    await Promise.all(burst);
    const before = [...acknowledged];
    expect(before.length).toBeLessThan(600);
    await until(() => writer.status().link === 'offline');
    await server.startAgain();
    await until(() => [writer, reader].every((journal) => journal.entries().length === 600));
    const fresh = open('participant');
    await until(() => fresh.entries().length === 600);
    expect(before.filter((id) => !seen(fresh).ids.includes(id))).toEqual([]);
    expect(seen(fresh).ids).toEqual(Array.from({ length: 600 }, (_, n) => draft(n, 'controller').id));
    expect([seen(reader), seen(writer)]).toEqual([seen(fresh), seen(fresh)]);
    expect(writer.status().pending).toEqual([]);
  });

  it('queues what is written while the server is away, says so, and merges in order on return', async () => {
    const [left, right] = [open('controller'), open('participant')];
    await together(left, right);
    await writeAll(left, 'controller', 0, 3);
    await server.kill();
    await until(() => left.status().link === 'offline' && right.status().link === 'offline');
    const queued = await Promise.all([
      ...(await writeAll(left, 'controller', 100, 10)),
      ...(await writeAll(right, 'participant', 200, 10)),
    ]);
    expect(queued.every((each) => each.ok && each.value.state === 'queued')).toBe(true);
    expect(left.status().pending.map(({ id }) => id)).toEqual(
      Array.from({ length: 10 }, (_, n) => draft(100 + n, 'controller').id),
    );
    expect(left.entries()).toHaveLength(3);
    await server.startAgain();
    await until(() => [left, right].every((journal) => journal.entries().length === 23));
    expect(seen(right)).toEqual(seen(left));
    expect(left.status()).toMatchObject({ link: 'together', pending: [] });
    for (const author of ['controller', 'participant']) {
      const ids = left.entries().flatMap((entry) => (entry.author === author ? [entry.id] : []));
      expect(ids).toEqual([...ids].sort());
    }
  });

  it('lets nobody write under another role, and no drill into what is live', async () => {
    const controller = open('controller');
    await together(controller);
    const participant = open('participant');
    await together(participant);
    expect(await participant.append(draft(0, 'controller'))).toMatchObject({
      ok: false,
      fault: {
        kind: 'journal-publish-denied',
        user: 'participant',
        subject: 'journal.drill.cheongju.main.controller',
      },
    });
    expect(await participant.append(draft(1, 'participant'))).toMatchObject({ ok: true });
    const connection = await wsconnect({
      servers: server.as('controller').url,
      user: 'controller',
      pass: server.as('controller').password,
    });
    await expect(jetstream(connection).publish('journal.live.cheongju.main.officer', '{}')).rejects.toThrow(
      /permissions/i,
    );
    await connection.close();
  });

  it('says that a wrong password is refused', async () => {
    const journal = openNatsJournal(drill, { ...server.as('controller'), password: 'wrong' }, random);
    opened.push(journal);
    await until(() => journal.status().fault !== null);
    expect(journal.status().fault).toEqual({ kind: 'journal-server-refused', user: 'controller' });
  });

  it('passes over what is no entry, the same way for every reader', async () => {
    const [writer, reader] = [open('controller'), open('participant')];
    await together(writer, reader);
    await writeAll(writer, 'controller', 0, 2);
    const connection = await wsconnect({
      servers: server.as('participant').url,
      user: 'participant',
      pass: server.as('participant').password,
    });
    for (const junk of ['not an entry', '{}', '\ud83d']) {
      await jetstream(connection).publish('journal.drill.cheongju.main.participant', junk);
    }
    await connection.close();
    await writeAll(writer, 'controller', 2, 2);
    await until(() => reader.entries().length === 4);
    expect(seen(reader)).toEqual(seen(writer));
    expect(reader.status().refused).toHaveLength(3);
    expect(reader.status().fault).toBeNull();
  });

  it('finds one changed byte in a stream whose own checksums agree, and names the entry', async () => {
    const copy: JournalIdentity = { ...drill, room: 'copy' };
    const victim = open('controller', copy);
    await together(victim);
    await writeAll(victim, 'controller', 0, 5);
    const head = victim.entries().at(-1) as JournalEntry;
    const sixth = placeDraft(draft(5, 'controller'), copy, head);
    const seventh = placeDraft(draft(6, 'controller'), copy, stampEntry(sixth, head.serverAtMs));
    const { url, user, password } = server.as('controller');
    const connection = await wsconnect({ servers: url, user, pass: password });
    const tampered = canonicalJson(sixth).replace('flood-wasm', 'Flood-wasm');
    for (const payload of [tampered, canonicalJson(seventh)]) {
      await jetstream(connection).publish('journal.drill.cheongju.copy.controller', payload);
    }
    await connection.close();
    await until(() => victim.status().fault !== null);
    expect(victim.status().fault).toMatchObject({
      kind: 'journal-entry-bad',
      position: 6,
      problem: 'wrong-hash',
    });
    expect(await victim.append(draft(20, 'controller'))).toMatchObject({ ok: false, fault: { position: 6 } });
  });

  it('finds one changed byte in what the server stored, and names the entry', async () => {
    const writer = open('controller');
    await together(writer);
    await writeAll(writer, 'controller', 0, 12);
    await writer.close();
    await server.kill();
    const blocks = readdirSync(server.folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.includes('JOURNAL_drill') && name.endsWith('.blk'))
      .map((name) => join(server.folder, name));
    expect(blocks).toHaveLength(1);
    const bytes = readFileSync(blocks[0] as string);
    const at = bytes.indexOf('flood-wasm');
    expect(at).toBeGreaterThan(0);
    bytes[at] = 'F'.charCodeAt(0);
    writeFileSync(blocks[0] as string, bytes);
    await server.startAgain();
    const reader = open('participant');
    await until(() => reader.status().fault !== null);
    expect(reader.status().fault).toMatchObject({
      kind: 'journal-entry-bad',
      position: 6,
      problem: 'missing',
    });
    expect(reader.entries()).toHaveLength(5);
  });
});
