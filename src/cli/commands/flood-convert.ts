import { join } from 'node:path';
import { type Command, type GivenOptions, UsageError } from '../command.ts';
import { parseCase } from '../flood/case/parse-case.ts';
import { npyHeader } from '../flood/grids/npy.ts';
import {
  type ConvertOptions,
  convertLisflood,
  type FlatGround,
  flatTerrainFile,
} from '../flood/lisflood/convert-lisflood.ts';
import { OutputError, writeWhole } from '../flood/output/output-folder.ts';
import { refuse } from '../refuse.ts';

const caseFileName = 'CASE.json';

/** Turns files of LISFLOOD-FP into a CASE.json. */
export const floodConvert: Command = {
  words: ['flood', 'convert'],
  summary: 'floodConvert',
  usage:
    '[FILE.par] [--bci FILE] [--bdy FILE] [--stage FILE] [--terrain FILE [--cell METRES] | --flat COLUMNS,ROWS,CELL,LEVEL] [--manning N] [--end S] [--every S] [--scheme inertial|full] --out DIR',
  options: {
    out: { type: 'string' },
    bci: { type: 'string' },
    bdy: { type: 'string' },
    stage: { type: 'string' },
    terrain: { type: 'string' },
    flat: { type: 'string' },
    cell: { type: 'string' },
    manning: { type: 'string' },
    end: { type: 'string' },
    every: { type: 'string' },
    scheme: { type: 'string' },
  },
  run: async (given, context) => {
    const options = convertOptions(given);
    const converted = await convertLisflood(options);
    if (!converted.ok) return refuse(converted.fault, context);
    const { file, notes } = converted.value;
    const sound = parseCase(file);
    if (!sound.ok) return refuse(sound.fault, context);
    const path = join(options.outFolder, caseFileName);
    try {
      if (options.flat !== null) writeFlat(options.flat, options.outFolder);
      writeWhole(path, [new TextEncoder().encode(`${JSON.stringify(file, null, 2)}\n`)]);
    } catch (error) {
      if (!(error instanceof OutputError)) throw error;
      return refuse({ kind: 'flood-output-unwritable', path: error.path, reason: error.message }, context);
    }
    for (const note of notes) context.tell(context.explain(note));
    context.tell(context.say('floodConverted', { path, notes: notes.length }));
    context.out({ path, notes });
    return true;
  },
};

function writeFlat({ columns, rows, bedM }: FlatGround, folder: string): void {
  const cells = new Float32Array(columns * rows).fill(bedM);
  writeWhole(join(folder, flatTerrainFile), [npyHeader(cells, rows, columns), new Uint8Array(cells.buffer)]);
}

function convertOptions(given: GivenOptions): ConvertOptions {
  const scheme = given.text('scheme');
  if (scheme !== null && scheme !== 'inertial' && scheme !== 'full') {
    throw new UsageError('badOption', { reason: `--scheme ${scheme}` });
  }
  const par = given.positionals.length === 0 ? null : given.onlyPositional('FILE.par');
  if (par === null && given.text('bci') === null)
    throw new UsageError('missingOption', { option: 'FILE.par' });
  return {
    par,
    bci: given.text('bci'),
    bdy: given.text('bdy'),
    stage: given.text('stage'),
    terrain: given.text('terrain'),
    flat: flatOf(given),
    cellSizeM: given.number('cell'),
    manning: given.number('manning'),
    endS: given.number('end'),
    outputEveryS: given.number('every'),
    scheme,
    outFolder: given.requiredText('out'),
  };
}

function flatOf(given: GivenOptions): FlatGround | null {
  const numbers = given.numbers('flat', 4);
  if (numbers === null) return null;
  const [columns, rows, cellSizeM, bedM] = numbers as [number, number, number, number];
  const isGrid =
    Number.isInteger(columns) && Number.isInteger(rows) && columns > 0 && rows > 0 && cellSizeM > 0;
  if (!isGrid) throw new UsageError('badOption', { reason: `--flat ${given.text('flat')}` });
  return { columns, rows, cellSizeM, bedM };
}
