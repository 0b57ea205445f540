import { expect, test } from 'vitest';
import { keepOpenRegion } from '../../src/actions/library/keep-pack.ts';
import { openKeptPack } from '../../src/actions/library/open-kept-pack.ts';
import { readDerivedTerrain } from '../../src/actions/region/derived-terrain.ts';
import { openDefaultRegion, openRegionFiles } from '../../src/actions/region/open-region.ts';
import type { Region } from '../../src/domain/region/region.ts';
import { deriveTerrain } from '../../src/domain/region/terrain/derive-terrain.ts';
import { encodeRegionPack } from '../../src/packs/encode-region-pack.ts';
import { sha256Hex } from '../../src/packs/pack-files.ts';
import { writeZip } from '../../src/packs/zip.ts';
import { createSession } from '../../src/store/session.ts';
import { buildGridTown } from '../support/grid-town.ts';
import { inProcessPorts } from '../support/in-process-ports.ts';

const town = buildGridTown({ seed: 3, cells: 12, streets: 3, houses: 10, shelters: 2, placesPerShelter: 20 });
const derived = deriveTerrain(town);
const whole: Region = { ...town, derived };

async function openedZip(region: Region) {
  const session = createSession({ machine: { hasThreads: false, hasWebgl2: false, logicalCores: 2 } });
  const ports = inProcessPorts(town);
  const zip = writeZip(await encodeRegionPack(region));
  await openRegionFiles(session, ports, [
    { name: 'town.zip', arrayBuffer: async () => zip.slice().buffer as ArrayBuffer },
  ]);
  expect(session.notices.getState().list).toEqual([]);
  return { session, ports };
}

test('a pack opens without what follows from its terrain, which comes when it is asked for, once for all', async () => {
  const { session, ports } = await openedZip(whole);
  expect(session.registry.region?.derived).toBeUndefined();
  let readings = 0;
  const read = session.registry.readDerived as NonNullable<typeof session.registry.readDerived>;
  session.registry.readDerived = () => {
    readings += 1;
    return read();
  };
  const [one, two] = await Promise.all([readDerivedTerrain(session), readDerivedTerrain(session)]);
  expect(one).toEqual(derived);
  expect(two).toBe(one);
  expect(readings).toBe(1);
  await openDefaultRegion(session, ports);
  expect(session.registry.derived).toBeNull();
});

test('a region that is kept again keeps what follows from its terrain: it is the same pack', async () => {
  const { session, ports } = await openedZip(whole);
  await keepOpenRegion(session, ports);
  const [head] = await encodeRegionPack(whole);
  const hash = await sha256Hex(head?.bytes as Uint8Array);
  expect(session.library.getState().packs?.map((pack) => pack.hash)).toEqual([hash]);
  await openKeptPack(session, ports, hash);
  expect(session.registry.region?.derived).toBeUndefined();
  expect(await readDerivedTerrain(session)).toEqual(derived);
});

test('a pack that holds none gives none, and says nothing', async () => {
  const { session } = await openedZip(town);
  expect(await readDerivedTerrain(session)).toBeNull();
  expect(session.notices.getState().list).toEqual([]);
});

test('a pack that cannot be read any more is told, nothing is kept without its parts, and another try reads it', async () => {
  const { session, ports } = await openedZip(whole);
  const read = session.registry.readDerived;
  session.registry.readDerived = async () => ({
    ok: false,
    fault: { kind: 'worker-died', worker: 'region' },
  });
  expect(await readDerivedTerrain(session)).toBeNull();
  await keepOpenRegion(session, ports);
  expect(session.library.getState().packs ?? []).toEqual([]);
  expect(session.notices.getState().list).toHaveLength(2);
  session.registry.readDerived = read;
  expect(await readDerivedTerrain(session)).toEqual(derived);
});

test('what comes after another region was opened is not given for that one', async () => {
  const { session, ports } = await openedZip(whole);
  const coming = readDerivedTerrain(session);
  await openDefaultRegion(session, ports);
  expect(await coming).toBeNull();
});
