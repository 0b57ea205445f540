import type { Result } from '../../../core/result.ts';
import { sampleBilinear } from '../../../domain/geo/grid.ts';
import type { BuildFault, StageReport } from '../../../domain/region/build/stage-report.ts';
import type { Buildings } from '../../../domain/region/buildings.ts';
import type { BuildingStock } from '../../../domain/region/osm/buildings/building-stock.ts';
import { buildingsFromOsm } from '../../../domain/region/osm/buildings/buildings-from-osm.ts';
import { facilitiesFromOsm } from '../../../domain/region/osm/facilities/facilities-from-osm.ts';
import { landCoverFromOsm, waterMaskFromOsm } from '../../../domain/region/osm/land/land-cover-from-osm.ts';
import { type OsmData, osmKeys } from '../../../domain/region/osm/osm-data.ts';
import { type PlacedOsm, placeOsm } from '../../../domain/region/osm/placed-osm.ts';
import { roadsFromOsm } from '../../../domain/region/osm/roads/roads-from-osm.ts';
import { waterwaysFromOsm } from '../../../domain/region/osm/water/waterways-from-osm.ts';
import { wgs84Bounds } from '../../manifest.ts';
import { readFootprints } from '../../osm/read-footprints.ts';
import { readOsmPbf } from '../../osm/read-osm-pbf.ts';
import { readOverpass } from '../../osm/read-overpass.ts';
import { type BuildInput, inputsOf } from '../build-inputs.ts';
import { type BuildDraft, type BuildStage, nothing, type StageOutput } from '../build-stage.ts';

/** Water around the region still drains into it, and roads lead out: a margin of the map is read with it, degrees. */
const marginDeg = 0.01;

/** Buildings, roads, watercourses, facilities and land use of OpenStreetMap; footprints of buildings from GeoJSON. */
export const mapStage: BuildStage = {
  id: 'map-features',
  version: 3,
  roles: ['map-features', 'footprints'],
  after: [],
  run: async (draft, inputs) => {
    const used = [...inputsOf(inputs, 'map-features'), ...inputsOf(inputs, 'footprints')];
    const faults: BuildFault[] = [];
    const maps: { readonly input: BuildInput; readonly placed: PlacedOsm }[] = [];
    for (const input of used) {
      const read = await readMap(input, draft);
      if (read.ok) maps.push({ input, placed: placeOsm(read.value, draft.projection, draft.region.grid) });
      else faults.push(read.fault);
    }
    const [main] = maps;
    if (main === undefined) return { output: nothing, outcome: 'left-out', files: [], facts: {}, faults };
    const made = convert(draft, main.placed, maps.find(({ input }) => input.role === 'footprints')?.placed);
    return {
      output: { ...made.output, sources: maps.map(({ input }) => input.source) },
      outcome: 'built',
      files: maps.map(({ input }) => input.file.name),
      facts: made.facts,
      faults,
    };
  },
};

async function readMap({ file, role }: BuildInput, draft: BuildDraft): Promise<Result<OsmData, BuildFault>> {
  if (/\.pbf$/iu.test(file.name)) {
    const [west, south, east, north] = wgs84Bounds(draft.region.grid, draft.projection);
    const boundsDeg = [west - marginDeg, south - marginDeg, east + marginDeg, north + marginDeg] as const;
    return readOsmPbf(file, { boundsDeg, keys: osmKeys });
  }
  const bytes = await file.read(0, file.sizeBytes);
  if (!bytes.ok) return bytes;
  return role === 'footprints'
    ? readFootprints(file.name, bytes.value)
    : readOverpass(file.name, bytes.value);
}

interface Converted {
  readonly output: Omit<StageOutput, 'sources'>;
  readonly facts: StageReport['facts'];
}

function convert({ region }: BuildDraft, placed: PlacedOsm, footprints: PlacedOsm | undefined): Converted {
  const { grid, terrainM } = region;
  const buildings = buildingsFromOsm(footprints ?? placed);
  const roads = roadsFromOsm(placed, (xM, yM) => sampleBilinear(grid, terrainM, xM, yM));
  const water = waterwaysFromOsm(placed);
  const cover = landCoverFromOsm(placed);
  const mask = waterMaskFromOsm(placed).mask;
  const hasRoads = roads.roads.edgeCount > 0;
  const near = {
    buildings: buildings.stock.count > 0 ? buildings.stock : null,
    roads: hasRoads ? roads.roads : null,
  };
  const facilities = facilitiesFromOsm(placed, near);
  return {
    output: {
      layers: {
        buildings: near.buildings === null ? null : withoutPeople(near.buildings),
        roads: near.roads,
        rivers: water.rivers.length > 0 ? water.rivers : null,
        facilities: facilities.facilities.length > 0 ? facilities.facilities : null,
      },
      mapCover: { codes: cover.codes, coveredShare: cover.coveredShare, water: mask },
    },
    facts: {
      buildings: buildings.stock.count,
      roadEdges: roads.roads.edgeCount,
      roadComponents: roads.components.count,
      rivers: water.rivers.length,
      culverts: water.culverts.length,
      facilities: facilities.facilities.length,
      ...(hasRoads ? { laneCapacity: 'hcm-2000' } : {}),
      roadGaps: roads.report.gaps,
      oneWayEdges: roads.report.oneWayEdges,
      facilitiesNameless: facilities.report.nameless,
      facilitiesSizeUnknown: facilities.report.sizeUnknown,
      waterwayWidthAssumed: water.report.widthAssumed,
      ...counted('buildings-dropped', buildings.report.dropped),
      ...counted('buildings-assumed', buildings.report.assumed),
      ...counted('roads-dropped', roads.report.dropped),
      ...counted('roads-assumed', roads.report.assumed),
      ...counted('waterways-dropped', water.report.dropped),
      ...counted('facilities-dropped', facilities.report.dropped),
      ...counted('land-dropped', cover.report.dropped),
    },
  };
}

/** People are put into buildings by a later stage; until then nobody is known to be in them. */
function withoutPeople(stock: BuildingStock): Buildings {
  const nobody = (): Uint16Array => new Uint16Array(stock.count);
  return { ...stock, dayPeople: nobody(), nightPeople: nobody(), adminIndex: nobody() };
}

const counted = (
  what: string,
  counts: Readonly<Partial<Record<string, number>>>,
): Readonly<Record<string, number>> =>
  Object.fromEntries(Object.entries(counts).map(([reason, count]) => [`${what}.${reason}`, count ?? 0]));
