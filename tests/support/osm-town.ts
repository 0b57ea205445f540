import type { GridSpec } from '../../src/domain/geo/grid.ts';
import { type Projection, projectionOf } from '../../src/domain/geo/projection.ts';
import { OsmCollector } from '../../src/domain/region/osm/osm-collector.ts';
import type { OsmData, OsmMember } from '../../src/domain/region/osm/osm-data.ts';
import { type PlacedOsm, placeOsm } from '../../src/domain/region/osm/placed-osm.ts';

/** A square of 1 km, 5 m cells, its south-western corner at (200000, 400000) of EPSG:5186. */
export const townGrid: GridSpec = {
  epsg: 5186,
  westM: 200_000,
  northM: 401_000,
  cellSizeM: 5,
  columns: 200,
  rows: 200,
};

export function projectionFor(epsg: number): Projection {
  const found = projectionOf(epsg);
  if (!found.ok) throw new Error(`EPSG:${epsg}`);
  return found.value;
}

type Tags = Readonly<Record<string, string>>;

export interface TownSpec {
  /** Metres east and north of the town's south-western corner. */
  readonly nodes: Readonly<Record<number, readonly [eastM: number, northM: number]>>;
  readonly nodeTags?: Readonly<Record<number, Tags>>;
  readonly ways?: readonly { readonly id: number; readonly nodes: readonly number[]; readonly tags?: Tags }[];
  readonly relations?: readonly {
    readonly id: number;
    readonly members: readonly OsmMember[];
    readonly tags: Tags;
  }[];
}

const flat = (tags: Tags = {}): string[] => Object.entries(tags).flat();

/** Elements of a small invented map, placed on the town's grid. */
export function osmTown(spec: TownSpec): PlacedOsm {
  return placeOsm(townData(spec), projectionFor(townGrid.epsg), townGrid);
}

function townData(spec: TownSpec): OsmData {
  const collector = new OsmCollector();
  const projection = projectionFor(townGrid.epsg);
  for (const [key, [eastM, northM]] of Object.entries(spec.nodes)) {
    const [lng, lat] = projection.toLngLat(200_000 + eastM, 400_000 + northM);
    collector.addNode(
      Number(key),
      Math.round(lat * 1e7),
      Math.round(lng * 1e7),
      flat(spec.nodeTags?.[Number(key)]),
    );
  }
  for (const { id, nodes, tags } of spec.ways ?? []) collector.addWay(id, nodes, flat(tags));
  for (const { id, members, tags } of spec.relations ?? []) collector.addRelation(id, members, flat(tags));
  return collector.finish();
}

/** Nodes of a square and their ids, from its south-western corner against the clock. */
export const squareNodes = (
  firstId: number,
  [eastM, northM]: readonly [number, number],
  sideM: number,
): Record<number, readonly [number, number]> => ({
  [firstId]: [eastM, northM],
  [firstId + 1]: [eastM + sideM, northM],
  [firstId + 2]: [eastM + sideM, northM + sideM],
  [firstId + 3]: [eastM, northM + sideM],
});

export const closed = (firstId: number): number[] => [
  firstId,
  firstId + 1,
  firstId + 2,
  firstId + 3,
  firstId,
];
