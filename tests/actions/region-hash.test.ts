import { describe, expect, it } from 'vitest';
import { regionHash } from '../../src/actions/region/region-hash.ts';
import { buildGridTown } from '../support/grid-town.ts';

const spec = { seed: 5, cells: 10, streets: 2, houses: 4, shelters: 1, placesPerShelter: 5 };

describe('the hash of a region', () => {
  it('is equal for equal regions and reads as 64 hex digits', async () => {
    const hash = await regionHash(buildGridTown(spec));
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(await regionHash(buildGridTown(spec))).toBe(hash);
  });

  it('changes with one height, with the sea level and with the land cover', async () => {
    const town = buildGridTown(spec);
    const raised = town.terrainM.slice();
    raised[17] = (raised[17] ?? 0) + 0.01;
    const hashes = await Promise.all(
      [
        town,
        { ...town, terrainM: raised },
        { ...town, seaLevelM: 0.5 },
        { ...town, landCover: new Uint8Array(100) },
      ].map(regionHash),
    );
    expect(new Set(hashes).size).toBe(4);
  });

  it('changes with what buildings are to water, but with the buildings only where water sees them', async () => {
    const town = buildGridTown(spec);
    const fewer =
      town.buildings === null ? null : { ...town.buildings, ringXY: town.buildings.ringXY.map((x) => x + 1) };
    const none = await regionHash(town);
    expect(await regionHash({ ...town, buildings: fewer })).toBe(none);
    const blocked = await regionHash({ ...town, buildingTreatment: 'blocked' });
    expect(blocked).not.toBe(none);
    expect(await regionHash({ ...town, buildings: fewer, buildingTreatment: 'blocked' })).not.toBe(blocked);
  });

  it('changes with the places where rivers enter', async () => {
    const town = buildGridTown(spec);
    const point = {
      id: 'river',
      name: { ko: '강', en: 'River' },
      xM: 1,
      yM: 2,
      widthM: 3,
      baseFlowM3PerS: 4,
    };
    const hashes = await Promise.all(
      [town, { ...town, inflowPoints: [point] }, { ...town, inflowPoints: [{ ...point, widthM: 4 }] }].map(
        regionHash,
      ),
    );
    expect(new Set(hashes).size).toBe(3);
  });
});
