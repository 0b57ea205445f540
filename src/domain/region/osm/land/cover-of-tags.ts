import type { LandCoverId } from '../../land-cover.ts';
import { type OsmTags, tagOf } from '../osm-data.ts';

const byNatural: Readonly<Record<string, LandCoverId>> = {
  wood: 'forest',
  scrub: 'grass',
  heath: 'grass',
  grassland: 'grass',
  wetland: 'wetland',
  mud: 'wetland',
  water: 'river',
  bay: 'sea',
  strait: 'sea',
  beach: 'bare',
  sand: 'bare',
  shingle: 'bare',
  bare_rock: 'bare',
  scree: 'bare',
};

const byLandUse: Readonly<Record<string, LandCoverId>> = {
  forest: 'forest',
  farmland: 'dry-field',
  paddy: 'paddy',
  orchard: 'dry-field',
  vineyard: 'dry-field',
  plant_nursery: 'dry-field',
  greenhouse_horticulture: 'built-up',
  farmyard: 'built-up',
  meadow: 'grass',
  grass: 'grass',
  village_green: 'grass',
  recreation_ground: 'grass',
  cemetery: 'grass',
  flowerbed: 'grass',
  residential: 'built-up',
  commercial: 'built-up',
  retail: 'built-up',
  industrial: 'built-up',
  institutional: 'built-up',
  education: 'built-up',
  garages: 'built-up',
  port: 'built-up',
  railway: 'built-up',
  construction: 'bare',
  brownfield: 'bare',
  greenfield: 'grass',
  quarry: 'bare',
  landfill: 'bare',
  reservoir: 'river',
  basin: 'river',
  aquaculture: 'river',
};

const byLeisure: Readonly<Record<string, LandCoverId>> = {
  park: 'grass',
  garden: 'grass',
  golf_course: 'grass',
  pitch: 'grass',
  nature_reserve: 'forest',
};

const lookUp = (table: Readonly<Record<string, LandCoverId>>, value: string | null): LandCoverId | null =>
  value !== null && Object.hasOwn(table, value) ? (table[value] as LandCoverId) : null;

/**
 * Land cover that the tags of an area stand for, or null. Values are those of the OpenStreetMap wiki. Rice fields are
 * told from other fields by `crop` or by `landuse=paddy`; most fields of Korea say neither and read as dry fields.
 */
export function coverOfTags(tags: OsmTags): LandCoverId | null {
  const natural = lookUp(byNatural, tagOf(tags, 'natural'));
  if (natural !== null) return natural;
  const waterway = tagOf(tags, 'waterway');
  if (waterway === 'riverbank' || waterway === 'dock') return 'river';
  const landUse = lookUp(byLandUse, tagOf(tags, 'landuse'));
  if (landUse === 'dry-field' && (tagOf(tags, 'crop') ?? '').split(';').includes('rice')) return 'paddy';
  return landUse ?? lookUp(byLeisure, tagOf(tags, 'leisure'));
}
