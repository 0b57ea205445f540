import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type BuildWish, buildRegion } from '../../packs/build/build-region.ts';
import { findArea } from '../../packs/build/find-area.ts';
import { sortInputs } from '../../packs/build/sort-inputs.ts';
import type { StageReport } from '../../packs/build/stage-report.ts';
import type { ByteSource } from '../../packs/bytes/byte-source.ts';
import { type Command, type CommandContext, UsageError } from '../command.ts';
import { fileSource } from '../download/file-source.ts';
import { refuse } from '../refuse.ts';
import { writeRegion } from '../write-region.ts';

/** Builds a region of the files in a folder. */
export const regionBuild: Command = {
  words: ['region', 'build'],
  summary: 'build',
  usage:
    '--from DIR --out DIR [--bbox W,S,E,N | --area NAME] [--grid METRES] [--crs EPSG:CODE] [--name-ko NAME --name-en NAME]',
  options: {
    from: { type: 'string' },
    out: { type: 'string' },
    bbox: { type: 'string' },
    area: { type: 'string' },
    grid: { type: 'string' },
    crs: { type: 'string' },
    'name-ko': { type: 'string' },
    'name-en': { type: 'string' },
  },
  run: async (given, context) => {
    const folder = given.requiredText('out');
    const sorted = await sortInputs(await filesBelow(given.requiredText('from')));
    for (const fault of sorted.faults) context.tell(context.explain(fault));
    for (const file of sorted.unknown) context.tell(context.say('unknownInput', { file }));
    for (const { role, file } of sorted.inputs) context.tell(context.say('input', { file: file.name, role }));
    const wanted = given.text('area');
    const area = wanted === null ? null : await findArea(sorted.inputs, wanted);
    if (wanted !== null && area === null) {
      context.tell(context.say('noSuchArea', { area: wanted }));
      return false;
    }
    if (area !== null) context.tell(context.say('areaFound', { ko: area.path.ko, en: area.path.en }));
    const ko = given.text('name-ko') ?? area?.name.ko ?? given.text('name-en') ?? given.requiredText('from');
    const built = await buildRegion(
      sorted.inputs,
      {
        name: { ko, en: given.text('name-en') ?? area?.name.en ?? ko },
        boundsDeg: (given.numbers('bbox', 4) ?? area?.boundsDeg ?? null) as BuildWish['boundsDeg'],
        cellSizeM: given.number('grid') ?? 10,
        epsg: epsgOf(given.text('crs')),
      },
      {
        signal: new AbortController().signal,
        nowMs: () => performance.now(),
        onStage: (stage) => context.tell(context.say('stage', { stage })),
      },
    );
    if (!built.ok) return refuse(built.fault, context);
    tellReports(built.value.reports, context);
    const written = await writeRegion(built.value.region, folder, context);
    if (written === null) return false;
    context.out({ ...written, stages: built.value.reports, unknownFiles: sorted.unknown });
    return true;
  },
};

/** Every file of a folder and the folders in it, by name. */
async function filesBelow(folder: string): Promise<readonly ByteSource[]> {
  let names: readonly string[];
  try {
    names = await readdir(folder, { recursive: true });
  } catch (error) {
    throw new UsageError('notAFolder', { path: folder, reason: String(error) });
  }
  const files: ByteSource[] = [];
  for (const name of [...names].sort()) {
    const path = join(folder, name);
    if ((await stat(path)).isFile()) files.push(await fileSource(path));
  }
  return files;
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
  for (const { stage, outcome, wallS, faults } of reports) {
    context.tell(context.say(sentenceOf[outcome], { stage, wallS: wallS.toFixed(1) }));
    const explain = stage === 'verification' ? context.explainFinding : context.explain;
    for (const fault of faults) context.tell(`  ${explain(fault)}`);
  }
}
