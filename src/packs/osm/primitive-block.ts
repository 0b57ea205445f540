import { PbfReader } from 'pbf';
import type { OsmMember, OsmTags } from '../../domain/region/osm/osm-data.ts';
import { readBytesOf, readNested } from './pbf-message.ts';

/**
 * Field numbers of the messages below. Source: OpenStreetMap wiki, "PBF Format", section "Encoding OSM entities into
 * fileblocks".
 */
const block = { strings: 1, group: 2, granularity: 17, latOffset: 19, lonOffset: 20 } as const;
const group = { nodes: 1, dense: 2, ways: 3, relations: 4 } as const;
const entity = {
  id: 1,
  keys: 2,
  values: 3,
  lat: 8,
  lon: 9,
  refs: 8,
  roles: 8,
  memberIds: 9,
  types: 10,
} as const;
const dense = { ids: 1, lats: 8, lons: 9, keysValues: 10 } as const;

const memberTypes = ['node', 'way', 'relation'] as const;

/** Tags of the element that a visitor is being told about. */
export interface ElementTags {
  /** True when one of the wanted keys is among them. */
  areWanted(): boolean;
  read(): OsmTags;
}

/** What a pass wants of a block; kinds without a function are not decoded. */
export interface BlockVisitor {
  readonly node?: (id: number, latE7: number, lonE7: number, tags: ElementTags) => void;
  readonly way?: (id: number, nodeIds: readonly number[], tags: ElementTags) => void;
  readonly relation?: (id: number, members: () => readonly OsmMember[], tags: ElementTags) => void;
  /** Told for every kind of element a block holds, decoded or not. */
  readonly kind?: (kind: 'node' | 'way' | 'relation') => void;
}

/** Tells a visitor the elements of one block. @throws Error when the block is damaged */
export function readPrimitiveBlock(
  bytes: Uint8Array,
  wantedKeys: ReadonlySet<string>,
  visitor: BlockVisitor,
): void {
  const pbf = new PbfReader(bytes);
  const strings: Uint8Array[] = [];
  const groups: number[] = [];
  const grain = { granularity: 100, latOffset: 0, lonOffset: 0 };
  for (let tag = pbf.nextField(); tag !== 0; tag = pbf.nextField()) {
    if (tag === block.strings) {
      readNested(pbf, (inner) => {
        if (inner === 1) strings.push(readBytesOf(pbf));
      });
    } else if (tag === block.group) groups.push(pbf.pos);
    else if (tag === block.granularity) grain.granularity = pbf.readVarint();
    else if (tag === block.latOffset) grain.latOffset = pbf.readVarint(true);
    else if (tag === block.lonOffset) grain.lonOffset = pbf.readVarint(true);
  }
  if (pbf.pos !== bytes.length) throw new Error('a block that ends elsewhere than its bytes');
  if (!(grain.granularity > 0)) throw new Error(`granularity ${grain.granularity}`);
  const reader = new GroupReader(bytes, new StringTable(strings, wantedKeys), grain, visitor);
  for (const start of groups) reader.read(start);
}

interface Grain {
  readonly granularity: number;
  readonly latOffset: number;
  readonly lonOffset: number;
}

/** Strings of a block, decoded when first asked for. */
class StringTable {
  readonly #bytes: readonly Uint8Array[];
  readonly #texts: (string | undefined)[];
  /** 0 not looked at, 1 wanted as a key, 2 not. */
  readonly #wanted: Uint8Array;
  readonly #wantedKeys: ReadonlySet<string>;
  readonly #decoder = new TextDecoder();

  constructor(bytes: readonly Uint8Array[], wantedKeys: ReadonlySet<string>) {
    this.#bytes = bytes;
    this.#texts = new Array(bytes.length);
    this.#wanted = new Uint8Array(bytes.length);
    this.#wantedKeys = wantedKeys;
  }

  /** @throws Error for a number that the table does not have */
  text(index: number): string {
    const known = this.#texts[index];
    if (known !== undefined) return known;
    const bytes = this.#bytes[index];
    if (bytes === undefined) throw new Error(`string ${index} of ${this.#bytes.length}`);
    const text = this.#decoder.decode(bytes);
    this.#texts[index] = text;
    return text;
  }

  isWanted(index: number): boolean {
    if (this.#wanted[index] === 0) this.#wanted[index] = this.#wantedKeys.has(this.text(index)) ? 1 : 2;
    return this.#wanted[index] === 1;
  }
}

/** Keys and values as numbers of strings, alternating, in part of a list. */
class TagRange implements ElementTags {
  readonly #strings: StringTable;
  indices: readonly number[] = [];
  from = 0;
  to = 0;

  constructor(strings: StringTable) {
    this.#strings = strings;
  }

  areWanted(): boolean {
    for (let k = this.from; k < this.to; k += 2) {
      if (this.#strings.isWanted(this.indices[k] as number)) return true;
    }
    return false;
  }

  read(): OsmTags {
    const tags: string[] = [];
    for (let k = this.from; k < this.to; k++) tags.push(this.#strings.text(this.indices[k] as number));
    return tags;
  }
}

class GroupReader {
  readonly #pbf: PbfReader;
  readonly #strings: StringTable;
  readonly #tags: TagRange;
  readonly #grain: Grain;
  readonly #visitor: BlockVisitor;

  constructor(bytes: Uint8Array, strings: StringTable, grain: Grain, visitor: BlockVisitor) {
    this.#pbf = new PbfReader(bytes);
    this.#strings = strings;
    this.#tags = new TagRange(strings);
    this.#grain = grain;
    this.#visitor = visitor;
  }

  read(start: number): void {
    const pbf = this.#pbf;
    const { node, way, relation, kind } = this.#visitor;
    pbf.pos = start;
    readNested(pbf, (tag) => {
      if (tag === group.nodes || tag === group.dense) {
        kind?.('node');
        if (node !== undefined && tag === group.dense) this.#dense(node);
        else if (node !== undefined) this.#node(node);
      } else if (tag === group.ways) {
        kind?.('way');
        if (way !== undefined) this.#way(way);
      } else if (tag === group.relations) {
        kind?.('relation');
        if (relation !== undefined) this.#relation(relation);
      }
    });
  }

  /** The list of keys and values has a 0 after each node, or is empty where no node of the group has tags. */
  #dense(visit: NonNullable<BlockVisitor['node']>): void {
    const pbf = this.#pbf;
    const ids: number[] = [];
    const lats: number[] = [];
    const lons: number[] = [];
    const keysValues: number[] = [];
    readNested(pbf, (tag) => {
      if (tag === dense.ids) pbf.readPackedSVarint(ids);
      else if (tag === dense.lats) pbf.readPackedSVarint(lats);
      else if (tag === dense.lons) pbf.readPackedSVarint(lons);
      else if (tag === dense.keysValues) pbf.readPackedVarint(keysValues);
    });
    if (lats.length !== ids.length || lons.length !== ids.length) {
      throw new Error(`${ids.length} nodes with ${lats.length} latitudes and ${lons.length} longitudes`);
    }
    const tags = this.#tags;
    tags.indices = keysValues;
    let [id, lat, lon, next] = [0, 0, 0, 0];
    for (let k = 0; k < ids.length; k++) {
      id += ids[k] as number;
      lat += lats[k] as number;
      lon += lons[k] as number;
      tags.from = next;
      while (next < keysValues.length && keysValues[next] !== 0) next += 2;
      if (next > keysValues.length) throw new Error('a key without a value');
      tags.to = next;
      if (keysValues.length > 0) next++;
      visit(id, this.#e7(lat, this.#grain.latOffset), this.#e7(lon, this.#grain.lonOffset), tags);
    }
  }

  #node(visit: NonNullable<BlockVisitor['node']>): void {
    const pbf = this.#pbf;
    let [id, lat, lon] = [0, 0, 0];
    this.#entity((tag) => {
      if (tag === entity.id) id = pbf.readSVarint();
      else if (tag === entity.lat) lat = pbf.readSVarint();
      else if (tag === entity.lon) lon = pbf.readSVarint();
    });
    visit(id, this.#e7(lat, this.#grain.latOffset), this.#e7(lon, this.#grain.lonOffset), this.#tags);
  }

  #way(visit: NonNullable<BlockVisitor['way']>): void {
    const pbf = this.#pbf;
    let id = 0;
    const refs: number[] = [];
    this.#entity((tag) => {
      if (tag === entity.id) id = pbf.readVarint(true);
      else if (tag === entity.refs) pbf.readPackedSVarint(refs);
    });
    visit(id, sumUp(refs), this.#tags);
  }

  #relation(visit: NonNullable<BlockVisitor['relation']>): void {
    const pbf = this.#pbf;
    let id = 0;
    const roles: number[] = [];
    const memberIds: number[] = [];
    const types: number[] = [];
    this.#entity((tag) => {
      if (tag === entity.id) id = pbf.readVarint(true);
      else if (tag === entity.roles) pbf.readPackedVarint(roles);
      else if (tag === entity.memberIds) pbf.readPackedSVarint(memberIds);
      else if (tag === entity.types) pbf.readPackedVarint(types);
    });
    if (roles.length !== memberIds.length || types.length !== memberIds.length) {
      throw new Error(`${memberIds.length} members with ${roles.length} roles and ${types.length} types`);
    }
    const members = (): readonly OsmMember[] =>
      sumUp([...memberIds]).map((memberId, k): OsmMember => {
        const type = memberTypes[types[k] as number];
        if (type === undefined) throw new Error(`member type ${types[k]}`);
        return { type, id: memberId, role: this.#strings.text(roles[k] as number) };
      });
    visit(id, members, this.#tags);
  }

  /** The fields of a node, way or relation; keys and values become the current tags. */
  #entity(readField: (tag: number) => void): void {
    const pbf = this.#pbf;
    const keys: number[] = [];
    const values: number[] = [];
    readNested(pbf, (tag) => {
      if (tag === entity.keys) pbf.readPackedVarint(keys);
      else if (tag === entity.values) pbf.readPackedVarint(values);
      else readField(tag);
    });
    if (keys.length !== values.length) throw new Error(`${keys.length} keys with ${values.length} values`);
    this.#tags.indices = keys.flatMap((key, k) => [key, values[k] as number]);
    this.#tags.from = 0;
    this.#tags.to = 2 * keys.length;
  }

  /** Units of the block to 1e-7 degrees; nanodegrees are the unit of offsets. */
  #e7(value: number, offset: number): number {
    return Math.round((offset + this.#grain.granularity * value) / 100);
  }
}

/** Differences to values, in place. */
function sumUp(differences: number[]): number[] {
  for (let k = 1; k < differences.length; k++) {
    differences[k] = (differences[k] as number) + (differences[k - 1] as number);
  }
  return differences;
}

/** Features that the header of a file says a reader must know. @throws Error when the header is damaged */
export function requiredFeatures(bytes: Uint8Array): readonly string[] {
  const pbf = new PbfReader(bytes);
  const features: string[] = [];
  for (let tag = pbf.nextField(); tag !== 0; tag = pbf.nextField()) {
    if (tag === 4) features.push(new TextDecoder().decode(readBytesOf(pbf)));
  }
  if (pbf.pos !== bytes.length) throw new Error('a header that ends elsewhere than its bytes');
  return features;
}
