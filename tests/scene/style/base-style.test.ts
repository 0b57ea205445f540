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

/** Each choice by class of road in an expression, as a function of the class. */
function matchesByClass(expression: unknown): readonly ((roadClass: string) => unknown)[] {
  if (!Array.isArray(expression)) return [];
  const [operator, input, ...branches] = expression as readonly unknown[];
  if (operator !== 'match' || JSON.stringify(input) !== '["get","class"]')
    return expression.flatMap(matchesByClass);
  const choose = (roadClass: string): unknown => {
    for (let k = 0; k + 1 < branches.length; k += 2) {
      if ([branches[k]].flat().includes(roadClass)) return branches[k + 1];
    }
    return branches.at(-1);
  };
  return [choose];
}

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

  test('draws expressways wider than national roads and in a colour of their own', () => {
    const road = style.layers.find(({ id }) => id === 'road');
    const paint = road?.paint as Readonly<Record<'line-width' | 'line-color', unknown>>;
    const widths = matchesByClass(paint['line-width']);
    expect(widths).toHaveLength(2);
    for (const widthOf of widths) {
      expect(widthOf('expressway')).toBeGreaterThan(widthOf('national') as number);
      expect(widthOf('national')).toBeGreaterThan(widthOf('street') as number);
    }
    const [colourOf] = matchesByClass(paint['line-color']);
    const colours = ['expressway', 'national', 'street'].map((one) => colourOf?.(one));
    expect(new Set(colours).size).toBe(3);
    expect(colourOf?.('local')).toBe(colourOf?.('national'));
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
