import { ok, type Result } from '../../core/result.ts';
import type { BoundarySet } from '../../domain/region/areas/boundary.ts';
import type { AreaNames } from '../../domain/region/areas/find-area.ts';
import type { ChosenInput, ChosenInputs } from '../../domain/region/build/chosen-inputs.ts';
import type { BuildFault } from '../../domain/region/build/stage-report.ts';
import type { TerrainDescription, TerrainFault } from '../../domain/region/terrain-import.ts';
import { readBoundaries } from '../boundaries/read-boundaries.ts';
import type { ByteSource } from '../bytes/byte-source.ts';
import { describeSources } from '../terrain/describe-terrain.ts';
import { boundsOfTiles, isOfTiles } from '../terrain/tile-sources.ts';
import { type BuildInput, inputsOf } from './build-inputs.ts';
import { sortInputs } from './sort-inputs.ts';
import { readInputs } from './stages/read-input.ts';

/** Tells what each file that the user chose gives, where its heights lie, and which areas its boundaries name. */
export async function describeInputs(files: readonly ByteSource[]): Promise<ChosenInputs> {
  const sorted = await sortInputs(files);
  const faults: BuildFault[] = [...sorted.faults];
  const inputs: ChosenInput[] = [];
  let nativeCellSizeM: number | null = null;
  for (const input of sorted.inputs) {
    const heights = input.role === 'terrain' ? await heightsOf(input.file) : null;
    if (heights?.ok === false) faults.push(heights.fault);
    const described = heights?.ok === true ? heights.value : null;
    if (described !== null && described.nativeCellSizeM !== null)
      nativeCellSizeM = Math.min(nativeCellSizeM ?? Infinity, described.nativeCellSizeM);
    inputs.push({ ...stated(input), boundsDeg: described?.boundsDeg ?? null });
  }
  const sizes = new Map(files.map(({ name, sizeBytes }) => [name, sizeBytes]));
  const unknown = sorted.unknown.map((name): ChosenInput => {
    return { name, role: null, source: null, sizeBytes: sizes.get(name) ?? 0, boundsDeg: null };
  });
  const areas = await readInputs(inputsOf(sorted.inputs, 'boundaries'), readBoundaries);
  const sets = areas.read.map(({ value }) => value.set);
  return {
    inputs: [...inputs, ...unknown],
    faults: [...faults, ...areas.faults],
    areas: sets.map(namesOf),
    outlines: outlinesOf(sets),
    nativeCellSizeM,
  };
}

/** Where the heights of a file lie and how fine they are, which tiles do not tell without being unpacked. */
async function heightsOf(
  file: ByteSource,
): Promise<Result<Pick<TerrainDescription, 'boundsDeg'> & { nativeCellSizeM: number | null }, TerrainFault>> {
  if (!isOfTiles(file.name)) return describeSources([file]);
  const boundsDeg = await boundsOfTiles(file);
  return boundsDeg.ok ? ok({ boundsDeg: boundsDeg.value, nativeCellSizeM: null }) : boundsDeg;
}

const stated = ({ file, role, source }: BuildInput): Omit<ChosenInput, 'boundsDeg'> => ({
  name: file.name,
  role,
  source,
  sizeBytes: file.sizeBytes,
});

const namesOf = ({ codeList, boundaries }: BoundarySet): AreaNames => ({
  codeList,
  boundaries: boundaries.map(({ code, name, level, boundsDeg }) => ({ code, name, level, boundsDeg })),
});

/** Areas that are drawn: of more the lines would hide the map. */
const mostOutlinedAreas = 400;

/** Outer rings of the set with the most areas that can still be told apart on a map. */
function outlinesOf(sets: readonly BoundarySet[]): readonly Float64Array[] {
  const [finest] = sets
    .filter(({ boundaries }) => boundaries.length <= mostOutlinedAreas)
    .sort((a, b) => b.boundaries.length - a.boundaries.length);
  const drawn = (finest ?? sets[0])?.boundaries ?? [];
  return thinned(drawn.flatMap(({ polygons }) => polygons.flatMap((rings) => rings[0] ?? [])));
}

/** Corners that are drawn: of millions, as surveyed boundaries have, the window would stand still. */
const mostOutlineCorners = 50_000;

/** Each ring with every n-th of its corners; islets of which no area is left are not drawn. */
function thinned(rings: readonly Float64Array[]): readonly Float64Array[] {
  const corners = rings.reduce((sum, ring) => sum + ring.length / 2, 0);
  const step = Math.ceil(corners / mostOutlineCorners);
  if (step <= 1) return rings;
  return rings
    .map((ring) => ring.filter((_, k) => Math.floor(k / 2) % step === 0))
    .filter((ring) => ring.length >= 6);
}
