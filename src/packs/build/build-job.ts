import type { Result } from '../../core/result.ts';
import { type BuildProgress, stepProgress } from '../../domain/region/build/build-progress.ts';
import type { BuildReport, ReportedInput } from '../../domain/region/build/build-report.ts';
import {
  type BuildOutcome,
  type BuildRefusal,
  type BuildRequest,
  endedEarly,
} from '../../domain/region/build/build-request.ts';
import { boxFault } from '../../domain/region/build/region-box.ts';
import type { BuildFault, StageReport } from '../../domain/region/build/stage-report.ts';
import type { StoredPack } from '../../domain/region/stored-pack.ts';
import type { ByteSource } from '../bytes/byte-source.ts';
import { encodeRegionPack } from '../encode-region-pack.ts';
import { filesIn, type ReadPackFile } from '../pack-files.ts';
import type { RegionSource } from '../sources/region-source.ts';
import { covers } from '../sources/source-files.ts';
import type { WebpDecoder } from '../tiles/webp-tile.ts';
import type { BuildInput } from './build-inputs.ts';
import { type BuildHooks, type BuiltRegion, buildRegion } from './build-region.ts';
import type { StageCache } from './cache/stage-cache.ts';
import { missingSources } from './gather-inputs.ts';
import { type OnlineTools, onlineInputs } from './online-inputs.ts';
import { type SortedInputs, sortInputs } from './sort-inputs.ts';

export interface BuildJob {
  readonly request: BuildRequest;
  readonly files: readonly ByteSource[];
  /** The open data sets there are; those that the request names are asked. */
  readonly sources: readonly RegionSource[];
  /** False when the machine itself knows that it has no network. */
  readonly isOnline: boolean;
}

export interface BuildJobTools extends Omit<OnlineTools, 'onFile' | 'onBytes' | 'cellSizeM'> {
  nowMs(): number;
  /** Where what the steps give is kept between builds. */
  readonly cache?: StageCache;
  readonly webp?: WebpDecoder;
  onProgress(progress: BuildProgress): void;
  /** Keeps the pack for good and checks what was written. */
  keep(read: ReadPackFile, report: BuildReport): Promise<Result<StoredPack, BuildFault>>;
}

/**
 * From chosen files and open data to a checked pack in the library. Nothing is kept unless every step and check went well;
 * the report says what was come to until then.
 */
export async function runBuildJob(job: BuildJob, tools: BuildJobTools): Promise<BuildOutcome> {
  const { request } = job;
  const tooLarge = boxFault(request.boundsDeg, request.cellSizeM);
  if (tooLarge !== null) return endedEarly(request, tooLarge);
  tools.onProgress(stepProgress('files'));
  const sorted = await sortInputs(job.files);
  const network = await fetchMissing(job, sorted.inputs, tools);
  const inputs = [...sorted.inputs, ...network.inputs];
  const report: BuildReport = {
    name: request.name,
    inputs: reported(inputs, sorted),
    stages: [],
    faults: [...sorted.faults, ...network.faults],
  };
  if (!inputs.some(({ role }) => role === 'terrain')) {
    return { report, pack: null, fault: network.faults.find(isOffline) ?? noTerrain };
  }
  const built = await buildRegion(inputs, { ...request, epsg: null }, hooksOf(tools));
  if (!built.ok) return { report, pack: null, fault: built.fault };
  return keepBuilt(built.value, { ...report, stages: built.value.reports }, tools);
}

const noTerrain: BuildRefusal = { kind: 'build-no-terrain' };

const isOffline = ({ kind }: BuildFault): boolean => kind === 'build-offline';

const hooksOf = ({ signal, nowMs, cache, webp, onProgress }: BuildJobTools): BuildHooks => ({
  signal,
  nowMs,
  ...(cache === undefined ? {} : { cache }),
  ...(webp === undefined ? {} : { webp }),
  onStage: (stage) => onProgress(stepProgress(stage)),
});

async function keepBuilt(
  { region, reports }: BuiltRegion,
  report: BuildReport,
  tools: BuildJobTools,
): Promise<BuildOutcome> {
  const failed = reports.find(({ outcome }) => outcome === 'failed');
  if (failed !== undefined) return { report, pack: null, fault: checksFailed(failed) };
  tools.onProgress(stepProgress('keep'));
  const kept = await tools.keep(filesIn(await encodeRegionPack(region)), report);
  return kept.ok ? { report, pack: kept.value, fault: null } : { report, pack: null, fault: kept.fault };
}

const checksFailed = ({ faults }: StageReport): BuildRefusal => ({
  kind: 'build-checks-failed',
  findings: faults.length,
});

interface Fetched {
  readonly inputs: readonly BuildInput[];
  readonly faults: readonly BuildFault[];
}

/** What the files lack, of the data sets that may be asked. When no server answers at all, one sentence says so. */
async function fetchMissing(
  { request, sources, isOnline }: BuildJob,
  local: readonly BuildInput[],
  tools: BuildJobTools,
): Promise<Fetched> {
  const allowed = sources.filter(({ id }) => request.sourceIds.includes(id));
  const asked = missingSources(local, allowed).filter((source) => covers(source, request.boundsDeg));
  if (asked.length === 0) return { inputs: [], faults: [] };
  if (!isOnline) return { inputs: [], faults: [offline(asked)] };
  const show = (name: string, bytes: number, totalBytes: number | null): void =>
    tools.onProgress({ step: 'download', download: { name, bytes, totalBytes } });
  const { inputs, faults } = await onlineInputs(asked, request.boundsDeg, {
    ...tools,
    cellSizeM: request.cellSizeM,
    onFile: (_, name) => show(name, 0, null),
    onBytes: show,
  });
  const isCutOff = inputs.length === 0 && faults.every(({ kind }) => kind === 'download-unreachable');
  return { inputs, faults: isCutOff && faults.length > 0 ? [offline(asked)] : faults };
}

const offline = (asked: readonly RegionSource[]): BuildRefusal => ({
  kind: 'build-offline',
  hosts: [...new Set(asked.map(({ urlTemplate }) => new URL(urlTemplate).host))].join(', '),
});

const reported = (inputs: readonly BuildInput[], { unknown }: SortedInputs): readonly ReportedInput[] => [
  ...inputs.map(({ role, file, source }) => ({ name: file.name, role, source })),
  ...unknown.map((name) => ({ name, role: null, source: null })),
];
