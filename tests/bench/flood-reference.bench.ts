import { buildFloodCase } from '../../src/domain/hazard/flood/build-case.ts';
import { defaultFloodScenario } from '../../src/domain/hazard/flood/default-scenario.ts';
import type { FloodCase } from '../../src/domain/hazard/flood/flood-case.ts';
import { timeSeries } from '../../src/domain/hazard/flood/forcing/time-series.ts';
import {
  defaultExerciseSeed,
  generateExerciseRegion,
} from '../../src/domain/region/exercise/exercise-region.ts';
import { referenceFloodEngine } from '../../src/engines/flood/reference/reference-engine.ts';

interface FloodFigures {
  readonly cells: number;
  readonly simulatedS: number;
  readonly wallS: number;
  readonly processorS: number;
  readonly steps: number;
  readonly cellUpdates: number;
  readonly millionUpdatesPerWallS: number;
  readonly millionUpdatesPerProcessorS: number;
  readonly simulatedPerReal: number;
  readonly relativeVolumeError: number;
  readonly residentMB: number;
  readonly resultHash: string;
}

/**
 * Figures of the reference engine: on the job that the peers of the flood notes were measured with (512 x 512 cells of
 * 10 m, 100 mm/h for 1 h, a trapezoid of 500 m³/s, 2 h) and on the default scenario of the exercise region.
 * @param onlyPeerJob leaves out the default scenario, which takes several minutes
 */
export async function benchFloodReference(onlyPeerJob = false): Promise<object> {
  const peerJob = await measure(peerCase());
  if (onlyPeerJob) return { peerJob };
  const region = generateExerciseRegion(defaultExerciseSeed);
  const built = buildFloodCase(region, defaultFloodScenario(region));
  if (!built.ok) throw new Error(JSON.stringify(built.fault));
  return { peerJob, defaultScenario: await measure(built.value) };
}

async function measure(flood: FloodCase): Promise<FloodFigures> {
  const startedMs = performance.now();
  const processor = process.cpuUsage();
  const result = await referenceFloodEngine.run(flood, {
    signal: new AbortController().signal,
    onFrame: () => undefined,
    onProgress: () => undefined,
  });
  if (!result.ok) throw new Error(JSON.stringify(result.fault));
  const wallS = (performance.now() - startedMs) / 1000;
  const processorS = process.cpuUsage(processor).user / 1e6;
  const { steps, cellUpdates, balance, resultHash } = result.value;
  return {
    cells: flood.grid.columns * flood.grid.rows,
    simulatedS: flood.endS,
    wallS,
    processorS,
    steps,
    cellUpdates,
    millionUpdatesPerWallS: cellUpdates / wallS / 1e6,
    millionUpdatesPerProcessorS: cellUpdates / processorS / 1e6,
    simulatedPerReal: flood.endS / wallS,
    relativeVolumeError: balance.relativeError,
    residentMB: process.memoryUsage().rss / 1e6,
    resultHash,
  };
}

/** Rolling ground of our own: the peers' terrain is not known, their size, rain, inflow and friction are. */
function peerCase(): FloodCase {
  const size = 512;
  const cells = size * size;
  const bedM = Float32Array.from({ length: cells }, (_, i) => {
    const column = i % size;
    const row = Math.floor(i / size);
    return (
      20 +
      10 * Math.sin(row / 40) * Math.cos(column / 37) +
      0.02 * column +
      3 * Math.sin(column / 7 + row / 9)
    );
  });
  const closed = { kind: 'closed' } as const;
  return {
    grid: { epsg: 5187, westM: 300_000, northM: 450_000, cellSizeM: 10, columns: size, rows: size },
    scheme: { kind: 'inertial' },
    bedM,
    closedCells: null,
    porosity: null,
    manning: new Float32Array(cells).fill(0.035),
    initialDepthM: new Float32Array(cells),
    initialVelocity: null,
    heldStage: null,
    rainZones: null,
    drainageMPerS: null,
    structures: [],
    gaugeLines: [],
    frameTimesS: null,
    rainMPerS: timeSeries([
      [0, 100 / 3.6e6],
      [3600, 100 / 3.6e6],
      [3600, 0],
    ]),
    infiltration: { kind: 'none' },
    inflows: [
      {
        id: 'inflow',
        cells: Uint32Array.of(256 * size, 257 * size, 258 * size, 259 * size),
        dischargeM3PerS: timeSeries([
          [0, 0],
          [1800, 500],
          [5400, 500],
          [7200, 0],
        ]),
      },
    ],
    boundary: { north: closed, south: closed, east: closed, west: closed },
    gauges: [],
    endS: 7200,
    outputEveryS: 600,
    theta: 0.9,
    courant: 0.7,
    arrivalDepthM: 0.05,
  };
}
