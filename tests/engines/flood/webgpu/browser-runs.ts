import type { FloodFrame, FloodScheme } from '../../../../src/domain/hazard/flood/flood-case.ts';
import type { FloodEngine } from '../../../../src/domain/ports.ts';
import { referenceFloodEngine } from '../../../../src/engines/flood/reference/reference-engine.ts';
import { wasmFloodEngine } from '../../../../src/engines/flood/wasm/wasm-engine.ts';
import {
  createWebgpuFloodEngine,
  type WebgpuFloodEngine,
} from '../../../../src/engines/flood/webgpu/webgpu-engine.ts';
import type { FloodJob } from '../../../bench/flood-job.worker.ts';
import type { FloodFigures } from '../../../bench/measure-flood.ts';
import { fullCase } from '../../../support/flood-cases/full-case.ts';
import { relativeL2 } from '../../../support/flood-cases/norms.ts';
import { type FinishedRun, floodCase, lastFrame, runFlood, tryFlood } from '../../../support/flood-run.ts';
import { type FullGpuCase, fullGpuCases } from './full-cases.ts';
import { gpuCases, mirrored } from './gpu-cases.ts';
import { structureCases } from './structure-cases.ts';

// Runs inside a page with WebGPU. Both engines run there and are compared there, so that only a few numbers come out.

const allCases = { ...gpuCases, ...fullGpuCases, ...structureCases };

/** Engines that the GPU can be held against. */
const otherEngines = {
  reference: async (): Promise<FloodEngine> => referenceFloodEngine,
  wasm: async (): Promise<FloodEngine> => {
    const answer = await fetch('/src/engines/flood/wasm/flood-kernel.wasm');
    const module = await WebAssembly.compile(await answer.arrayBuffer());
    return wasmFloodEngine({ module, threads: null, threadCount: 1 });
  },
} as const;

async function softwareEngine(gpu: GPU = navigator.gpu): Promise<WebgpuFloodEngine> {
  const engine = await createWebgpuFloodEngine(gpu, { allowSoftware: true });
  if (!engine.ok) throw new Error(`no WebGPU engine: ${engine.fault}`);
  return engine.value;
}

const comparedFields = [
  'maximumDepthM',
  'maximumSpeedMPerS',
  'maximumDepthVelocityM2PerS',
  'durationS',
] as const;

/** 0 where nothing moves in either. */
function velocityL2(found: Float32Array, wanted: Float32Array): number {
  const isStill = (field: Float32Array): boolean => field.every((velocity) => velocity === 0);
  return isStill(found) && isStill(wanted) ? 0 : relativeL2(found, wanted);
}

/** How far the WebGPU engine is from another on a case. */
async function compareOn(name: keyof typeof allCases, otherName: keyof typeof otherEngines) {
  const flood = allCases[name]();
  const gpu = await runFlood(flood, await softwareEngine());
  const other = await runFlood(flood, await otherEngines[otherName]());
  const pairs = gpu.frames.slice(1).map((frame, k) => [frame, other.frames[k + 1] as FloodFrame] as const);
  const { arrivalS } = other.summary;
  const late = gpu.summary.arrivalS.filter((t, i) => Math.abs(t - (arrivalS[i] as number)) > 60);
  return {
    frameTimesS: gpu.frames.map(({ timeS }) => timeS),
    otherFrameTimesS: other.frames.map(({ timeS }) => timeS),
    depthL2: pairs.map(([a, b]) => relativeL2(a.depthM, b.depthM)),
    velocityXL2: pairs.map(([a, b]) => velocityL2(a.velocityXMPerS, b.velocityXMPerS)),
    velocityYL2: pairs.map(([a, b]) => velocityL2(a.velocityYMPerS, b.velocityYMPerS)),
    fieldsL2: comparedFields.map((field) => relativeL2(gpu.summary[field], other.summary[field])),
    wetCells: arrivalS.filter((t) => t >= 0).length,
    arrivalsOverAMinuteOff: late.length,
    gauges: gaugesOf(gpu, other),
    balance: gpu.summary.balance,
    otherBalance: other.summary.balance,
    steps: gpu.summary.steps,
    otherSteps: other.summary.steps,
    cellUpdatesPerS: gpu.summary.cellUpdates / gpu.wallS,
    wallS: gpu.wallS,
    otherWallS: other.wallS,
    engine: gpu.summary.engine,
    memoryBytesPerCell: gpu.summary.memoryBytes / flood.bedM.length,
  };
}

function gaugesOf({ summary: found }: FinishedRun, { summary: wanted }: FinishedRun) {
  return {
    samples: found.gauges.map(({ timeS }) => timeS.length),
    otherSamples: wanted.gauges.map(({ timeS }) => timeS.length),
    stageL2: found.gauges.map((gauge, k) => relativeL2(gauge.stageM, wanted.gauges[k]?.stageM ?? [])),
    speedL2: found.gauges.map((gauge, k) => relativeL2(gauge.speedMPerS, wanted.gauges[k]?.speedMPerS ?? [])),
    dischargeL2: found.gaugeLines.map((line, k) =>
      relativeL2(line.dischargeM3PerS, wanted.gaugeLines[k]?.dischargeM3PerS ?? []),
    ),
  };
}

/** A still lake after an hour: the largest change of depth and the largest speed there ever was. */
async function lakeAtRest(name: 'lake' | FullGpuCase = 'lake') {
  const { frames, summary } = await runFlood(allCases[name](), await softwareEngine());
  const [first, last] = [frames[0], frames[frames.length - 1]] as [FloodFrame, FloodFrame];
  return {
    depthChangeM: last.depthM.reduce((m, h, i) => Math.max(m, Math.abs(h - (first.depthM[i] as number))), 0),
    speedMPerS: summary.maximumSpeedMPerS.reduce((a, b) => Math.max(a, b), 0),
    volumeErrorM3: summary.balance.errorM3,
    volumeChangeM3: summary.balance.storedM3 - summary.balance.initialM3,
  };
}

/** Largest difference in depth between a basin and the mirror image of its mirrored self; and of a second run, the hashes. */
async function mirrorAndRepeat(scheme: FloodScheme) {
  const engine = await softwareEngine();
  const endS = scheme.kind === 'full' ? 450 : 900;
  const flood = { ...gpuCases.basin(), scheme, endS, outputEveryS: endS };
  const plain = await runFlood(flood, engine);
  const again = await runFlood(flood, engine);
  const image = await runFlood(mirrored(flood), engine);
  const { columns } = flood.grid;
  const depthM = lastFrame(plain).depthM;
  const seen = lastFrame(image).depthM;
  const differences = depthM.map((depth, i) => {
    const column = i % columns;
    return Math.abs(depth - (seen[i - column + columns - 1 - column] as number));
  });
  return {
    mirrorDifferenceM: differences.reduce((a, b) => Math.max(a, b), 0),
    deepestM: depthM.reduce((a, b) => Math.max(a, b), 0),
    hashes: [plain.summary.resultHash, again.summary.resultHash],
    stateHashes: [plain.summary.stateHash, again.summary.stateHash],
  };
}

/** Cancels a run once it is under way; says what came of it. */
async function cancelOnTheWay() {
  const controller = new AbortController();
  let frames = 0;
  const result = await tryFlood(gpuCases.basin(), await softwareEngine(), {
    signal: controller.signal,
    onFrame: () => frames++,
    onProgress: ({ steps }) => {
      if (steps >= 50) controller.abort();
    },
  });
  return { fault: result.ok ? null : result.fault, frames };
}

/** What stops a run whose discharges are no numbers, and one whose time step has collapsed. */
async function troubled() {
  const engine = await softwareEngine();
  const ground = { columns: 6, rows: 5, cellSizeM: 10, bedM: (column: number) => column };
  const depthM = new Float32Array(30).fill(20);
  const wild = new Float32Array(30);
  wild[14] = 3e38;
  const infinite = await tryFlood(
    floodCase(ground, {
      initialDepthM: depthM,
      initialVelocity: { xMPerS: wild, yMPerS: new Float32Array(30) },
    }),
    engine,
  );
  depthM[17] = 21;
  const tiny = floodCase({ ...ground, cellSizeM: 0.01 }, { initialDepthM: depthM, courant: 0.01 });
  const collapsed = await tryFlood(tiny, engine);
  return {
    infinite: infinite.ok ? null : infinite.fault,
    collapsed: collapsed.ok ? null : collapsed.fault,
  };
}

/** The same of the full equations: a momentum that is no number, and water faster than any. */
async function troubledFull(order: 1 | 2) {
  const engine = await softwareEngine();
  const ground = { columns: 6, rows: 5, cellSizeM: 10, bedM: (column: number) => column };
  const faultWith = async (xMPerS: Float32Array) => {
    const flood = fullCase(ground, order, {
      initialDepthM: new Float32Array(30).fill(20),
      initialVelocity: { xMPerS, yMPerS: new Float32Array(30) },
    });
    const result = await tryFlood(flood, engine);
    return result.ok ? null : result.fault;
  };
  const wild = new Float32Array(30);
  wild[14] = 3e38;
  const fast = new Float32Array(30);
  fast[17] = 1200;
  return { infinite: await faultWith(wild), collapsed: await faultWith(fast) };
}

/** Loses the device of a run at its second frame; then runs again on the same engine. */
async function loseDevice() {
  const devices: GPUDevice[] = [];
  const gpu = {
    requestAdapter: async (options?: GPURequestAdapterOptions) => {
      const adapter = (await navigator.gpu.requestAdapter(options)) as GPUAdapter;
      return {
        info: adapter.info,
        limits: adapter.limits,
        requestDevice: async (descriptor?: GPUDeviceDescriptor) => {
          const device = await adapter.requestDevice(descriptor);
          devices.push(device);
          return device;
        },
      };
    },
  } as unknown as GPU;
  const engine = await softwareEngine(gpu);
  const flood = { ...gpuCases.basin(), endS: 600, outputEveryS: 200 };
  const kept: number[] = [];
  const lost = await tryFlood(flood, engine, {
    onFrame: ({ timeS }) => {
      kept.push(timeS);
      if (kept.length === 2) devices[0]?.destroy();
    },
  });
  const next = await tryFlood(flood, engine);
  return { fault: lost.ok ? null : lost.fault, kept, nextIsOk: next.ok, devices: devices.length };
}

/** What the engine says of machines and cases that it is not for. */
async function turnedDown() {
  const none = await createWebgpuFloodEngine(undefined);
  const software = await createWebgpuFloodEngine(navigator.gpu);
  const engine = await softwareEngine();
  const flood = gpuCases.basin();
  const cut = await tryFlood({ ...flood, endS: Number.NaN }, engine);
  return {
    withoutGpu: none.ok ? null : none.fault,
    onSoftware: software.ok ? null : software.fault,
    isFallback: (await navigator.gpu.requestAdapter())?.info.isFallbackAdapter,
    inertial: engine.covers(flood),
    full: engine.covers({ ...flood, scheme: { kind: 'full', order: 1 } }),
    fullTown: engine.covers({ ...gpuCases.town(), scheme: { kind: 'full', order: 1 } }),
    invalid: cut.ok ? null : cut.fault.kind,
  };
}

/** The peers' job in a worker, where threads may wait. */
const floodJob = (job: FloodJob): Promise<FloodFigures> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('../../../bench/flood-job.worker.ts', import.meta.url), {
      type: 'module',
    });
    worker.addEventListener('message', ({ data }) => {
      worker.terminate();
      if ('figures' in data) resolve(data.figures);
      else reject(new Error(data.error));
    });
    worker.addEventListener('error', ({ message }) => reject(new Error(message)));
    worker.postMessage(job);
  });

/** What a page can be asked. */
export const pageRuns = {
  compareOn,
  lakeAtRest,
  mirrorAndRepeat,
  cancelOnTheWay,
  troubled,
  troubledFull,
  loseDevice,
  turnedDown,
  floodJob,
};
