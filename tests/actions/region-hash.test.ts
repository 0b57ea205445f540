import { describe, expect, it } from 'vitest';
import { regionHash } from '../../src/actions/region/region-hash.ts';
import { deriveTerrain } from '../../src/domain/region/terrain/derive-terrain.ts';
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

  it('changes with any layer, also with those that a flood does not read, and not with what follows from the terrain', async () => {
    const town = buildGridTown(spec);
    const { buildings, roads, facilities } = town;
    if (buildings === null || roads === null || facilities === null)
      throw new Error('the town lacks a layer');
    const hashes = await Promise.all(
      [
        town,
        { ...town, buildings: { ...buildings, ringXY: buildings.ringXY.map((x) => x + 1) } },
        {
          ...town,
          buildings: { ...buildings, nightPeople: buildings.nightPeople.map((people) => people + 1) },
        },
        { ...town, roads: { ...roads, widthM: roads.widthM.map((width) => width + 1) } },
        { ...town, facilities: facilities.slice(1) },
        { ...town, buildingTreatment: 'blocked' as const },
        { ...town, name: { ...town.name, ko: '다른 이름' } },
        { ...town, sources: [{ id: 'a', name: town.name, licence: 'CC0', date: '2026' }] },
      ].map(regionHash),
    );
    expect(new Set(hashes).size).toBe(hashes.length);
    expect(await regionHash({ ...town, derived: deriveTerrain(town) })).toBe(hashes[0]);
    expect(await regionHash({ ...town, derivedInPack: true })).toBe(hashes[0]);
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
