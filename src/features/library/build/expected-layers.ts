import type { InputRole } from '../../../domain/region/build/input-role.ts';
import type { OfferedSource } from '../../../domain/region/build/offered-source.ts';
import type { BuildStageId } from '../../../domain/region/build/stage-report.ts';

/** Of which inputs each layer can come; one of them is enough. */
const givers: Readonly<Partial<Record<BuildStageId, readonly InputRole[]>>> = {
  terrain: ['terrain'],
  'admin-areas': ['boundaries'],
  'map-features': ['map-features', 'footprints'],
  'land-cover': ['land-cover', 'map-features'],
  population: ['population', 'census'],
  facilities: ['facilities', 'map-features'],
  gauges: ['observed-series'],
};

/** Layers that nothing chosen gives, so that a build leaves them out. */
export const layersWithoutGiver = (roles: readonly InputRole[]): readonly BuildStageId[] =>
  (Object.entries(givers) as [BuildStageId, readonly InputRole[]][])
    .filter(([, wanted]) => !wanted.some((role) => roles.includes(role)))
    .map(([stage]) => stage);

/** What a build would fetch at first: of each layer, the first data set that may be asked. */
export interface ExpectedDownload {
  readonly sources: readonly OfferedSource[];
  /** Bytes of the data sets whose size follows from the area. */
  readonly knownBytes: number;
  /** Data sets whose size nobody knows beforehand. */
  readonly unknown: number;
  /** All of it is not above this. */
  readonly mostBytes: number;
}

export function expectedDownload(
  offered: readonly OfferedSource[],
  refusedIds: readonly string[],
): ExpectedDownload {
  const allowed = offered.filter(({ id }) => !refusedIds.includes(id));
  const sources = allowed.filter(({ role }, k) => allowed.findIndex((other) => other.role === role) === k);
  const sum = (bytesOf: (source: OfferedSource) => number): number =>
    sources.reduce((total, source) => total + bytesOf(source), 0);
  return {
    sources,
    knownBytes: sum(({ expectedBytes }) => expectedBytes ?? 0),
    unknown: sources.filter(({ expectedBytes }) => expectedBytes === null).length,
    mostBytes: sum(({ expectedBytes, mostBytes }) => expectedBytes ?? mostBytes),
  };
}
