import { describe, expect, test } from 'vitest';
import { baseStyle, type StyleInput } from '../../../src/scene/style/base-style.ts';
import { groupedLayerIds, layerGroups, layerVisible } from '../../../src/scene/style/layer-groups.ts';
import { paletteOf } from '../../../src/scene/style/palette.ts';
import { firstSymbolLayerId, waterLayerId } from '../../../src/scene/style/source-ids.ts';
import { layerIds } from '../../../src/store/map-view.ts';

const input = (over: Partial<StyleInput> = {}): StyleInput => ({
  palette: paletteOf('dark'),
  language: 'ko',
  terrainTileUrl: 'ground://{z}/{x}/{y}',
  contourTileUrl: 'lines://{z}/{x}/{y}',
  terrainBounds: [130, 36, 131, 37],
  terrainMaxZoom: 14,
  imageCorners: [
    [130, 37],
    [131, 37],
    [131, 36],
    [130, 36],
  ],
  threeDimensional: true,
  ...over,
});

const draped = new Set(['background', 'raster', 'hillshade', 'line', 'fill']);

describe.each(['dark', 'light'] as const)('the %s style', (theme) => {
  const style = baseStyle(input({ palette: paletteOf(theme) }));

  test('names no glyphs, no sprite and no address of another host', () => {
    expect(style.glyphs).toBeUndefined();
    expect(style.sprite).toBeUndefined();
    expect(JSON.stringify(style)).not.toMatch(/https?:/);
  });

  test('has a source for every layer, and each layer once', () => {
    const ids = style.layers.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const layer of style.layers) {
      if ('source' in layer) expect(Object.keys(style.sources)).toContain(layer.source);
    }
  });

  test('keeps the layers on the ground in one run below all others', () => {
    const kinds = style.layers.map(({ type }) => draped.has(type));
    expect(kinds.lastIndexOf(true)).toBeLessThan(kinds.indexOf(false));
  });

  test('has the layer that water is put under, with buildings below it', () => {
    const ids = style.layers.map(({ id }) => id);
    expect(ids.indexOf(firstSymbolLayerId)).toBeGreaterThan(ids.indexOf('buildings'));
  });
});

test('the flat map has no terrain', () => {
  expect(baseStyle(input()).terrain).toBeDefined();
  expect(baseStyle(input({ threeDimensional: false })).terrain).toBeUndefined();
});

test('labels follow the interface language', () => {
  const fields = (language: 'ko' | 'en'): string => JSON.stringify(baseStyle(input({ language })).layers);
  expect(fields('ko')).toContain('["get","nameKo"]');
  expect(fields('ko')).not.toContain('["get","nameEn"]');
  expect(fields('en')).toContain('["get","nameEn"]');
});

describe('the switches of the layer panel', () => {
  test('name only layers that exist, and leave out none of the panel', () => {
    const ids = [...baseStyle(input()).layers.map(({ id }) => id), waterLayerId];
    for (const id of groupedLayerIds) expect(ids).toContain(id);
    expect(Object.keys(layerGroups).sort()).toEqual([...layerIds].sort());
  });

  test('hide a layer when any switch that names it is off', () => {
    const all = Object.fromEntries(layerIds.map((id) => [id, true])) as Record<
      (typeof layerIds)[number],
      boolean
    >;
    expect(layerVisible('road-labels', all)).toBe(true);
    expect(layerVisible('road-labels', { ...all, labels: false })).toBe(false);
    expect(layerVisible('road-labels', { ...all, roads: false })).toBe(false);
    expect(layerVisible('ground', { ...all, roads: false })).toBe(true);
  });
});
