import { fail, ok, type Result } from '../../core/result.ts';
import type { FloodFrame, FloodSummary } from '../../domain/hazard/flood/flood-case.ts';
import type { FloodEngine, FloodHooks, FloodProgress } from '../../domain/ports.ts';
import type { LoadedCase } from './case/load-flood-case.ts';
import type { RestartFile } from './checkpoint-file.ts';
import type { FloodFileFault } from './flood-file-fault.ts';
import { gaugeLinesCsv, gaugesCsv } from './output/gauges-csv.ts';
import { failureFile, OutputError, type OutputFolder, summaryFile } from './output/output-folder.ts';
import { type SummaryJson, summaryJson } from './output/summary-json.ts';

/** What a run needs beside its case. */
export interface RunSetting {
  readonly engine: FloodEngine;
  readonly output: OutputFolder;
  readonly loadS: number;
  readonly signal: AbortSignal;
  /** Null: from the start. */
  readonly restart: RestartFile | null;
  /** Null: no checkpoints. */
  readonly checkpointEveryS: number | null;
  onProgress(progress: FloodProgress): void;
}

/**
 * Runs a case and writes its results: frames as they come, `summary.json` last. A run that fails leaves the frames so far
 * and says why in `failure.json`.
 * @returns the contents of `summary.json`
 */
export async function runFloodCase(
  loaded: LoadedCase,
  setting: RunSetting,
): Promise<Result<SummaryJson, FloodFileFault>> {
  const { output } = setting;
  const frames = new FrameWriter(output, loaded);
  try {
    const beganMs = performance.now();
    const run = await setting.engine.run(loaded.flood, hooksOf(setting, frames));
    const wallMs = performance.now() - beganMs - output.writingMs;
    if (!run.ok) return failed(output, frames, run.fault);
    writeResults(loaded, run.value, output);
    const summary = summaryJson(loaded.flood, run.value, {
      loadS: setting.loadS,
      wallS: wallMs / 1000,
      writeS: output.writingMs / 1000,
      closedCells: loaded.closedCells,
      restartedS: setting.restart?.timeS ?? null,
      files: [...output.files, summaryFile],
    });
    output.text(summaryFile, `${JSON.stringify(summary, null, 2)}\n`);
    return ok(summary);
  } catch (error) {
    return failed(output, frames, faultOfThrown(error));
  }
}

function hooksOf(setting: RunSetting, frames: FrameWriter): FloodHooks {
  const { signal, output, restart, checkpointEveryS } = setting;
  return {
    signal,
    onProgress: (progress) => setting.onProgress(progress),
    onFrame: (frame) => frames.take(frame),
    ...(restart === null ? {} : { restart: restart.bytes }),
    ...(checkpointEveryS === null
      ? {}
      : {
          checkpoints: {
            everyS: checkpointEveryS,
            onCheckpoint: ({ dueS, bytes }) => output.bytes(`checkpoint_${dueS}.bin`, bytes),
          },
        }),
  };
}

function faultOfThrown(error: unknown): FloodFileFault {
  return error instanceof OutputError
    ? { kind: 'flood-output-unwritable', path: error.path, reason: error.message }
    : { kind: 'flood-engine-failed', reason: String(error) };
}

function failed(
  output: OutputFolder,
  frames: FrameWriter,
  fault: FloodFileFault,
): Result<never, FloodFileFault> {
  const failure = { fault, reachedS: frames.reachedS, files: output.files };
  try {
    output.text(failureFile, `${JSON.stringify(failure, null, 2)}\n`);
  } catch (error) {
    if (!(error instanceof OutputError)) throw error;
  }
  return fail(fault);
}

/** Value of arrival where water never came; no data of the GeoTIFF. */
const neverArrived = -1;

function writeResults({ flood }: LoadedCase, summary: FloodSummary, output: OutputFolder): void {
  output.grid('max_depth', summary.maximumDepthM);
  output.grid('arrival_s', summary.arrivalS, neverArrived);
  output.grid('max_speed', summary.maximumSpeedMPerS);
  output.grid('max_depth_velocity', summary.maximumDepthVelocityM2PerS);
  output.grid('duration_s', summary.durationS);
  if (flood.closedCells !== null) output.grid('closed_cells', flood.closedCells);
  output.text('gauges.csv', gaugesCsv(summary.gauges));
  if (flood.gaugeLines.length > 0) output.text('gauge_lines.csv', gaugeLinesCsv(summary.gaugeLines));
}

/** Writes the frames asked for and the depth at the end. */
class FrameWriter {
  reachedS = 0;
  readonly #output: OutputFolder;
  readonly #wanted: LoadedCase['frames'];
  readonly #endS: number;
  #written = 0;

  constructor(output: OutputFolder, { frames, flood }: LoadedCase) {
    this.#output = output;
    this.#wanted = frames;
    this.#endS = flood.endS;
  }

  take(frame: FloodFrame): void {
    this.reachedS = frame.timeS;
    if (isReached(frame.timeS, this.#endS)) this.#output.grid('final_depth', frame.depthM);
    // A run that goes on from a checkpoint never comes to the frames before it.
    while (isPassed(this.#wanted[this.#written]?.timeS, frame.timeS)) this.#written++;
    const wanted = this.#wanted[this.#written];
    if (wanted === undefined || !isReached(frame.timeS, wanted.timeS)) return;
    this.#written++;
    this.#output.grid(`frame_${wanted.word}`, frame.depthM);
    this.#output.grid(`frame_${wanted.word}_u`, frame.velocityXMPerS);
    this.#output.grid(`frame_${wanted.word}_v`, frame.velocityYMPerS);
  }
}

/** Whether the time of a frame that is wanted lies before that of the one at hand. */
const isPassed = (wantedS: number | undefined, timeS: number): boolean =>
  wantedS !== undefined && wantedS < timeS && !isReached(wantedS, timeS);

/** Whether a clock that adds up steps in 64 bits has come to a time. */
const isReached = (timeS: number, wantedS: number): boolean => timeS >= wantedS - 1e-9 * wantedS;
