import type { InputRole } from '../../domain/region/build/input-role.ts';
import type { OfferedSource } from '../../domain/region/build/offered-source.ts';
import { type BoxDeg, boxSizeM } from '../../domain/region/build/region-box.ts';
import type { RegionSource, SourceLayer } from '../sources/region-source.ts';
import { covers, sourceFiles } from '../sources/source-files.ts';
import { missingSources } from './gather-inputs.ts';
import { mostWebTiles } from './online-inputs.ts';

/** Bytes of a pixel before compression: heights and people are 32-bit, land cover is 8-bit. */
const bytesPerPixel: Readonly<Partial<Record<SourceLayer, number>>> = {
  terrain: 4,
  'land-cover': 1,
  population: 4,
};

/** The open data sets that a build of a box may ask for what files of the given roles lack, in the order of asking. */
export function offeredSources(
  sources: readonly RegionSource[],
  boundsDeg: BoxDeg,
  had: readonly InputRole[],
): readonly OfferedSource[] {
  const missing = missingSources(
    had.map((role) => ({ role })),
    sources,
  );
  return missing.flatMap((source) => {
    if (!covers(source, boundsDeg)) return [];
    const { id, layer: role, name, urlTemplate, licence, resolutionM, vintage } = source;
    return [
      {
        id,
        role,
        name,
        host: new URL(urlTemplate).host,
        licence,
        resolutionM,
        vintage,
        expectedBytes: expectedBytes(source, boundsDeg),
        mostBytes: mostFiles(source, boundsDeg) * source.mostBytes,
      },
    ];
  });
}

const mostFiles = (source: RegionSource, boundsDeg: BoxDeg): number => {
  if (source.tiling.kind === 'box-query') return 1;
  return source.tiling.kind === 'web-tiles' ? mostWebTiles : sourceFiles(source, boundsDeg).length;
};

/** Only of files that are read in parts does the size follow from the box. */
function expectedBytes({ layer, readsRanges, resolutionM }: RegionSource, boundsDeg: BoxDeg): number | null {
  const each = bytesPerPixel[layer];
  if (!readsRanges || resolutionM === null || each === undefined) return null;
  const { widthM, heightM } = boxSizeM(boundsDeg);
  return Math.ceil(widthM / resolutionM) * Math.ceil(heightM / resolutionM) * each;
}
