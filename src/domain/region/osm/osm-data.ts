/** Keys and values alternating, in the order of the file. A list and no object: keys such as `constructor` are data. */
export type OsmTags = readonly string[];

export interface OsmTaggedNode {
  readonly id: number;
  /** Position in the node columns of `OsmData`. */
  readonly node: number;
  readonly tags: OsmTags;
}

export interface OsmWay {
  readonly id: number;
  readonly tags: OsmTags;
  /** Positions in the node columns, -1 where the file does not give the node. */
  readonly nodes: Int32Array;
}

export interface OsmMember {
  readonly type: 'node' | 'way' | 'relation';
  readonly id: number;
  readonly role: string;
}

export interface OsmRelation {
  readonly id: number;
  readonly tags: OsmTags;
  readonly members: readonly OsmMember[];
}

/** What reading left out or could not resolve. */
export interface OsmReadCounts {
  readonly duplicateNodes: number;
  readonly duplicateWays: number;
  readonly duplicateRelations: number;
  /** Nodes whose position is not on the Earth. */
  readonly impossibleNodes: number;
  /** References of ways to nodes that the file does not give. */
  readonly missingNodes: number;
}

/**
 * Elements of OpenStreetMap as both file forms give them: node positions as columns in 1e-7 degrees (the resolution of
 * the database), ascending by id; ways and relations once per id.
 */
export interface OsmData {
  readonly nodeIds: Float64Array;
  readonly latE7: Int32Array;
  readonly lonE7: Int32Array;
  readonly taggedNodes: readonly OsmTaggedNode[];
  readonly ways: readonly OsmWay[];
  readonly relations: readonly OsmRelation[];
  readonly counts: OsmReadCounts;
}

/** Value of a tag, or null. */
export function tagOf(tags: OsmTags, key: string): string | null {
  for (let k = 0; k + 1 < tags.length; k += 2) if (tags[k] === key) return tags[k + 1] as string;
  return null;
}

/** Value of the first of several keys that is given and not `no`, or null. */
export function firstTagOf(tags: OsmTags, keys: readonly string[]): string | null {
  for (const key of keys) {
    const value = tagOf(tags, key);
    if (value !== null && value !== 'no') return value;
  }
  return null;
}

/**
 * Keys that the conversions of this folder start from. A reader may leave out an element that has none of them, unless
 * another element needs it for its shape.
 */
export const osmKeys: ReadonlySet<string> = new Set([
  'highway',
  'building',
  'waterway',
  'natural',
  'landuse',
  'leisure',
  'amenity',
  'emergency',
  'emergency:social_facility',
  'man_made',
]);
