import type { FloodCase, FloodSummary } from '../../../domain/hazard/flood/flood-case.ts';
import { isClosed } from '../driver/cell-marks.ts';
import type { GaugeRecorder } from '../driver/gauge-recorder.ts';
import { type ResultHash, type SummaryFields, stateHashOf } from '../driver/result-hash.ts';
import type { VolumeLedger } from '../driver/volume-ledger.ts';
import { paddedIndex } from '../driver/water-state.ts';
import { agendaSeries } from './agenda.ts';
import { metresOfAccount, metresOfFixed } from './fixed-point.ts';
import { type FloodFields, groundKindOf } from './flood-fields.ts';
import type { GpuFlood } from './gpu-flood.ts';
import type { WaterWords } from './shaders/exchange-kernels.ts';
import { groundStride } from './shaders/ground.ts';
import { cellFlags } from './shaders/prelude.ts';

interface RunRecord {
  readonly ledger: VolumeLedger;
  readonly gauges: GaugeRecorder;
  readonly hash: ResultHash;
  readonly steps: number;
  readonly frames: number;
  readonly engine: { readonly id: string; readonly version: string };
}

/** Reads the end of a run back and sums its volumes in 64 bits. */
export async function summaryOf(
  gpu: GpuFlood,
  flood: FloodCase,
  { ledger, gauges, hash, steps, frames, engine }: RunRecord,
): Promise<FloodSummary> {
  const { scheme } = gpu;
  const { state } = gpu.fields;
  takeWater(gpu.fields, new Uint32Array(await gpu.read('water')), scheme.waterWords);
  const stateFields = [state.depthM, ...(await gpu.flowFields())];
  closeAccounts(ledger, new Uint32Array(await gpu.read('ledger')), { flood, fields: gpu.fields });
  takeLosses(ledger, new Uint32Array(await gpu.read('ground')), { flood, fields: gpu.fields });
  const fields = await peakFields(gpu, flood);
  const taking = state.marks.reduce((sum, _, i) => sum + (isClosed(state.marks, i) ? 0 : 1), 0);
  return {
    ...fields,
    gauges: gauges.series(),
    gaugeLines: gauges.lineSeries(),
    balance: ledger.balance(),
    steps,
    cellUpdates: steps * scheme.stages * taking,
    frameCount: frames,
    engine: { ...engine, threads: 1, passedOver: [] },
    memoryBytes: gpu.memoryBytes + state.depthM.length * scheme.hostBytesPerCell,
    stateHash: stateHashOf(state, stateFields, flood.endS),
    resultHash: hash.finish(fields),
  };
}

/** Depths and their rests as the ledger and the hash of a state want them. */
function takeWater({ state, flags }: FloodFields, water: Uint32Array, words: WaterWords): void {
  for (let i = 0; i < state.depthM.length; i++) {
    if ((flags[2 * i] as number) >= cellFlags.held) continue;
    const share = state.porosity?.[i] ?? 1;
    const total = metresOfFixed(water[words * i] as number, water[words * i + 1] as number) / share;
    const depth = Math.fround(total);
    state.depthM[i] = depth;
    state.depthRestM[i] = total - depth;
  }
}

function closeAccounts(
  ledger: VolumeLedger,
  words: Uint32Array,
  { flood, fields }: { readonly flood: FloodCase; readonly fields: FloodFields },
): void {
  const areaM2 = flood.grid.cellSizeM ** 2;
  const volumeM3 = (account: number): number =>
    areaM2 *
    metresOfAccount(
      words[4 * account] as number,
      words[4 * account + 1] as number,
      words[4 * account + 2] as number,
    );
  const zones = flood.rainZones?.rainMPerS.length ?? 0;
  const rained = cellsInZones(flood, fields, zones);
  const all = rained.reduce((sum, cells) => sum + cells, 0);
  ledger.rainM3 = volumeM3(0) * all;
  for (let zone = 1; zone <= zones; zone++) ledger.rainM3 += volumeM3(zone) * (rained[zone] as number);
  for (const [k, { cells }] of flood.inflows.entries()) {
    const each = volumeM3(1 + zones + k);
    ledger.inflowM3 += each * cells.length;
    // What flows into the sea has left at once.
    for (const cell of cells) {
      if (fields.flags[2 * paddedIndex(fields.state, cell)] === cellFlags.held) ledger.passOut(each);
    }
  }
  const series = agendaSeries(flood).length;
  const outward = fields.exchanges.length / 2 + (fields.links?.linkCount ?? 0);
  for (let k = 0; k < outward; k++) ledger.passOut(volumeM3(series + k));
}

/** Cells that rain falls on, by zone; 0 is no zone. */
function cellsInZones({ bedM }: FloodCase, { flags, state }: FloodFields, zones: number): readonly number[] {
  const cells = new Array<number>(zones + 1).fill(0);
  for (let cell = 0; cell < bedM.length; cell++) {
    const flag = flags[2 * paddedIndex(state, cell)] as number;
    if (flag < cellFlags.held) cells[flag] = (cells[flag] as number) + 1;
  }
  return cells;
}

/** Sums what soil and drains took from each cell. */
function takeLosses(
  ledger: VolumeLedger,
  words: Uint32Array,
  { flood, fields }: { readonly flood: FloodCase; readonly fields: FloodFields },
): void {
  const stride = 4 * groundStride(groundKindOf(flood));
  if (stride === 0) return;
  const metresAt = (k: number): number => metresOfFixed(words[k] as number, words[k + 1] as number);
  let soakedM = 0;
  let drainedM = 0;
  for (let cell = 0; cell < flood.bedM.length; cell++) {
    const at = stride * paddedIndex(fields.state, cell);
    soakedM += metresAt(at + 2);
    if (stride > 4) drainedM += metresAt(at + 5);
  }
  const areaM2 = flood.grid.cellSizeM ** 2;
  ledger.infiltratedM3 = soakedM * areaM2;
  ledger.passOut(drainedM * areaM2);
}

async function peakFields(gpu: GpuFlood, { bedM }: FloodCase): Promise<SummaryFields> {
  const cells = bedM.length;
  const { state } = gpu.fields;
  const peaks = new Float32Array(await gpu.read('peaks'));
  const speeds = new Float32Array(await gpu.read('speeds'));
  const peak = (which: 0 | 1): Float32Array<ArrayBuffer> =>
    Float32Array.from({ length: cells }, (_, cell) => peaks[2 * paddedIndex(state, cell) + which] as number);
  return {
    maximumDepthM: peak(0),
    maximumSpeedMPerS: speeds.slice(0, cells),
    arrivalS: peak(1),
    maximumDepthVelocityM2PerS: speeds.slice(cells, 2 * cells),
    durationS: speeds.slice(2 * cells, 3 * cells),
  };
}
