import { basename } from 'node:path';
import { ok, type Result } from '../../core/result.ts';
import { cancelledBySignals } from '../cancelled-by-signals.ts';
import { type Command, type CommandContext, type GivenOptions, UsageError } from '../command.ts';
import { caseHelp } from '../flood/case/case-format.ts';
import { type LoadedCase, loadFloodCase } from '../flood/case/load-flood-case.ts';
import { type RestartFile, readRestartFile } from '../flood/checkpoint-file.ts';
import { floodEngineFor } from '../flood/flood-engine.ts';
import type { FloodFileFault } from '../flood/flood-file-fault.ts';
import { OutputFolder } from '../flood/output/output-folder.ts';
import { progressTeller } from '../flood/output/progress-teller.ts';
import { engineWord, type SummaryJson } from '../flood/output/summary-json.ts';
import { runFloodCase } from '../flood/run-flood-case.ts';
import { refuse } from '../refuse.ts';

/** Runs a CASE.json; its format is told by `--help`. */
export const floodRun: Command = {
  words: ['flood', 'run'],
  summary: 'floodRun',
  usage:
    'CASE.json --out DIR [--engine wasm|reference] [--threads N] [--tif] [--checkpoint-every S] [--restart FILE]',
  options: {
    out: { type: 'string' },
    engine: { type: 'string' },
    threads: { type: 'string' },
    tif: { type: 'boolean' },
    'checkpoint-every': { type: 'string' },
    restart: { type: 'string' },
  },
  help: caseHelp,
  run: async (given, context) => {
    const path = given.onlyPositional('CASE.json');
    const folder = given.requiredText('out');
    const engine = floodEngineFor({ engine: given.text('engine'), threads: threadsOf(given) });
    if (!engine.ok) return refuse(engine.fault, context);
    const checkpointEveryS = everySOf(given);
    const restart = restartOf(given);
    if (!restart.ok) return refuse(restart.fault, context);
    context.tell(context.say('floodReading', { path }));
    const beganMs = performance.now();
    const loaded = await loadFloodCase(path);
    if (!loaded.ok) return refuse(loaded.fault, context);
    tellClosed(loaded.value, context);
    const { grid, endS } = loaded.value.flood;
    const output = OutputFolder.open(folder, grid, given.isGiven('tif'));
    if (!output.ok) return refuse(output.fault, context);
    context.tell(context.say('floodStarted', { ...grid, endS }));
    tellRestart(given, restart.value, context);
    const summary = await cancelledBySignals((signal) =>
      runFloodCase(loaded.value, {
        engine: engine.value,
        output: output.value,
        loadS: (performance.now() - beganMs) / 1000,
        signal,
        restart: restart.value,
        checkpointEveryS,
        onProgress: progressTeller(context),
      }),
    );
    if (!summary.ok) {
      const { files } = output.value;
      if (files.length > 0) context.tell(context.say('floodKept', { files: files.length, path: folder }));
      return refuse(summary.fault, context);
    }
    tellDone(summary.value, folder, context);
    context.out(summary.value);
    return true;
  },
};

function threadsOf(given: GivenOptions): number | null {
  const threads = given.number('threads');
  if (threads !== null && !(Number.isInteger(threads) && threads >= 1)) {
    throw new UsageError('notANumber', { option: '--threads', value: given.text('threads') });
  }
  return threads;
}

function everySOf(given: GivenOptions): number | null {
  const everyS = given.number('checkpoint-every');
  if (everyS !== null && !(everyS > 0)) {
    throw new UsageError('notANumber', {
      option: '--checkpoint-every',
      value: given.text('checkpoint-every'),
    });
  }
  return everyS;
}

function restartOf(given: GivenOptions): Result<RestartFile | null, FloodFileFault> {
  const file = given.text('restart');
  return file === null ? ok(null) : readRestartFile(file);
}

function tellRestart(given: GivenOptions, restart: RestartFile | null, context: CommandContext): void {
  if (restart === null) return;
  context.tell(context.say('floodRestarting', { path: given.text('restart'), timeS: restart.timeS }));
}

function tellClosed({ closedCells, voids }: LoadedCase, context: CommandContext): void {
  if (closedCells === 0) return;
  const files = voids.map(({ file, cells }) => `${basename(file)}: ${cells}`).join(', ');
  context.tell(context.say('floodClosed', { cells: closedCells, files }).trim());
}

/** Which engine did the work, how long it took, and why an engine wanted before it did not. */
function tellDone(summary: SummaryJson, path: string, context: CommandContext): void {
  const { engine, threads, steps, wallS, volume } = summary;
  const passedOver = summary.passedOver.map(({ id, reason }) =>
    context.say('floodPassedOver', { engine: engineWord(id), reason }),
  );
  const facts = { engine, threads, steps, path, wallS: wallS.toFixed(2) };
  const error = volume.error.toExponential(1);
  context.tell(context.say('floodDone', { ...facts, error, passedOver: passedOver.join(' ') }).trim());
}
