import { areasOfBuildings } from '../../../domain/region/areas/building-areas.ts';
import type { BuildFault, StageReport } from '../../../domain/region/build/stage-report.ts';
import type { Buildings } from '../../../domain/region/buildings.ts';
import type { CensusMatch } from '../../../domain/region/people/census.ts';
import { censusZones } from '../../../domain/region/people/census-zones.ts';
import { type PeopleZones, zonesOfGrid } from '../../../domain/region/people/people-zones.ts';
import { spreadPeople } from '../../../domain/region/people/spread-people.ts';
import { openPopulationRaster, populationLayer } from '../../raster/population-layer.ts';
import { readCensus } from '../../tables/read-census.ts';
import { type BuildInput, inputsOf } from '../build-inputs.ts';
import type { BuildDraft, BuildStage } from '../build-stage.ts';
import { openInputs, readInputs } from './read-input.ts';

/**
 * People of a gridded population, else of a census by municipality, put into homes by floor area and the rest into cells.
 * Without either, buildings stay in the region and nobody is counted: that is not the same as no one.
 */
export const peopleStage: BuildStage = {
  id: 'population',
  version: 3,
  roles: ['population', 'census'],
  after: ['admin-areas', 'map-features', 'land-cover'],
  run: async (draft, inputs) => {
    const located = withAreas(draft);
    const gridded = await griddedZones(draft, inputsOf(inputs, 'population'));
    const found = gridded.zones === null ? await tableZones(draft, inputsOf(inputs, 'census')) : gridded;
    const faults = [...gridded.faults, ...(found === gridded ? [] : found.faults)];
    const layers = { buildings: located };
    if (found.zones === null) {
      return { output: { layers, sources: [] }, outcome: 'left-out', files: [], facts: {}, faults };
    }
    const spread = spreadPeople(found.zones, draft.region.grid, located);
    const { buildings, populationPerCell, inBuildings, inCells, unplaced } = spread;
    return {
      output: { layers: { buildings, populationPerCell }, sources: found.used.map((input) => input.source) },
      outcome: 'built',
      files: found.used.map((input) => input.file.name),
      facts: {
        ...found.facts,
        ...(buildings === null ? {} : buildingRules),
        inBuildings,
        inCells: Math.round(inCells),
        unplaced,
      },
      faults,
    };
  },
};

/** Rules by which people are put into buildings; the report tells what they rest on. */
const buildingRules = { homeFloor: 'minimum-standard', dayShares: 'assumed' } as const;

interface FoundZones {
  readonly zones: PeopleZones | null;
  readonly used: readonly BuildInput[];
  readonly facts: StageReport['facts'];
  readonly faults: readonly BuildFault[];
}

async function griddedZones(draft: BuildDraft, inputs: readonly BuildInput[]): Promise<FoundZones> {
  const { read, faults } = await openInputs(inputs, openPopulationRaster);
  if (read.length === 0) return { zones: null, used: [], facts: {}, faults };
  const layer = await populationLayer(
    read.map(({ value }) => value),
    draft.region.grid,
  );
  if (!layer.ok) return { zones: null, used: [], facts: {}, faults: [...faults, layer.fault] };
  const { people, knownShare, total } = layer.value;
  const mask = Uint8Array.from(knownShare, (share) => (share > 0 ? 1 : 0));
  const zones = zonesOfGrid(people, mask, {
    ofCell: draft.boundaries?.ofCell ?? new Int32Array(people.length).fill(-1),
    count: draft.boundaries?.areas.length ?? 0,
  });
  const unknownCells = mask.reduce((sum, known) => sum + 1 - known, 0);
  return {
    zones,
    used: read.map(({ input }) => input),
    facts: { people: Math.round(total), unknownCells },
    faults,
  };
}

async function tableZones(draft: BuildDraft, inputs: readonly BuildInput[]): Promise<FoundZones> {
  const { read, faults } = await readInputs(inputs, readCensus);
  const { boundaries } = draft;
  if (read.length === 0 || boundaries === null) return { zones: null, used: [], facts: {}, faults };
  const census = read.flatMap(({ value }) => value.areas);
  const { landCover } = draft.region;
  const { zones, found, unknown } = censusZones(census, boundaries.sets, { ...boundaries, landCover });
  if (found.length === 0) return { zones: null, used: [], facts: {}, faults };
  const people = Math.round(found.reduce((sum, one) => sum + one.insidePersons, 0));
  const foundBy = (how: CensusMatch['how']): number => found.filter((one) => one.how === how).length;
  const facts = {
    people,
    municipalities: found.length,
    unknownMunicipalities: unknown.length,
    joinedMunicipalities: foundBy('joined'),
    partMunicipalities: foundBy('part'),
  };
  return { zones, used: read.map(({ input }) => input), facts, faults };
}

/** Tells each building the smallest area it stands in, or the nearest one where boundaries are drawn short of it. */
function withAreas({ region, boundaries }: BuildDraft): Buildings | null {
  const { buildings, grid } = region;
  if (buildings === null || boundaries === null) return buildings;
  const adminIndex = areasOfBuildings(buildings, grid, boundaries.ofCell);
  return adminIndex === null ? buildings : { ...buildings, adminIndex };
}
