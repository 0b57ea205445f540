import { join } from 'node:path';
import type { StageReport } from '../../domain/region/build/stage-report.ts';
import type { BuildInput } from '../../packs/build/build-inputs.ts';
import { type BuildWish, buildRegion } from '../../packs/build/build-region.ts';
import { findArea } from '../../packs/build/find-area.ts';
import { cacheFolder, folderInputs, withOpenBoundaries, withOpenData } from '../build/gather-inputs.ts';
import { nodeWebp } from '../build/node-webp.ts';
import { stageFolder } from '../build/stage-folder.ts';
import { cancelledBySignals } from '../cancelled-by-signals.ts';
import { type Command, type CommandContext, type GivenOptions, UsageError } from '../command.ts';
import { filesBelow } from '../download/files-below.ts';
import { refuse } from '../refuse.ts';
import { writeRegion } from '../write-region.ts';

/** Builds a region of the files in a folder, of open data on the network, or of both. */
export const regionBuild: Command = {
  words: ['region', 'build'],
  summary: 'build',
  usage:
    '[--from DIR] [--online] --out DIR [--bbox W,S,E,N | --area NAME] [--grid METRES] [--crs EPSG:CODE] [--name-ko NAME --name-en NAME] [--sources FILE] [--cache DIR]',
  options: {
    from: { type: 'string' },
    online: { type: 'boolean' },
    out: { type: 'string' },
    bbox: { type: 'string' },
    area: { type: 'string' },
    grid: { type: 'string' },
    crs: { type: 'string' },
    'name-ko': { type: 'string' },
    'name-en': { type: 'string' },
    sources: { type: 'string' },
    cache: { type: 'string' },
  },
  run: async (given, context) => {
    const folder = given.requiredText('out');
    const from = given.text('from');
    const files = await folderInputs(from === null ? [] : await filesBelow(from), context);
    const local = await withBoundaries(files, { given, context });
    if (local === null) return false;
    const place = await placeOf(given, local, context);
    if (place === null) return false;
    const inputs = await allInputs(local, place.boundsDeg, { given, context });
    if (inputs === null) return false;
    const wish = { ...place, cellSizeM: given.number('grid') ?? 10, epsg: epsgOf(given.text('crs')) };
    const built = await cancelledBySignals((signal) =>
      buildRegion(inputs, wish, {
        signal,
        nowMs: () => performance.now(),
        onStage: (stage) => context.tell(context.say('stage', { stage })),
        webp: nodeWebp(),
        cache: stageFolder(join(cacheFolder(given), 'stages')),
      }),
    );
    if (!built.ok) return refuse(built.fault, context);
    const { reports } = built.value;
    tellReports(reports, context);
    if (reports.some(({ outcome }) => outcome === 'failed')) {
      context.out({ stages: reports });
      return false;
    }
    const written = await writeRegion(built.value.region, folder, context);
    if (written === null) return false;
    context.out({ ...written, stages: reports });
    return true;
  },
};

interface Call {
  readonly given: GivenOptions;
  readonly context: CommandContext;
}

/** Without a folder everything comes from the network; with one, only what it lacks and only when that is asked for. */
const asksNetwork = (given: GivenOptions): boolean => given.text('from') === null || given.isGiven('online');

/** An area is found by its name before anything else, in the boundaries of the network where no file has any. */
function withBoundaries(local: readonly BuildInput[], call: Call): Promise<readonly BuildInput[] | null> {
  const hasBoundaries = local.some(({ role }) => role === 'boundaries');
  if (call.given.text('area') === null || hasBoundaries || !asksNetwork(call.given))
    return Promise.resolve(local);
  return withOpenBoundaries(local, call);
}

function allInputs(
  local: readonly BuildInput[],
  boundsDeg: BuildWish['boundsDeg'],
  call: Call,
): Promise<readonly BuildInput[] | null> {
  if (!asksNetwork(call.given)) return Promise.resolve(local);
  if (boundsDeg === null) throw new UsageError('missingOption', { option: '--bbox' });
  return withOpenData(local, boundsDeg, call);
}

/** Name and bounds of the region; null, with the reason told, when the area that was asked for is not known. */
async function placeOf(
  given: GivenOptions,
  inputs: readonly BuildInput[],
  context: CommandContext,
): Promise<Pick<BuildWish, 'name' | 'boundsDeg'> | null> {
  const wanted = given.text('area');
  const area = wanted === null ? null : await findArea(inputs, wanted);
  if (wanted !== null && area === null) {
    context.tell(context.say('noSuchArea', { area: wanted }));
    return null;
  }
  if (area !== null) context.tell(context.say('areaFound', { ko: area.path.ko, en: area.path.en }));
  const title = given.text('name-ko') ?? given.text('name-en');
  const ko = title ?? area?.name.ko ?? given.text('from') ?? given.requiredText('bbox');
  const bounds = given.numbers('bbox', 4) ?? area?.boundsDeg ?? null;
  return {
    name: { ko, en: given.text('name-en') ?? area?.name.en ?? ko },
    boundsDeg: bounds as BuildWish['boundsDeg'],
  };
}

/** `EPSG:5186` or `5186`. */
function epsgOf(text: string | null): number | null {
  if (text === null) return null;
  const match = /^(?:EPSG:)?(\d{4,5})$/iu.exec(text);
  if (match === null) throw new UsageError('notANumber', { option: '--crs', value: text });
  return Number(match[1]);
}

const sentenceOf = { built: 'stageBuilt', 'left-out': 'stageLeftOut', failed: 'stageFailed' } as const;

function tellReports(reports: readonly StageReport[], context: CommandContext): void {
  for (const report of reports) {
    const { stage, outcome, wallS, isReused, faults } = report;
    const key = isReused && outcome === 'built' ? 'stageReused' : sentenceOf[outcome];
    context.tell(context.say(key, { stage, wallS: wallS.toFixed(1) }));
    const explain = stage === 'verification' ? context.explainFinding : context.explain;
    for (const sentence of context.explainFacts(report)) context.tell(`  ${sentence}`);
    for (const fault of faults) context.tell(`  ${explain(fault)}`);
  }
}
