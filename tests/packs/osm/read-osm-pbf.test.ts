import { PbfWriter } from 'pbf';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../src/core/random.ts';
import { osmKeys, tagOf } from '../../../src/domain/region/osm/osm-data.ts';
import { bytesInMemory } from '../../../src/packs/bytes/byte-source.ts';
import { readOsmPbf } from '../../../src/packs/osm/read-osm-pbf.ts';
import {
  blobOf,
  blockData,
  fileBlock,
  headerData,
  joinBytes,
  osmPbf,
  type PbfBlock,
  type PbfStyle,
} from '../../support/osm-pbf-writer.ts';

const boundsDeg = [127, 36, 127.1, 36.1] as const;
const readBytes = (bytes: Uint8Array<ArrayBuffer>, more: object = {}) =>
  readOsmPbf(bytesInMemory('a.osm.pbf', bytes), { boundsDeg, keys: osmKeys, ...more });
const read = (blocks: readonly PbfBlock[], style?: PbfStyle) => readBytes(osmPbf(blocks, style));

async function dataOf(blocks: readonly PbfBlock[], style?: PbfStyle) {
  const result = await read(blocks, style);
  if (!result.ok) throw new Error(JSON.stringify(result.fault));
  return result.value;
}

async function faultOf(bytes: Uint8Array<ArrayBuffer>) {
  const result = await readBytes(bytes);
  if (result.ok) throw new Error('the file was read');
  return result.fault;
}

const nodes = [
  { id: 1, lat: 36.05, lon: 127.05 },
  { id: 2, lat: 36.06, lon: 127.06, tags: { amenity: 'hospital', name: '한빛병원' } },
  { id: 3, lat: 36.07, lon: 127.3 },
  { id: 900_000_000_001, lat: 36.5, lon: 127.5 },
  { id: 900_000_000_002, lat: -36.5, lon: -127.5 },
];
const street = { id: 10, nodes: [1, 2, 3], tags: { highway: 'residential', name: '길' } };
const far = { id: 11, nodes: [900_000_000_001, 900_000_000_002], tags: { highway: 'motorway' } };
const rim = { id: 12, nodes: [2, 1, 3], tags: {} };
const farRim = { id: 13, nodes: [3, 900_000_000_001, 2], tags: {} };
const lake = {
  id: 20,
  members: [
    { type: 1 as const, id: 12, role: 'outer' },
    { type: 1 as const, id: 13, role: 'outer' },
  ],
  tags: { type: 'multipolygon', natural: 'water' },
};
const sorted: readonly PbfBlock[] = [
  { dense: nodes },
  { ways: [street, far, rim, farRim] },
  { relations: [lake] },
];

describe('an OSM PBF file', () => {
  it.each(['zeros', 'empty', 'absent'] as const)(
    'whose nodes have no tags, listed as %s, gives them all',
    async (noTags) => {
      const plain = nodes.map(({ id, lat, lon }) => ({ id, lat, lon }));
      const data = await dataOf([{ dense: plain }, { ways: [street] }], { noTags });
      expect([...data.nodeIds]).toEqual([1, 2, 3]);
      expect(data.ways.map(({ id }) => id)).toEqual([10]);
    },
  );

  it('gives what touches the box with every node of it, wherever that lies', async () => {
    const data = await dataOf(sorted);
    expect(data.ways.map(({ id }) => id).sort()).toEqual([10, 12, 13]);
    expect([...data.nodeIds]).toEqual([1, 2, 3, 900_000_000_001]);
    expect([...data.latE7]).toEqual([360_500_000, 360_600_000, 360_700_000, 365_000_000]);
    expect([...data.lonE7]).toEqual([1_270_500_000, 1_270_600_000, 1_273_000_000, 1_275_000_000]);
    expect(data.relations).toEqual([
      {
        id: 20,
        tags: ['type', 'multipolygon', 'natural', 'water'],
        members: [
          { type: 'way', id: 12, role: 'outer' },
          { type: 'way', id: 13, role: 'outer' },
        ],
      },
    ]);
    const way = data.ways.find(({ id }) => id === 10);
    expect([...(way?.nodes ?? [])]).toEqual([0, 1, 2]);
    expect(data.taggedNodes).toEqual([{ id: 2, node: 1, tags: ['amenity', 'hospital', 'name', '한빛병원'] }]);
    expect(data.counts).toEqual({
      duplicateNodes: 0,
      duplicateWays: 0,
      duplicateRelations: 0,
      impossibleNodes: 0,
      missingNodes: 0,
    });
  });

  it('reads the same in any order of blocks, plain or dense, raw or packed, at any grain and offset', async () => {
    const wanted = await dataOf(sorted);
    const byId = (data: typeof wanted) => ({
      ...data,
      ways: data.ways.toSorted((a, b) => a.id - b.id),
    });
    const other: readonly PbfBlock[] = [...sorted]
      .reverse()
      .map(({ dense, ...rest }) => (dense === undefined ? rest : { ...rest, nodes: dense }));
    expect(byId(await dataOf(other))).toEqual(byId(wanted));
    expect(await dataOf(sorted, { packing: 'raw' })).toEqual(wanted);
    const shifted = { granularity: 1, latOffset: 36_000_000_000, lonOffset: -127_000_000_000 };
    expect(await dataOf(sorted, shifted)).toEqual(wanted);
    const split = [
      ...nodes.toReversed().map((node) => ({ dense: [node] })),
      { relations: [lake] },
      ...[farRim, rim, far, street].map((way) => ({ ways: [way] })),
    ];
    expect(byId(await dataOf(split))).toEqual(byId(wanted));
  });

  it('keeps the first of elements with one id and says how many came twice', async () => {
    const twice = await dataOf([
      { dense: [...nodes, { id: 1, lat: 36.09, lon: 127.09 }] },
      { ways: [street, { ...street, nodes: [1, 2] }] },
    ]);
    expect(twice.latE7[0]).toBe(360_500_000);
    expect(twice.ways.map(({ nodes: list }) => list.length)).toEqual([3]);
    expect(twice.counts).toMatchObject({ duplicateNodes: 1, duplicateWays: 1 });
  });

  it('marks nodes that the file does not give', async () => {
    const data = await dataOf([{ dense: nodes.slice(0, 1) }, { ways: [street] }]);
    expect([...(data.ways[0]?.nodes ?? [])]).toEqual([0, -1, -1]);
    expect(data.counts.missingNodes).toBe(2);
  });

  it('skips blocks of types it does not know', async () => {
    const bytes = joinBytes([
      fileBlock('OSMHeader', blobOf(headerData())),
      fileBlock('Novelty', new Uint8Array(9)),
      fileBlock('OSMData', blobOf(blockData({ dense: nodes }))),
    ]);
    const result = await readBytes(bytes);
    expect(result.ok && result.value.nodeIds.length).toBe(2);
  });

  it('reports progress that rises to one, and stops when it is cancelled', async () => {
    const fractions: number[] = [];
    const bytes = osmPbf(sorted);
    await readBytes(bytes, { onProgress: (fraction: number) => fractions.push(fraction) });
    expect(fractions).toEqual(fractions.toSorted((a, b) => a - b));
    expect(fractions.at(-1)).toBe(1);
    const cancelled = await readBytes(bytes, { signal: AbortSignal.abort() });
    expect(cancelled).toEqual({ ok: false, fault: { kind: 'osm-cancelled' } });
  });
});

/** A country in small: 40 blocks of nodes far away, then what lies in the box, then ways of both. */
function country(): { readonly bytes: Uint8Array<ArrayBuffer>; readonly largestBlock: number } {
  const random = seededRandom(7);
  const elsewhere = Array.from({ length: 40 }, (_, block) => ({
    dense: Array.from({ length: 8000 }, (_, k) => ({
      id: 8000 * block + k + 1_000_000,
      lat: random.between(33, 35),
      lon: random.between(124, 126),
    })),
  }));
  const lost = { id: 99, nodes: [2, 1_000_007], tags: { highway: 'track' } };
  const others = Array.from({ length: 500 }, (_, k) => ({
    id: 1000 + k,
    nodes: [1_000_000 + k, 1_000_001 + k],
    tags: { highway: 'road' },
  }));
  const blocks = [{ dense: nodes.slice(0, 3) }, ...elsewhere, { ways: [street, lost, ...others] }];
  const bytes = osmPbf(blocks);
  return { bytes, largestBlock: Math.max(...blocks.map((block) => osmPbf([block]).length)) };
}

describe('a large OSM PBF file', () => {
  const { bytes, largestBlock } = country();
  const counting = () => {
    const inner = bytesInMemory('country.osm.pbf', bytes);
    const asked: number[] = [];
    return {
      asked,
      source: {
        ...inner,
        read: (startByte: number, length: number) => {
          asked.push(length);
          return inner.read(startByte, length);
        },
      },
    };
  };

  it('is read once by parts of at most a mebibyte, and then only the blocks that hold what is missing', async () => {
    const { source, asked } = counting();
    const result = await readOsmPbf(source, { boundsDeg, keys: osmKeys });
    expect(result.ok && result.value.ways.map(({ id }) => id)).toEqual([10, 99]);
    expect(result.ok && result.value.nodeIds.includes(1_000_007)).toBe(true);
    expect(bytes.length).toBeGreaterThan(1_500_000);
    expect(Math.max(...asked)).toBeLessThanOrEqual(1_048_576);
    const read = asked.reduce((sum, length) => sum + length, 0);
    const boundaries = Math.ceil(bytes.length / 1_048_576);
    expect(read).toBeLessThan(bytes.length + (boundaries + 2) * largestBlock);
  });

  it('is left in the middle when its reading is cancelled', async () => {
    const { source, asked } = counting();
    const abort = new AbortController();
    const result = await readOsmPbf(source, {
      boundsDeg,
      keys: osmKeys,
      signal: abort.signal,
      onProgress: (fraction) => {
        if (fraction > 0.3) abort.abort();
      },
    });
    expect(result).toEqual({ ok: false, fault: { kind: 'osm-cancelled' } });
    expect(asked.length).toBeGreaterThan(0);
  });

  it('whose source fails says so with its name', async () => {
    const inner = bytesInMemory('far.osm.pbf', bytes);
    const fault = { kind: 'bytes-unreadable' as const, name: 'far.osm.pbf', reason: 'gone' };
    const broken = { ...inner, read: () => Promise.resolve({ ok: false as const, fault }) };
    expect(await readOsmPbf(broken, { boundsDeg, keys: osmKeys })).toEqual({ ok: false, fault });
  });
});

describe('an OSM PBF file that cannot be read', () => {
  it('is refused by the feature it needs', async () => {
    const header = fileBlock('OSMHeader', blobOf(headerData(['OsmSchema-V0.6', 'HistoricalInformation'])));
    expect(await faultOf(joinBytes([header]))).toEqual({
      kind: 'osm-feature-unsupported',
      file: 'a.osm.pbf',
      feature: 'HistoricalInformation',
    });
  });

  it.each([
    [4, 'lzma'],
    [5, 'bzip2'],
    [6, 'lz4'],
    [7, 'zstd'],
  ])('is refused by the name of its packing (field %i is %s)', async (field, came) => {
    const pbf = new PbfWriter();
    pbf.writeVarintField(2, 10);
    pbf.writeBytesField(field, new Uint8Array(10));
    const bytes = joinBytes([fileBlock('OSMHeader', pbf.finish().slice())]);
    expect(await faultOf(bytes)).toMatchObject({ kind: 'osm-compression-unsupported', came });
  });

  it('is refused by the limits of the format, before anything is allocated', async () => {
    const header = fileBlock('OSMHeader', blobOf(headerData()));
    const long = new Uint8Array(4);
    new DataView(long.buffer).setUint32(0, 65_536);
    expect(await faultOf(joinBytes([header, long]))).toMatchObject({
      kind: 'osm-part-too-large',
      bytes: 65_536,
      maximumBytes: 65_536,
    });
    const claims = new PbfWriter();
    claims.writeVarintField(2, 10_000_000_000);
    claims.writeBytesField(3, new Uint8Array(20));
    const bomb = fileBlock('OSMData', claims.finish().slice());
    expect(await faultOf(joinBytes([header, bomb]))).toMatchObject({
      kind: 'osm-part-too-large',
      bytes: 10_000_000_000,
    });
  });

  it('is refused when it unpacks to more, or to less, than it says, or to something else', async () => {
    const header = fileBlock('OSMHeader', blobOf(headerData()));
    const honest = blobOf(blockData({ dense: nodes }));
    const withLength = (length: number): Uint8Array => {
      const data = blockData({ dense: nodes });
      const pbf = new PbfWriter();
      pbf.writeVarintField(2, data.length + length);
      pbf.writeBytesField(3, honest.subarray(honest.length - packedLength(honest)));
      return pbf.finish().slice();
    };
    for (const change of [-1, 1]) {
      const fault = await faultOf(joinBytes([header, fileBlock('OSMData', withLength(change))]));
      expect(fault.kind).toBe('osm-damaged');
    }
    const wrong = honest.slice();
    wrong[wrong.length - 1] = (wrong.at(-1) as number) ^ 1;
    const fault = await faultOf(joinBytes([header, fileBlock('OSMData', wrong)]));
    expect(fault).toMatchObject({ kind: 'osm-damaged', reason: 'wrong checksum' });
  });

  it('is told from files that are something else', async () => {
    for (const text of ['', '<?xml version="1.0"?><osm/>', '{"version":0.6}', 'PK\u0003\u0004 zip']) {
      const fault = await faultOf(new TextEncoder().encode(text) as Uint8Array<ArrayBuffer>);
      expect(fault.kind).toBe('osm-not-pbf');
    }
    expect(
      (await faultOf(fileBlock('OSMData', blobOf(blockData({ dense: nodes }))) as Uint8Array<ArrayBuffer>))
        .kind,
    ).toBe('osm-not-pbf');
  });
});

/** Length of the packed bytes, which are the last field of a blob. */
function packedLength(blob: Uint8Array): number {
  const start = blob.findIndex(
    (byte, k) => byte === 0x78 && [0x01, 0x5e, 0x9c, 0xda].includes(blob[k + 1] as number),
  );
  return blob.length - start;
}

it('tags are read by key, and keys of the language itself are only words', () => {
  expect(tagOf(['constructor', 'Kim', 'highway', 'track'], 'highway')).toBe('track');
  expect(tagOf([], 'constructor')).toBeNull();
});
