import { Matrix4, PerspectiveCamera, Vector3 } from 'three';
import { describe, expect, test } from 'vitest';
import { toMercator } from '../../../src/domain/geo/mercator.ts';
import { projectionOf } from '../../../src/domain/geo/projection.ts';
import { isOnScreen } from '../../../src/scene/camera/on-screen.ts';
import { regionView } from '../../../src/scene/camera/region-view.ts';
import { localToClip } from '../../../src/scene/camera/view-matrix.ts';
import { regionFrame } from '../../../src/scene/region-frame.ts';
import { metricGrid } from '../../support/region-builder.ts';

const grid = metricGrid(800, 800);
const found = projectionOf(grid.epsg);
if (!found.ok) throw new Error(found.fault.kind);
const frame = regionFrame(grid, found.value);

describe('the view of the whole region', () => {
  test('seen from above shows all of it in any window', () => {
    for (const [widthPixels, heightPixels] of [
      [1440, 900],
      [400, 900],
      [300, 200],
    ] as const) {
      const view = regionView(frame, { widthPixels, heightPixels }, '2d');
      const worldPixels = 512 * 2 ** view.zoom;
      const [west, south, east, north] = frame.bounds;
      const [x0, y1] = toMercator([west, south]);
      const [x1, y0] = toMercator([east, north]);
      expect((x1 - x0) * worldPixels).toBeLessThan(widthPixels);
      expect((y1 - y0) * worldPixels).toBeLessThan(heightPixels);
      expect(view.pitchDeg).toBe(0);
    }
  });

  test('looks at the middle', () => {
    const view = regionView(frame, { widthPixels: 800, heightPixels: 600 }, '3d');
    const [xM, yM] = frame.fromLngLat(view.lngDeg, view.latDeg);
    expect(Math.hypot(xM - grid.westM - 4000, yM - grid.northM + 4000)).toBeLessThan(0.01);
    expect(view.pitchDeg).toBeGreaterThan(30);
  });
});

describe('local coordinates', () => {
  test('put a point where MapLibre would put its mercator position', () => {
    const mercatorToClip = [3, 0.2, 0, 0.1, -0.4, 2, 0.3, 0, 0.1, 0.2, 1.5, -0.2, 0.7, -0.1, 0.4, 1.2];
    const matrix = localToClip(mercatorToClip, frame);
    const [xM, yM, zM] = [grid.westM + 1234, grid.northM - 6543, 210];
    const [mx, my] = toMercator(found.value.toLngLat(xM, yM));
    const mz = zM * frame.unitsPerM;
    const at = (row: number): number =>
      (mercatorToClip[row] as number) * mx +
      (mercatorToClip[4 + row] as number) * my +
      (mercatorToClip[8 + row] as number) * mz +
      (mercatorToClip[12 + row] as number);
    const [lx, ly] = frame.toLocal(xM, yM);
    const clip = new Vector3(lx, ly, zM).applyMatrix4(matrix);
    expect(clip.x).toBeCloseTo(at(0) / at(3), 9);
    expect(clip.y).toBeCloseTo(at(1) / at(3), 9);
    expect(clip.z).toBeCloseTo(at(2) / at(3), 9);
  });

  test('are metres within the flattening of the Earth, which MapLibre leaves out', () => {
    const a = frame.toLocal(grid.westM + 3900, grid.northM - 4000);
    const b = frame.toLocal(grid.westM + 4000, grid.northM - 4000);
    expect(Math.abs(Math.hypot(a[0] - b[0], a[1] - b[1]) / 100 - 1)).toBeLessThan(1 / 298);
  });
});

describe('a point of the scene', () => {
  const camera = new PerspectiveCamera(60, 1.5, 1, 10_000);
  camera.up.set(0, 0, 1);
  camera.position.set(0, 1000, 800);
  camera.lookAt(0, 0, 0);
  camera.updateMatrixWorld();
  const clip = new Matrix4().multiplyMatrices(camera.projectionMatrix, camera.matrixWorldInverse);

  test('is on screen in the middle and off it beyond the sides', () => {
    expect(isOnScreen(clip, [0, 0, 0])).toBe(true);
    expect(isOnScreen(clip, [2500, 0, 0])).toBe(false);
    expect(isOnScreen(clip, [-2500, 0, 0])).toBe(false);
  });

  test('is off screen behind the camera, where its projection would fall into the window', () => {
    const behind: [number, number, number] = [0, 2000, 1600];
    const { x, y } = new Vector3(...behind).applyMatrix4(clip);
    expect(Math.hypot(x, y)).toBeLessThan(0.1);
    expect(isOnScreen(clip, behind)).toBe(false);
  });

  test('counts as off screen close to an edge, where controls lie', () => {
    const atEdge = new Vector3(0.95, 0, 0.5).applyMatrix4(clip.clone().invert());
    expect(isOnScreen(clip, [atEdge.x, atEdge.y, atEdge.z])).toBe(false);
    const inside = new Vector3(0.7, 0, 0.5).applyMatrix4(clip.clone().invert());
    expect(isOnScreen(clip, [inside.x, inside.y, inside.z])).toBe(true);
  });
});
