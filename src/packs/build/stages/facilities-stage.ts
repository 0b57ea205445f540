import { nearestNodeFinder } from '../../../domain/exposure/layout/nearest-node.ts';
import type { BuildFault } from '../../../domain/region/build/stage-report.ts';
import type { Facility } from '../../../domain/region/facilities.ts';
import { buildingFinder } from '../../../domain/region/osm/facilities/building-finder.ts';
import type { Region } from '../../../domain/region/region.ts';
import { listWarnings, placedWarnings, placeFacilities } from '../../tables/facilities/place-facilities.ts';
import { readFacilities } from '../../tables/facilities/read-facilities.ts';
import { inputsOf } from '../build-inputs.ts';
import { type BuildDraft, type BuildStage, nothing } from '../build-stage.ts';
import { readInputs } from './read-input.ts';

/** A facility of the map this near to one of a list, of its type and name, is the same, m. */
const sameFacilityM = 100;

/** Shelters and facilities of lists, which count for more than those of the map: these are added where no list has them. */
export const facilitiesStage: BuildStage = {
  id: 'facilities',
  version: 3,
  roles: ['facilities'],
  after: ['map-features'],
  run: async (draft, inputs) => {
    const { region } = draft;
    const { read: lists, faults: unread } = await readInputs(inputsOf(inputs, 'facilities'), (file) =>
      readFacilities(file),
    );
    const faults: BuildFault[] = [...unread];
    const placed = placeFacilities(
      lists.flatMap(({ value }) => value.rows),
      surroundings(draft),
    );
    for (const { input, value } of lists) faults.push(...listWarnings(input.file.name, value));
    const files = lists.map(({ input }) => input.file.name);
    faults.push(...placedWarnings(files, placed));
    const { facilities, merged, capacityUnknown, outside } = placed;
    const facts = { listed: facilities.length, merged, capacityUnknown, outside };
    if (facilities.length === 0) {
      const outcome = region.facilities === null ? 'left-out' : 'built';
      return { output: nothing, outcome, files: [], facts, faults };
    }
    const all = [...facilities, ...(region.facilities ?? []).filter((one) => !isListed(one, facilities))];
    return {
      output: {
        layers: { facilities: all.map((one, k) => ({ ...one, id: `f${k}` })) },
        sources: lists.map(({ input }) => input.source),
      },
      outcome: 'built',
      files,
      facts,
      faults,
    };
  },
};

function surroundings({ region, projection }: BuildDraft): Parameters<typeof placeFacilities>[1] {
  const { grid, buildings, roads }: Region = region;
  const nearest = roads === null ? null : nearestNodeFinder(roads);
  return {
    grid,
    projection,
    buildingAt: buildings === null ? () => null : buildingFinder(buildings),
    nodeNear: (xM, yM) => nearest?.(xM, yM)?.node ?? null,
  };
}

const isListed = (one: Facility, listed: readonly Facility[]): boolean =>
  listed.some(
    (other) =>
      other.type === one.type &&
      other.name.ko === one.name.ko &&
      Math.hypot(other.xM - one.xM, other.yM - one.yM) < sameFacilityM,
  );
