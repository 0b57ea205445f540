import { zlibSync } from 'fflate';
import { PbfWriter } from 'pbf';

/** Elements as a test writes them; coordinates in degrees. */
export interface PbfNode {
  readonly id: number;
  readonly lat: number;
  readonly lon: number;
  readonly tags?: Readonly<Record<string, string>>;
}

export interface PbfWay {
  readonly id: number;
  readonly nodes: readonly number[];
  readonly tags?: Readonly<Record<string, string>>;
}

export interface PbfRelation {
  readonly id: number;
  readonly members: readonly { readonly type: 0 | 1 | 2; readonly id: number; readonly role: string }[];
  readonly tags?: Readonly<Record<string, string>>;
}

export interface PbfBlock {
  readonly dense?: readonly PbfNode[];
  readonly nodes?: readonly PbfNode[];
  readonly ways?: readonly PbfWay[];
  readonly relations?: readonly PbfRelation[];
}

export interface PbfStyle {
  readonly packing?: 'raw' | 'zlib';
  readonly granularity?: number;
  readonly latOffset?: number;
  readonly lonOffset?: number;
  /** How a group of nodes without any tag lists them: a 0 for each node, a list of no bytes, or no list. */
  readonly noTags?: 'zeros' | 'empty' | 'absent';
}

/** Messages are written here by hand, apart from the reader's own tables, with the field numbers of the format's wiki page. */
function message(write: (pbf: PbfWriter) => void): Uint8Array {
  const pbf = new PbfWriter();
  write(pbf);
  return pbf.finish().slice();
}

/** One file block: big-endian length of the header, header, blob. */
export function fileBlock(type: string, blob: Uint8Array): Uint8Array {
  const header = message((pbf) => {
    pbf.writeStringField(1, type);
    pbf.writeVarintField(3, blob.length);
  });
  const out = new Uint8Array(4 + header.length + blob.length);
  new DataView(out.buffer).setUint32(0, header.length);
  out.set(header, 4);
  out.set(blob, 4 + header.length);
  return out;
}

export const blobOf = (data: Uint8Array, packing: 'raw' | 'zlib' = 'zlib'): Uint8Array =>
  message((pbf) => {
    if (packing === 'raw') {
      pbf.writeBytesField(1, data);
      return;
    }
    pbf.writeVarintField(2, data.length);
    pbf.writeBytesField(3, zlibSync(data));
  });

export const headerData = (required: readonly string[] = ['OsmSchema-V0.6', 'DenseNodes']): Uint8Array =>
  message((pbf) => {
    for (const feature of required) pbf.writeStringField(4, feature);
    pbf.writeStringField(16, 'a test');
  });

export function blockData(block: PbfBlock, style: PbfStyle = {}): Uint8Array {
  const { granularity = 100, latOffset = 0, lonOffset = 0, noTags = 'zeros' } = style;
  const strings = [''];
  const sid = (text: string): number => {
    const known = strings.indexOf(text, 1);
    if (known >= 0) return known;
    return strings.push(text) - 1;
  };
  const units = (degrees: number, offset: number): number =>
    Math.round((degrees * 1e9 - offset) / granularity);
  const differences = (values: readonly number[]): number[] =>
    values.map((value, k) => value - (k === 0 ? 0 : (values[k - 1] as number)));
  const writeTags = (pbf: PbfWriter, tags: Readonly<Record<string, string>> = {}): void => {
    pbf.writePackedVarint(2, Object.keys(tags).map(sid));
    pbf.writePackedVarint(3, Object.values(tags).map(sid));
  };
  const groups: Uint8Array[] = [];
  const { dense, nodes, ways, relations } = block;
  if (dense !== undefined) {
    const inner = message((pbf) => {
      const isTagless = dense.every(({ tags = {} }) => Object.keys(tags).length === 0);
      if (noTags === 'zeros' || !isTagless) {
        pbf.writePackedVarint(
          10,
          dense.flatMap(({ tags = {} }) => [
            ...Object.entries(tags).flatMap(([k, v]) => [sid(k), sid(v)]),
            0,
          ]),
        );
      } else if (noTags === 'empty') pbf.writeBytesField(10, new Uint8Array(0));
      pbf.writePackedSVarint(1, differences(dense.map(({ id }) => id)));
      pbf.writePackedSVarint(8, differences(dense.map(({ lat }) => units(lat, latOffset))));
      pbf.writePackedSVarint(9, differences(dense.map(({ lon }) => units(lon, lonOffset))));
    });
    groups.push(message((pbf) => pbf.writeBytesField(2, inner)));
  }
  if (nodes !== undefined) {
    groups.push(
      message((pbf) => {
        for (const node of nodes) {
          const inner = message((part) => {
            part.writeSVarintField(1, node.id);
            writeTags(part, node.tags);
            part.writeSVarintField(8, units(node.lat, latOffset));
            part.writeSVarintField(9, units(node.lon, lonOffset));
          });
          pbf.writeBytesField(1, inner);
        }
      }),
    );
  }
  if (ways !== undefined) {
    groups.push(
      message((pbf) => {
        for (const way of ways) {
          const inner = message((part) => {
            part.writeVarintField(1, way.id);
            writeTags(part, way.tags);
            part.writePackedSVarint(8, differences(way.nodes));
          });
          pbf.writeBytesField(3, inner);
        }
      }),
    );
  }
  if (relations !== undefined) {
    groups.push(
      message((pbf) => {
        for (const relation of relations) {
          const inner = message((part) => {
            part.writeVarintField(1, relation.id);
            writeTags(part, relation.tags);
            part.writePackedVarint(
              8,
              relation.members.map(({ role }) => sid(role)),
            );
            part.writePackedSVarint(9, differences(relation.members.map(({ id }) => id)));
            part.writePackedVarint(
              10,
              relation.members.map(({ type }) => type),
            );
          });
          pbf.writeBytesField(4, inner);
        }
      }),
    );
  }
  return message((pbf) => {
    const table = message((part) => {
      for (const text of strings) part.writeStringField(1, text);
    });
    pbf.writeBytesField(1, table);
    for (const group of groups) pbf.writeBytesField(2, group);
    if (granularity !== 100) pbf.writeVarintField(17, granularity);
    if (latOffset !== 0) pbf.writeVarintField(19, latOffset);
    if (lonOffset !== 0) pbf.writeVarintField(20, lonOffset);
  });
}

export function joinBytes(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

/** A whole file. */
export const osmPbf = (blocks: readonly PbfBlock[], style: PbfStyle = {}): Uint8Array<ArrayBuffer> =>
  joinBytes([
    fileBlock('OSMHeader', blobOf(headerData(), style.packing)),
    ...blocks.map((block) => fileBlock('OSMData', blobOf(blockData(block, style), style.packing))),
  ]);
