import { expect, test } from 'vitest';
import { editScenario } from '../../src/actions/flood/edit-scenario.ts';
import { currentInputsHash } from '../../src/actions/flood/inputs-hash.ts';
import { runFlood } from '../../src/actions/flood/run-flood.ts';
import { openDefaultRegion } from '../../src/actions/region/open-region.ts';
import { planEvacuation } from '../../src/actions/response/plan-evacuation.ts';
import type { ExportStamp } from '../../src/domain/exposure/export/export-stamp.ts';
import { exposureCsv } from '../../src/domain/exposure/export/exposure-csv.ts';
import { exposureGeoJson } from '../../src/domain/exposure/export/exposure-geojson.ts';
import type { Region } from '../../src/domain/region/region.ts';
import { planCsv, shelterCsv } from '../../src/domain/response/export/plan-csv.ts';
import { planGeoJson } from '../../src/domain/response/export/plan-geojson.ts';
import { createSession } from '../../src/store/session.ts';
import { buildGridTown } from '../support/grid-town.ts';
import { inProcessPorts } from '../support/in-process-ports.ts';

const town = buildGridTown({ seed: 7, cells: 24, streets: 4, houses: 60, shelters: 3, placesPerShelter: 40 });

/** A later version of the same place: only its people were counted anew, which water never sees. */
function recounted(): Region {
  if (town.buildings === null) throw new Error('the town has no houses');
  const { nightPeople } = town.buildings;
  return { ...town, buildings: { ...town.buildings, nightPeople: nightPeople.map((people) => people + 1) } };
}

/** Runs the same storm and plan on a region, and gives the hash of the run with every file made of it. */
async function computed(region: Region) {
  const session = createSession({ machine: { hasThreads: false, hasWebgl2: false, logicalCores: 2 } });
  const ports = inProcessPorts(region);
  await openDefaultRegion(session, ports);
  editScenario(session, {
    storm: { kind: 'design', totalMm: 400, durationS: 1800, pattern: 'constant' },
    landEdges: 'closed',
    endS: 1800,
    outputEveryS: 300,
  });
  await runFlood(session, ports);
  await planEvacuation(session, ports);
  const { run, runInputsHash } = session.flood.getState();
  const { plan, thresholds } = session.response.getState();
  const data = run.status === 'done' ? session.registry.flood(run.runId) : null;
  const depths = data?.summary?.maximumDepthM;
  if (
    run.status !== 'done' ||
    runInputsHash === null ||
    plan === null ||
    thresholds === null ||
    !data ||
    !depths
  ) {
    throw new Error('nothing was computed');
  }
  expect(runInputsHash).toBe(currentInputsHash(session));
  const exposed = await ports.response.exposure(
    { grid: data.grid, bedM: data.bedM, depths },
    { timeOfDay: 'night', thresholds },
  );
  if (!exposed.ok) throw new Error(exposed.fault.kind);
  const stamp: ExportStamp = {
    region,
    language: 'ko',
    provenance: { source: 'x', validAtMs: null, computedAtMs: run.computedAtMs, inputsHash: runInputsHash },
  };
  const files = {
    exposureCsv: exposureCsv(exposed.value, region.adminAreas, stamp),
    exposureGeoJson: JSON.stringify(exposureGeoJson(region, exposed.value, thresholds, stamp)),
    planCsv: planCsv(region, plan, stamp),
    shelterCsv: shelterCsv(region, plan, stamp),
    planGeoJson: JSON.stringify(planGeoJson(region, plan, stamp)),
  };
  return { hash: runInputsHash, files };
}

test('of two versions of one place each file made of a run names the hash of its own, and never that of the other', async () => {
  const [older, newer] = [await computed(town), await computed(recounted())];
  expect(newer.hash).not.toBe(older.hash);
  for (const [mine, other] of [
    [older, newer],
    [newer, older],
  ] as const) {
    for (const [name, text] of Object.entries(mine.files)) {
      expect(text, name).toContain(mine.hash);
      expect(text, name).not.toContain(other.hash);
    }
  }
});
