import type { FloodCase } from '../../../domain/hazard/flood/flood-case.ts';
import { sourceEveryS } from '../driver/step-end.ts';
import { type FloodFields, groundKindOf } from './flood-fields.ts';
import { type FloodBuffers, zonePairsOf } from './gpu-buffers.ts';
import { clockKernel } from './shaders/clock-kernel.ts';
import { depthKernel, groundStride, limitKernel } from './shaders/depth-kernels.ts';
import { edgeKernel } from './shaders/edge-kernel.ts';
import { exchangeKernel, heldKernel, inflowKernel } from './shaders/exchange-kernels.ts';
import { faceKernel } from './shaders/face-kernel.ts';
import { prelude } from './shaders/prelude.ts';
import { frameKernel, gaugeKernel, speedKernel } from './shaders/velocity-kernels.ts';

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

interface PassPlan {
  readonly code: string;
  readonly constants?: Readonly<Record<string, number>>;
  readonly buffers: readonly GPUBuffer[];
  /** Number of the first binding; 0 unless said. */
  readonly firstBinding?: number;
  readonly groups: readonly [x: number, y: number];
}

const inLine = (count: number): readonly [number, number] => [Math.ceil(count / 64), 1];

/** A list that may be longer than one dimension of a dispatch. */
function inLines(count: number): readonly [number, number] {
  const groups = Math.ceil(count / 64);
  const across = Math.min(groups, 4096);
  return [across, Math.ceil(groups / across)];
}

/** Compiles the kernels that a case needs and binds them to its buffers. */
export async function createFloodPasses(
  device: GPUDevice,
  buffers: FloodBuffers,
  { flood, fields }: { readonly flood: FloodCase; readonly fields: FloodFields },
): Promise<FloodPasses> {
  const make = passMaker(device, flood, fields);
  const isGauged = fields.gaugeCells.length > 0;
  const [frame, gauges, ...step] = await Promise.all([
    make(framePlan(buffers, flood)),
    isGauged ? make(gaugePlan(buffers, fields)) : null,
    ...stepPlans(buffers, flood, fields).map(make),
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
    seriesCount: 1 + zones + flood.inflows.length + 5,
    entryCount: fields.inflowCells.length / 4,
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
      entries: plan.buffers.map((buffer, k) => ({
        binding: k + (plan.firstBinding ?? 0),
        resource: { buffer },
      })),
    });
    return { pipeline, bindings, groups: plan.groups };
  };
}

const overCells = ({ grid: { columns, rows } }: FloodCase, ring: 0 | 1): readonly [number, number] => [
  Math.ceil((columns + ring) / 32),
  Math.ceil((rows + ring) / 8),
];

function stepPlans(b: FloodBuffers, flood: FloodCase, fields: FloodFields): readonly PassPlan[] {
  const edgeCount = fields.edges.length / 4;
  const exchangeCount = fields.exchanges.length / 2;
  const heldCount = fields.held.length;
  const entryCount = fields.inflowCells.length / 4;
  const ground = groundKindOf(flood);
  const poresBuffer = ground.isPorous ? [b.flags] : [];
  const plans: (PassPlan | false)[] = [
    clockPlan(b, flood),
    edgeCount > 0 && {
      code: edgeKernel,
      constants: { edgeCount },
      buffers: [b.step, b.edges, b.bed, b.depth, b.discharges],
      groups: inLine(edgeCount),
    },
    {
      code: faceKernel,
      buffers: [b.clock, b.step, b.bed, b.depth, b.friction, b.discharges, b.wanted, b.deepest],
      groups: overCells(flood, 1),
    },
    {
      code: limitKernel(ground.isPorous),
      buffers: [b.step, b.depth, b.wanted, b.payable, ...poresBuffer],
      groups: overCells(flood, 0),
    },
    {
      code: depthKernel(ground),
      buffers: [
        ...[b.step, b.wanted, b.payable, b.flags, b.discharges, b.water, b.depth, b.peaks],
        ...(groundStride(ground) === 0 ? [] : [b.ground]),
      ],
      groups: overCells(flood, 1),
    },
    entryCount > 0 && {
      code: inflowKernel(ground.isPorous),
      buffers: [b.step, b.inflowCells, b.rises, b.water, b.depth, b.peaks, ...poresBuffer],
      groups: inLine(entryCount),
    },
    heldCount > 0 && {
      code: heldKernel,
      constants: { heldCount },
      buffers: [b.step, b.held, b.bed, b.depth, b.peaks],
      groups: inLines(heldCount),
    },
    exchangeCount > 0 && {
      code: exchangeKernel(ground.isPorous),
      constants: { exchangeCount },
      buffers: [b.step, b.exchanges, b.discharges, b.ledger, ...poresBuffer],
      groups: inLines(exchangeCount),
    },
    {
      code: speedKernel,
      buffers: [b.step, b.bed, b.depth, b.discharges, b.speeds],
      groups: overCells(flood, 0),
    },
  ];
  return plans.filter((plan) => plan !== false);
}

const clockPlan = (b: FloodBuffers, flood: FloodCase): PassPlan => ({
  code: clockKernel,
  constants: {
    zoneCount: flood.rainZones?.rainMPerS.length ?? 0,
    inflowCount: flood.inflows.length,
    longestStep: sourceEveryS,
  },
  buffers: [b.clock, b.step, b.agenda, b.rises, b.ledger, b.inflowCells, b.depth, b.deepest],
  groups: [1, 1],
});

const framePlan = (b: FloodBuffers, flood: FloodCase): PassPlan => ({
  code: frameKernel,
  buffers: [b.bed, b.depth, b.discharges, b.frame],
  firstBinding: 1,
  groups: overCells(flood, 0),
});

const gaugePlan = (b: FloodBuffers, fields: FloodFields): PassPlan => ({
  code: gaugeKernel,
  constants: { gaugeCount: fields.gaugeCells.length },
  buffers: [b.step, b.bed, b.depth, b.discharges, b.gaugeCells, b.samples],
  groups: inLine(fields.gaugeCells.length),
});
