import { fail, ok, type Result } from '../../../core/result.ts';
import type { FloodCase, FloodSummary, PassedOverReason } from '../../../domain/hazard/flood/flood-case.ts';
import type { FloodFault } from '../../../domain/hazard/flood/flood-fault.ts';
import { validateFloodCase } from '../../../domain/hazard/flood/validate-flood-case.ts';
import type { FloodEngine, FloodHooks } from '../../../domain/ports.ts';
import { asksForCheckpoints, deviceBytesPerCell, webgpuCovers } from './covers.ts';
import { GpuFlood } from './gpu-flood.ts';
import { WebgpuRun } from './webgpu-run.ts';

const id = 'flood-webgpu';
const version = '1.1.0';

/** An engine that runs on the GPU and says which cases it does not cover. */
export interface WebgpuFloodEngine extends FloodEngine {
  /** Why a case is not for this engine, or null. `run` throws on such a case. */
  covers(flood: FloodCase): PassedOverReason | null;
}

/**
 * The engine on the first adapter that is a GPU. Software adapters are turned down unless asked for: the other engines are
 * several times faster on the same processor.
 * @param gpu `navigator.gpu`; undefined where the browser has none
 */
export async function createWebgpuFloodEngine(
  gpu: GPU | undefined,
  { allowSoftware = false }: { readonly allowSoftware?: boolean } = {},
): Promise<Result<WebgpuFloodEngine, PassedOverReason>> {
  if (gpu === undefined) return fail('no-webgpu');
  const adapter = await findAdapter(gpu, allowSoftware);
  if (adapter === null) return fail('no-webgpu');
  const { limits } = adapter;
  return ok({
    id,
    version,
    covers: (flood) => webgpuCovers(flood, limits),
    async run(flood, hooks) {
      const valid = validateFloodCase(flood);
      if (!valid.ok) return valid;
      if (webgpuCovers(flood, limits) !== null)
        throw new Error('the flood case is not covered: ask covers()');
      if (asksForCheckpoints(hooks)) return fail({ kind: 'flood-checkpoint-not-covered', engine: id });
      if (hooks.signal.aborted) return fail({ kind: 'flood-cancelled', timeS: 0 });
      const device = await openDevice(gpu, allowSoftware);
      return device === null ? fail(lostFault) : await runOn(device, flood, hooks);
    },
  });
}

const lostFault: FloodFault = { kind: 'worker-died', worker: 'webgpu' };

async function findAdapter(gpu: GPU, allowSoftware: boolean): Promise<GPUAdapter | null> {
  const adapter = await gpu.requestAdapter({ powerPreference: 'high-performance' });
  return adapter === null || (adapter.info.isFallbackAdapter && !allowSoftware) ? null : adapter;
}

/** A device of its own for each run: after a loss the next run gets a new one, and its end frees all memory. */
async function openDevice(gpu: GPU, allowSoftware: boolean): Promise<GPUDevice | null> {
  const adapter = await findAdapter(gpu, allowSoftware);
  if (adapter === null) return null;
  const { maxBufferSize, maxStorageBufferBindingSize, maxUniformBufferBindingSize } = adapter.limits;
  const requiredLimits = { maxBufferSize, maxStorageBufferBindingSize, maxUniformBufferBindingSize };
  return await adapter.requestDevice({ requiredLimits }).catch(() => null);
}

async function runOn(
  device: GPUDevice,
  flood: FloodCase,
  hooks: FloodHooks,
): Promise<Result<FloodSummary, FloodFault>> {
  let isLost = false;
  const lost = device.lost.then(() => {
    isLost = true;
  });
  const mistakes: GPUError[] = [];
  device.addEventListener('uncapturederror', ({ error }) => mistakes.push(error));
  try {
    const gpuFlood = await GpuFlood.create(device, flood);
    await device.queue.onSubmittedWorkDone();
    if (mistakes.length === 0) {
      const result = await new WebgpuRun(gpuFlood, flood, hooks).toEnd({ id, version });
      if (mistakes.length === 0) return result;
    }
  } catch (error) {
    // A lost device shows first as a refused mapping; `lost` settles soon after it, if at all.
    if (error instanceof DOMException) await Promise.race([lost, delay(1000)]);
    if (isLost) return fail(lostFault);
    if (mistakes.length === 0) throw error;
  } finally {
    device.destroy();
  }
  const [mistake] = mistakes;
  if (mistake instanceof GPUOutOfMemoryError) return fail(tooLarge(flood));
  throw new Error(`WebGPU: ${mistake?.message}`);
}

const delay = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** The device is out of memory for a grid that its limits allow: half its cells may fit. */
function tooLarge(flood: FloodCase): FloodFault {
  const { columns, rows } = flood.grid;
  return {
    kind: 'flood-grid-too-large',
    columns,
    rows,
    maximumCells: Math.floor((columns * rows) / 2),
    fittingColumns: Math.floor(columns * Math.SQRT1_2),
    fittingRows: Math.floor(rows * Math.SQRT1_2),
    bytesPerCell: deviceBytesPerCell(flood),
  };
}
