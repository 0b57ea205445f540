import type { FloodCase } from '../../../domain/hazard/flood/flood-case.ts';
import { sourceEveryS } from '../driver/step-end.ts';
import { agendaSeries, levelDatumM } from './agenda.ts';
import type { FloodFields } from './flood-fields.ts';
import { type FloodBuffers, zonePairsOf } from './gpu-buffers.ts';
import type { SchemePlan } from './gpu-scheme.ts';
import { breachKernel } from './shaders/breach-kernel.ts';
import { clockKernel, type StepRule } from './shaders/clock-kernel.ts';
import { heldKernel, inflowKernel, type WaterWords } from './shaders/exchange-kernels.ts';
import { linkKernel } from './shaders/link-kernel.ts';
import { prelude } from './shaders/prelude.ts';

/** One dispatch: a kernel, what it is bound to, and over how many workgroups it runs. */
export interface Pass {
  readonly pipeline: GPUComputePipeline;
  readonly bindings: GPUBindGroup;
  readonly groups: readonly [x: number, y: number];
}

export interface FloodPasses {
  /** The dispatches of one time step, in order. */
  readonly step: readonly Pass[];
  readonly frame: Pass;
  /** Null where nothing is gauged. */
  readonly gauges: Pass | null;
}

/** A dispatch before it is compiled. */
export interface PassPlan {
  readonly code: string;
  readonly constants?: Readonly<Record<string, number>>;
  /** By binding; null where the kernel has none of that number. */
  readonly buffers: readonly (GPUBuffer | null)[];
  /** Number of the first binding; 0 unless said. */
  readonly firstBinding?: number;
  readonly groups: readonly [x: number, y: number];
}

export const inLine = (count: number): readonly [number, number] => [Math.ceil(count / 64), 1];

/** A list that may be longer than one dimension of a dispatch. */
export function inLines(count: number): readonly [number, number] {
  const groups = Math.ceil(count / 64);
  const across = Math.min(groups, 4096);
  return [across, Math.ceil(groups / across)];
}

/** All cells of the grid, with so many ring cells on each axis. */
export const overCells = (
  { grid: { columns, rows } }: FloodCase,
  ring: 0 | 1 | 2,
): readonly [number, number] => [Math.ceil((columns + ring) / 32), Math.ceil((rows + ring) / 8)];

/** Compiles what a scheme dispatches and binds it to its buffers. */
export async function createFloodPasses(
  device: GPUDevice,
  plan: SchemePlan,
  { flood, fields }: { readonly flood: FloodCase; readonly fields: FloodFields },
): Promise<FloodPasses> {
  const make = passMaker(device, flood, fields);
  const [frame, gauges, ...step] = await Promise.all([
    make(plan.frame),
    plan.gauges === null ? null : make(plan.gauges),
    ...plan.step.map(make),
  ]);
  return { frame, gauges, step: gauges === null ? step : [...step, gauges] };
}

function passMaker(
  device: GPUDevice,
  flood: FloodCase,
  fields: FloodFields,
): (plan: PassPlan) => Promise<Pass> {
  const { columns, rows, cellSizeM } = flood.grid;
  const zones = flood.rainZones?.rainMPerS.length ?? 0;
  const constants = {
    columns,
    rows,
    cellSize: cellSizeM,
    theta: flood.theta,
    courant: flood.courant,
    arrivalDepth: flood.arrivalDepthM,
    seriesCount: agendaSeries(flood).length,
    entryCount: fields.inflowCells.length / 4,
    datum: levelDatumM(flood),
  };
  const shared = prelude(zonePairsOf(zones));
  return async (plan) => {
    const pipeline = await device.createComputePipelineAsync({
      layout: 'auto',
      compute: {
        module: device.createShaderModule({ code: shared + plan.code }),
        entryPoint: 'main',
        constants: { ...constants, ...plan.constants },
      },
    });
    const bindings = device.createBindGroup({
      layout: pipeline.getBindGroupLayout(0),
      entries: plan.buffers.flatMap((buffer, k) =>
        buffer === null ? [] : [{ binding: k + (plan.firstBinding ?? 0), resource: { buffer } }],
      ),
    });
    return { pipeline, bindings, groups: plan.groups };
  };
}

/** The clock, with constants of the scheme's rule. */
export const clockPlan = (
  b: FloodBuffers,
  { flood, fields }: { readonly flood: FloodCase; readonly fields: FloodFields },
  rule: StepRule & { readonly constants?: Readonly<Record<string, number>> },
): PassPlan => ({
  code: clockKernel(rule),
  constants: {
    zoneCount: flood.rainZones?.rainMPerS.length ?? 0,
    inflowCount: flood.inflows.length,
    longestStep: sourceEveryS,
    boundCount: (fields.inflowCells.length + (fields.links?.boundCells.length ?? 0)) / 4,
    ...rule.constants,
  },
  buffers: [b.clock, b.step, b.agenda, b.rises, b.ledger, b.inflowCells, b.depth, b.largest],
  groups: [1, 1],
});

export function inflowPlan(
  b: FloodBuffers,
  { inflowCells }: FloodFields,
  { isPorous, waterWords }: { readonly isPorous: boolean; readonly waterWords: WaterWords },
): PassPlan | false {
  const entryCount = inflowCells.length / 4;
  return (
    entryCount > 0 && {
      code: inflowKernel(isPorous, waterWords),
      buffers: [b.step, b.inflowCells, b.rises, b.water, b.depth, b.peaks, ...(isPorous ? [b.flags] : [])],
      groups: inLine(entryCount),
    }
  );
}

/** Moves the water of links; their accounts follow those of the exchanges. */
export const linkPlan = (b: FloodBuffers, fields: FloodFields, waterWords: WaterWords): PassPlan | false =>
  fields.links !== null &&
  fields.links.linkCount > 0 && {
    code: linkKernel(waterWords),
    constants: {
      linkCount: fields.links.linkCount,
      placeCount: fields.links.placeCount,
      linksAt: fields.links.linksAt,
      accountsAt: fields.links.accountsAt,
    },
    buffers: [b.step, b.links, b.linkWork, b.bed, b.ledger, b.water, b.depth, b.peaks],
    groups: [1, 1],
  };

/** Opens the gaps in levees. */
export const breachPlan = (b: FloodBuffers, { breaches }: FloodFields): PassPlan | false =>
  breaches !== null && {
    code: breachKernel,
    buffers: [b.step, b.breaches, b.breachWork, b.bed, b.depth, b.agenda, b.clock],
    groups: [breaches.count, 1],
  };

/** Puts held cells at their level; whether water arrives there is noted where the scheme of the reference does so. */
export const heldPlan = (b: FloodBuffers, { held, notesHeldArrival }: FloodFields): PassPlan | false =>
  held.length > 0 && {
    code: heldKernel,
    constants: { heldCount: held.length, notesArrival: notesHeldArrival ? 1 : 0 },
    buffers: [b.step, b.held, b.bed, b.depth, b.peaks],
    groups: inLines(held.length),
  };
