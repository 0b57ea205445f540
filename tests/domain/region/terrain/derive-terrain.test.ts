import { fromArrayBuffer } from 'geotiff';
import { beforeAll, describe, expect, it } from 'vitest';
import { cellCount, cellIndexAt, type GridSpec } from '../../../../src/domain/geo/grid.ts';
import { downstreamOfCodes } from '../../../../src/domain/geo/hydrology/drainage.ts';
import { drainageKinds, unknownHandM } from '../../../../src/domain/geo/hydrology/drainage-network.ts';
import { projectionOf } from '../../../../src/domain/geo/projection.ts';
import type { Region } from '../../../../src/domain/region/region.ts';
import { deriveTerrain } from '../../../../src/domain/region/terrain/derive-terrain.ts';
import { type DerivedTerrain, derivedLayers } from '../../../../src/domain/region/terrain/derived-terrain.ts';
import { importTerrain } from '../../../../src/packs/terrain/import-terrain.ts';
import { centredGrid, heightsOf } from '../../../support/analytic-terrain.ts';
import { name } from '../../../support/region-builder.ts';
import { describeWithSharedData, readSharedData } from '../../../support/shared-data.ts';

const bare = (grid: GridSpec, terrainM: Float32Array) => ({
  grid,
  terrainM,
  voidMask: null,
  landCover: null,
  rivers: null,
  roads: null,
  buildings: null,
  seaLevelM: null,
});

describe('everything that follows from a terrain', () => {
  const grid = { ...centredGrid(60, 100), westM: 200_000, northM: 460_000 };
  const hills = heightsOf(
    grid,
    (x, y) => 200 + 60 * Math.sin(x / 700) * Math.cos(y / 900) + (x - 200_000) / 100,
  );

  it('has a value for every cell of every layer, and a method for each', () => {
    const derived = deriveTerrain(bare(grid, hills));
    for (const { id, field } of derivedLayers) {
      const values = derived[field];
      expect(values?.length).toBe(cellCount(grid));
      expect(values?.every(Number.isFinite)).toBe(true);
      expect(derived.methods[id]?.name).toBeTruthy();
      expect(derived.methods[id]?.source).toBeTruthy();
    }
  });

  it('is the same for the same terrain, and reports progress that only grows, up to 1', () => {
    const seen: number[] = [];
    const once = deriveTerrain(bare(grid, hills), { onProgress: (fraction) => seen.push(fraction) });
    expect(deriveTerrain(bare(grid, hills))).toEqual(once);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect(seen.at(-1)).toBe(1);
  });

  it('has no Vs30 and no method for it where the region is too small', () => {
    const small = centredGrid(20);
    const derived = deriveTerrain(
      bare(
        small,
        heightsOf(small, (x) => x),
      ),
    );
    expect(derived.vs30MPerS).toBeNull();
    expect(derived.methods.vs30).toBeUndefined();
  });

  it('lets water run into the sea, where all heights above drainage begin', () => {
    const coast = { ...centredGrid(41), westM: 200_000, northM: 460_000 };
    const land = heightsOf(coast, (x) => Math.max(0, 0.1 * (200_200 - x)));
    const derived = deriveTerrain({ ...bare(coast, land), seaLevelM: 0 }, { streamThresholdM2: 1e9 });
    const inland = cellIndexAt(coast, 200_105, 459_800);
    expect(drainageKinds[derived.drainage[cellIndexAt(coast, 200_300, 459_800)] as number]).toBe('sea');
    expect(derived.handM[inland]).toBeCloseTo(land[inland] as number, 4);
  });

  it('takes a mapped river for drainage even where little of its basin lies in the region', () => {
    const river = {
      id: 'v0',
      name: name('강'),
      lineXY: Float64Array.of(200_000, 457_050, 206_000, 457_050),
      widthM: 50,
    };
    const flat = heightsOf(grid, (x, y) => 50 - (x - 200_000) / 1000 + Math.abs(y - 457_050) / 50);
    const derived = deriveTerrain({ ...bare(grid, flat), rivers: [river] }, { streamThresholdM2: 1e12 });
    const beside = cellIndexAt(grid, 203_050, 457_550);
    expect(drainageKinds[derived.drainage[cellIndexAt(grid, 203_050, 457_050)] as number]).toBe('river');
    expect(derived.handM[beside]).toBeGreaterThan(9);
    expect(derived.handM[beside]).toBeLessThanOrEqual(11);
    const without = deriveTerrain(bare(grid, flat), { streamThresholdM2: 1e12 });
    expect(without.handM.every((height) => height === unknownHandM)).toBe(true);
  });

  it('refuses a grid without inner cells', () => {
    const strip = { ...grid, rows: 2 };
    expect(() => deriveTerrain(bare(strip, new Float32Array(120)))).toThrow(RangeError);
  });
});

const tile = 'dem-korea-90m/N36E127.hgt';

async function koreanRegion(cellSizeM: number): Promise<Region> {
  const bytes = new Uint8Array(readSharedData(tile));
  const made = await importTerrain([{ name: 'N36E127.hgt', bytes: bytes.buffer }], { cellSizeM });
  if (!made.ok) throw new Error(JSON.stringify(made.fault));
  return made.value.region;
}

describeWithSharedData(
  tile,
  'the Geum and its tributaries in the SRTM tile of Daejeon, Sejong and Cheongju',
  () => {
    let region: Region;
    let derived: DerivedTerrain;
    let downstream: Int32Array;

    beforeAll(async () => {
      region = await koreanRegion(90);
      derived = deriveTerrain(region);
      downstream = downstreamOfCodes(region.grid, derived.flowDirection);
    });

    /** Cell of the largest contributing area within `reachM` of a place. */
    function streamNear(lng: number, lat: number, reachM: number): number {
      const projection = projectionOf(region.grid.epsg);
      if (!projection.ok) throw new Error('no system');
      const [x, y] = projection.value.fromLngLat(lng, lat);
      let best = cellIndexAt(region.grid, x, y);
      for (let dy = -reachM; dy <= reachM; dy += 45) {
        for (let dx = -reachM; dx <= reachM; dx += 45) {
          const cell = cellIndexAt(region.grid, x + dx, y + dy);
          if ((derived.contributingAreaM2[cell] as number) > (derived.contributingAreaM2[best] as number))
            best = cell;
        }
      }
      return best;
    }

    /** Area of the largest tributary that joins the main stem below a place within `steps` cells, km². */
    function tributaryKm2(from: number, steps: number): number {
      let largest = 0;
      let cell = from;
      for (let i = 0; i < steps; i++) {
        const next = downstream[cell] as number;
        if (next < 0) break;
        const gained =
          (derived.contributingAreaM2[next] as number) - (derived.contributingAreaM2[cell] as number);
        largest = Math.max(largest, gained / 1e6);
        cell = next;
      }
      return largest;
    }

    it('drain most of the tile over its western edge, where the Geum leaves it below Gongju', () => {
      const { contributingAreaM2, flowDirection } = derived;
      let mouth = 0;
      for (let cell = 0; cell < contributingAreaM2.length; cell++) {
        if ((contributingAreaM2[cell] as number) > (contributingAreaM2[mouth] as number)) mouth = cell;
      }
      expect(flowDirection[mouth]).toBe(0);
      const { grid } = region;
      const projection = projectionOf(grid.epsg);
      if (!projection.ok) throw new Error('no system');
      const [lng, lat] = projection.value.toLngLat(
        grid.westM + ((mouth % grid.columns) + 0.5) * grid.cellSizeM,
        grid.northM - (Math.floor(mouth / grid.columns) + 0.5) * grid.cellSizeM,
      );
      expect(lng).toBeCloseTo(127, 2);
      expect(Math.abs(lat - 36.38)).toBeLessThan(0.02);
      expect(region.terrainM[mouth]).toBeLessThan(10);
    });

    it('pass Daecheong dam, Sejong and Gongju on one way', () => {
      const places = [
        streamNear(127.471, 36.474, 600),
        streamNear(127.29, 36.48, 1500),
        streamNear(127.119, 36.463, 1500),
      ];
      let cell = places[0] as number;
      const met: number[] = [];
      while (cell >= 0) {
        if (places.includes(cell)) met.push(cell);
        cell = downstream[cell] as number;
      }
      expect(met).toEqual(places);
    });

    it('give the Gapcheon its published basin of 648.87 km² to 1 %', () => {
      const basinKm2 = tributaryKm2(streamNear(127.43, 36.46, 900), 120);
      expect(Math.abs(basinKm2 / 648.87 - 1)).toBeLessThan(0.01);
    });

    it('give the Miho all of its published 1,855 km² but the part beyond the northern edge of the tile', () => {
      const basinKm2 = tributaryKm2(streamNear(127.354, 36.503, 900), 120);
      expect(basinKm2).toBeLessThan(1855);
      expect(basinKm2).toBeGreaterThan(0.95 * 1855);
    });

    it('lose no area, and rise nowhere on the way down', () => {
      const { contributingAreaM2, handM, flowDirection } = derived;
      let leavingM2 = 0;
      for (let cell = 0; cell < handM.length; cell++) {
        const next = downstream[cell] as number;
        if (flowDirection[cell] === 0) leavingM2 += contributingAreaM2[cell] as number;
        else expect((handM[next] as number) <= (handM[cell] as number)).toBe(true);
      }
      const wholeM2 = cellCount(region.grid) * 90 * 90;
      expect(Math.abs(leavingM2 / wholeM2 - 1)).toBeLessThan(1e-6);
    });

    it('span the holes of the tile, five cells, and say so', () => {
      expect(derived.conditioning[0]).toMatchObject({ step: 'voids', counts: { cells: 5, leftCells: 0 } });
    });

    it('read the plain of Osong as soft ground and the ridges around it as rock', () => {
      const vs30At = (lng: number, lat: number): number => {
        const projection = projectionOf(region.grid.epsg);
        if (!projection.ok) throw new Error('no system');
        const [x, y] = projection.value.fromLngLat(lng, lat);
        return (derived.vs30MPerS as Float32Array)[cellIndexAt(region.grid, x, y)] as number;
      };
      expect(vs30At(127.35, 36.62)).toBeLessThan(360);
      expect(vs30At(127.205, 36.355)).toBeGreaterThan(620);
    });
  },
);

const published = 'landslide-ecuador/terrain-attributes-10m.tif';

describeWithSharedData(
  published,
  'wetness of the Ecuador raster, against that of its published slope and area',
  () => {
    it('agrees to 0.001 in eight cells of ten; the rest lie on valley floors whose published flow ends in pits', async () => {
      const bytes = new Uint8Array(readSharedData(published));
      const image = await (await fromArrayBuffer(bytes.buffer)).getImage();
      const bands = await image.readRasters({ interleave: false });
      const [slope, , , heights, logArea] = bands as unknown as readonly Float32Array[];
      const grid = { ...centredGrid(10), epsg: 32717, columns: image.getWidth(), rows: image.getHeight() };
      const terrainM = Float32Array.from(heights as Float32Array, (h) => (Number.isFinite(h) ? h : 2000));
      const { wetnessIndex } = deriveTerrain(bare(grid, terrainM));
      const differences: number[] = [];
      for (const [cell, index] of wetnessIndex.entries()) {
        const theirs = [slope, logArea].map((band) => band?.[cell] as number);
        const [slopeDeg, log10Area] = theirs as [number, number];
        if (!Number.isFinite(slopeDeg) || !Number.isFinite(log10Area) || slopeDeg < 0.1) continue;
        const wanted = Math.log(10 ** log10Area / 10 / Math.tan((slopeDeg * Math.PI) / 180));
        differences.push(Math.abs(index - wanted));
      }
      differences.sort((a, b) => a - b);
      expect(differences.length).toBeGreaterThan(150_000);
      const quantile = (share: number): number =>
        differences[Math.floor(share * differences.length)] as number;
      expect(quantile(0.5)).toBeLessThan(1e-4);
      expect(quantile(0.8)).toBeLessThan(1e-3);
      expect(quantile(0.9)).toBeLessThan(0.05);
    });
  },
);
