import { Matrix4, PerspectiveCamera, Vector3 } from 'three';
import { describe, expect, test } from 'vitest';
import { projectionOf } from '../../../src/domain/geo/projection.ts';
import type { Region } from '../../../src/domain/region/region.ts';
import { eyeOf } from '../../../src/scene/camera/view-matrix.ts';
import { ScenePicker } from '../../../src/scene/picking/scene-picker.ts';
import { type RegionFrame, regionFrame } from '../../../src/scene/region-frame.ts';
import { buildRegion, metricGrid, shelterAt } from '../../support/region-builder.ts';

const grid = metricGrid(200, 200);
const [middleX, middleY] = [grid.westM + 1000, grid.northM - 1000];

/** Ground that rises to the east by one in ten. */
const terrainM = Float32Array.from({ length: 40_000 }, (_, cell) => ((cell % 200) + 0.5) * 10 * 0.1);
const heightAt = (xM: number): number => (xM - grid.westM) * 0.1;

const region: Region = {
  ...buildRegion({
    grid,
    terrainM,
    houses: [{ xM: middleX, yM: middleY, sizeM: 20 }],
    nodes: [
      [middleX - 400, middleY + 300],
      [middleX + 400, middleY + 300],
    ],
    edges: [{ from: 0, to: 1 }],
    facilities: [shelterAt('s0', [middleX + 300, middleY - 300], 0, 100)],
  }),
};
const frame: RegionFrame = (() => {
  const found = projectionOf(grid.epsg);
  if (!found.ok) throw new Error(found.fault.kind);
  return regionFrame(grid, found.value);
})();

/** A camera south of the middle of the region, looking at a point; local axes are x east, y south, z up. */
function camera(eye: readonly [number, number, number]): Matrix4 {
  const lens = new PerspectiveCamera(37, 1.5, 10, 20_000);
  lens.up.set(0, 0, 1);
  lens.position.set(eye[0], -eye[1], eye[2]);
  lens.lookAt(0, 0, 100);
  lens.updateMatrixWorld();
  const mirrored = new Matrix4().makeScale(1, -1, 1);
  return new Matrix4().multiplyMatrices(lens.projectionMatrix, lens.matrixWorldInverse).multiply(mirrored);
}

const view = camera([150, 900, 900]);
const look = (xM: number, yM: number, zM: number) => {
  const [x, y] = frame.toLocal(xM, yM);
  const clip = new Vector3(x, y, zM).applyMatrix4(view);
  return { localToClip: view, clipX: clip.x, clipY: clip.y, heightPixels: 900, flat: false };
};
const picker = new ScenePicker(region, frame);

describe('the camera', () => {
  test('is found from its matrix alone', () => {
    const [x, y, z] = eyeOf(view);
    expect(Math.hypot(x - 150, y - 900, z - 900)).toBeLessThan(1e-6);
  });
});

describe('the ground under the pointer', () => {
  test('is the point of the slope that was projected there, within half a metre', () => {
    for (const [dx, dy] of [
      [0, -200],
      [350, 120],
      [-420, 400],
      [-100, -600],
    ] as const) {
      const [xM, yM] = [middleX + dx, middleY + dy];
      const found = picker.ground(look(xM, yM, heightAt(xM)));
      expect(found).not.toBeNull();
      expect(Math.hypot((found?.xM ?? 0) - xM, (found?.yM ?? 0) - yM)).toBeLessThan(0.5);
    }
  });

  test('is absent in the sky and beyond the region', () => {
    expect(
      picker.ground({ localToClip: view, clipX: 0, clipY: 8, heightPixels: 900, flat: false }),
    ).toBeNull();
    expect(picker.ground(look(grid.westM - 500, middleY, 0))).toBeNull();
  });

  test('of a flat map lies at height zero', () => {
    const found = picker.ground({ ...look(middleX + 50, middleY - 80, 0), flat: true });
    expect(found?.xM).toBeCloseTo(middleX + 50, 1);
    expect(found?.yM).toBeCloseTo(middleY - 80, 1);
  });
});

describe('a click', () => {
  test('on a roof or a wall selects the building, though the ground behind it is elsewhere', () => {
    const roofM = heightAt(middleX) + 5.5;
    expect(picker.pick(look(middleX, middleY, roofM))).toEqual({ kind: 'building', index: 0 });
    expect(picker.pick(look(middleX, middleY - 9.5, heightAt(middleX) + 3))).toEqual({
      kind: 'building',
      index: 0,
    });
  });

  test('above the roof selects the cell behind it', () => {
    const picked = picker.pick(look(middleX, middleY, heightAt(middleX) + 30));
    expect(picked?.kind).toBe('cell');
  });

  test('beside a road selects its edge, and a facility wins over all', () => {
    expect(picker.pick(look(middleX + 100, middleY + 302, heightAt(middleX + 100)))).toEqual({
      kind: 'road',
      edge: 0,
    });
    expect(picker.pick(look(middleX + 301, middleY - 299, heightAt(middleX + 301)))).toEqual({
      kind: 'facility',
      facilityId: 's0',
    });
  });

  test('on open ground selects the cell', () => {
    const picked = picker.pick(look(middleX - 300, middleY - 200, heightAt(middleX - 300)));
    expect(picked?.kind).toBe('cell');
    if (picked?.kind === 'cell') {
      expect(picked.xM).toBeCloseTo(middleX - 300, 0);
      expect(picked.yM).toBeCloseTo(middleY - 200, 0);
    }
  });

  test('outside the region selects nothing', () => {
    expect(picker.pick(look(grid.westM - 800, middleY, 0))).toBeNull();
  });
});

describe('a region of terrain only', () => {
  test('answers every click with its cell', () => {
    const bare: Region = { ...region, buildings: null, roads: null, facilities: null };
    const picked = new ScenePicker(bare, frame).pick(look(middleX, middleY, heightAt(middleX)));
    expect(picked?.kind).toBe('cell');
  });
});
