import { expect, test } from 'vitest';
import { addBuildFiles, dropBuildFile } from '../../src/actions/library/build/choose-files.ts';
import { chooseBuildArea, editBuild, setBuildNetwork } from '../../src/actions/library/build/edit-build.ts';
import { cancelBuild, runBuild } from '../../src/actions/library/build/run-build.ts';
import type { ByteSource } from '../../src/packs/bytes/byte-source.ts';
import { createSession } from '../../src/store/session.ts';
import { inProcessPorts } from '../support/in-process-ports.ts';
import { villageBoundaries, villageBoundsDeg, villageFiles } from '../support/village-files.ts';

const machine = { cores: 2, isolated: false, webgpu: false } as unknown as Parameters<
  typeof createSession
>[0]['machine'];

async function asFile(file: ByteSource) {
  const read = await file.read(0, file.sizeBytes);
  if (!read.ok) throw new Error(read.fault.kind);
  return { name: file.name, blob: new Blob([read.value]) };
}

async function withVillage() {
  const session = createSession({ machine });
  const ports = inProcessPorts(null);
  await addBuildFiles(
    session,
    ports,
    await Promise.all([...villageFiles(), villageBoundaries()].map(asFile)),
  );
  return { session, ports };
}

test('chosen files are told by what they give, their terrain is the first area, and one can be left out', async () => {
  const { session, ports } = await withVillage();
  const { chosen, form } = session.build.getState();
  expect(chosen.inputs.map(({ role }) => role)).toEqual([
    'terrain',
    'population',
    'map-features',
    'facilities',
    'boundaries',
  ]);
  expect(form.boundsDeg?.[0]).toBeLessThan(villageBoundsDeg[0]);
  expect(chosen.areas[0]?.boundaries.map(({ name }) => name.ko)).toContain('윗말동');
  await dropBuildFile(session, ports, '대피소.csv');
  expect(session.build.getState().chosen.inputs.map(({ role }) => role)).not.toContain('facilities');
});

test('tiles of a folder are told apart by their folders, other files by their names alone', async () => {
  const session = createSession({ machine });
  const blob = new Blob([Uint8Array.of(1)]);
  const paths = ['tiles/korea/13/6989/3201.png', 'tiles/korea/13/6990/3201.png', 'tiles/read/me.txt'];
  await addBuildFiles(
    session,
    inProcessPorts(null),
    paths.map((name) => ({ name, blob })),
  );
  expect(session.build.getState().chosen.inputs.map(({ name, role }) => [name, role])).toEqual([
    ['korea/13/6989/3201.png', 'terrain'],
    ['korea/13/6990/3201.png', 'terrain'],
    ['me.txt', null],
  ]);
});

test('a build ends with a checked pack in the library whose report stays with it', async () => {
  const { session, ports } = await withVillage();
  await chooseBuildArea(session, ports, { boundsDeg: villageBoundsDeg, name: { ko: '시험시', en: '' } });
  await runBuild(session, ports);
  const { run } = session.build.getState();
  if (run.status !== 'ended') throw new Error(run.status);
  expect(run.outcome.fault).toBeNull();
  const [kept] = session.library.getState().packs ?? [];
  expect(kept?.hash).toBe(run.outcome.pack?.hash);
  expect(kept?.name).toEqual({ ko: '시험시', en: '시험시' });
  expect(kept?.check?.findings).toBe(0);
  expect(kept?.report).toEqual(run.outcome.report);
  const gauges = kept?.report?.stages.find(({ stage }) => stage === 'gauges');
  expect(gauges).toMatchObject({ outcome: 'left-out' });
});

test('without terrain nothing is built and nothing is kept', async () => {
  const { session, ports } = await withVillage();
  await dropBuildFile(session, ports, 'village-heights.tif');
  await runBuild(session, ports);
  const { run } = session.build.getState();
  expect(run.status === 'ended' && run.outcome.fault?.kind).toBe('build-no-terrain');
  expect(session.library.getState().packs).toEqual([]);
});

test('a build that is cancelled says so and keeps nothing, however late its answer comes', async () => {
  const { session, ports } = await withVillage();
  const running = runBuild(session, ports);
  expect(session.build.getState().run.status).toBe('running');
  cancelBuild(session);
  expect(session.build.getState().run.status).toBe('cancelled');
  await running;
  expect(session.build.getState().run.status).toBe('cancelled');
  expect(session.library.getState().packs).toEqual([]);
});

test('a grid too large is refused before anything is read', async () => {
  const { session, ports } = await withVillage();
  editBuild(session, { cellSizeM: 0.1 });
  await runBuild(session, ports);
  const { run } = session.build.getState();
  expect(run.status === 'ended' && run.outcome.fault?.kind).toBe('build-too-large');
});

test('an offer that comes after the network was turned off again is not shown', async () => {
  const { session, ports } = await withVillage();
  const asking = setBuildNetwork(session, ports, true);
  await setBuildNetwork(session, ports, false);
  await asking;
  expect(session.build.getState()).toMatchObject({ offered: [], isOffering: false });
});

test('open data is offered for what the files lack only, first choice first', async () => {
  const { session, ports } = await withVillage();
  await setBuildNetwork(session, ports, true);
  expect(session.build.getState().offered.map(({ id }) => id)).toEqual(['esa-worldcover-2021']);
  for (const name of ['village-heights.tif', 'village-overpass.json']) {
    await dropBuildFile(session, ports, name);
  }
  const roles = session.build.getState().offered.map(({ role }) => role);
  expect(roles[0]).toBe('terrain');
  expect(roles).toContain('map-features');
  expect(roles).not.toContain('population');
});
