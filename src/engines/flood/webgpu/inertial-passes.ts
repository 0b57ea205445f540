import type { FloodCase } from '../../../domain/hazard/flood/flood-case.ts';
import { type FloodFields, groundKindOf } from './flood-fields.ts';
import type { FloodBuffers } from './gpu-buffers.ts';
import {
  breachPlan,
  clockPlan,
  heldPlan,
  inflowPlan,
  inLine,
  inLines,
  linkPlan,
  overCells,
  type PassPlan,
} from './gpu-passes.ts';
import type { SchemePlan } from './gpu-scheme.ts';
import { depthKernel, limitKernel } from './shaders/depth-kernels.ts';
import { edgeKernel } from './shaders/edge-kernel.ts';
import { exchangeKernel } from './shaders/exchange-kernels.ts';
import { faceKernel } from './shaders/face-kernel.ts';
import { groundStride } from './shaders/ground.ts';
import { inertialStepRule } from './shaders/inertial-clock.ts';
import { frameKernel, gaugeKernel, speedKernel } from './shaders/velocity-kernels.ts';

/** The buffers of a flood in the local-inertial scheme. */
export type InertialBuffers = FloodBuffers &
  Readonly<Record<'friction' | 'discharges' | 'wanted' | 'payable' | 'frame', GPUBuffer>>;

/** What the local-inertial scheme dispatches. */
export function inertialPlan(b: InertialBuffers, flood: FloodCase, fields: FloodFields): SchemePlan {
  const gaugeCount = fields.gaugeCells.length;
  return {
    step: stepPlans(b, flood, fields),
    frame: {
      code: frameKernel,
      buffers: [b.bed, b.depth, b.discharges, b.frame],
      firstBinding: 1,
      groups: overCells(flood, 0),
    },
    frameBuffer: b.frame,
    gauges:
      gaugeCount === 0
        ? null
        : {
            code: gaugeKernel,
            constants: { gaugeCount },
            buffers: [b.step, b.bed, b.depth, b.discharges, b.gaugeCells, b.samples],
            groups: inLine(gaugeCount),
          },
    flow: b.discharges,
    flowFields(content) {
      const discharges = new Float32Array(content);
      const half = discharges.length / 2;
      return [discharges.subarray(0, half), discharges.subarray(half)];
    },
  };
}

function stepPlans(b: InertialBuffers, flood: FloodCase, fields: FloodFields): readonly PassPlan[] {
  const edgeCount = fields.edges.length / 4;
  const exchangeCount = fields.exchanges.length / 2;
  const ground = groundKindOf(flood);
  const poresBuffer = ground.isPorous ? [b.flags] : [];
  const plans: (PassPlan | false)[] = [
    clockPlan(b, { flood, fields }, inertialStepRule),
    edgeCount > 0 && {
      code: edgeKernel,
      constants: { edgeCount },
      buffers: [b.step, b.edges, b.bed, b.depth, b.discharges],
      groups: inLine(edgeCount),
    },
    {
      code: faceKernel,
      buffers: [b.clock, b.step, b.bed, b.depth, b.friction, b.discharges, b.wanted, b.largest],
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
    inflowPlan(b, fields, { isPorous: ground.isPorous, waterWords: 2 }),
    linkPlan(b, fields, 2),
    breachPlan(b, fields),
    heldPlan(b, fields),
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
