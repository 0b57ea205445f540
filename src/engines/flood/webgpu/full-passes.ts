import type { FloodCase } from '../../../domain/hazard/flood/flood-case.ts';
import { cautiousCourant, fastestSensibleMPerS } from '../reference/full/full-simulation.ts';
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
import { fullCellKernel, type Stage } from './shaders/full-cell-kernel.ts';
import { fullStepRule } from './shaders/full-clock.ts';
import { fullExchangeKernel } from './shaders/full-exchange-kernel.ts';
import { fullFaceKernel } from './shaders/full-face-kernel.ts';
import { fullFrameKernel, fullGaugeKernel, fullGroundKernel } from './shaders/full-note-kernels.ts';
import { fullRingKernel } from './shaders/full-ring-kernel.ts';
import { fullSlopeKernel } from './shaders/full-slope-kernel.ts';
import { groundStride } from './shaders/ground.ts';

/** The buffers of a flood in the full equations. */
export type FullBuffers = FloodBuffers &
  Readonly<Record<'eastFaces' | 'southFaces' | 'eastSlopes' | 'southSlopes' | 'started', GPUBuffer>>;

/** What the full equations know of a case beside its buffers. */
interface FullCase {
  readonly fields: FloodFields;
  readonly order: 1 | 2;
  readonly stillDepthM: number;
  /** Lowest bed of held cells beside free ones, m over the datum of levels. */
  readonly lowestShoreM: number;
}

/** What the full equations dispatch. Frames borrow the fluxes of the eastern faces, which no step asks for again. */
export function fullPlan(b: FullBuffers, flood: FloodCase, given: FullCase): SchemePlan {
  const gaugeCount = given.fields.gaugeCells.length;
  const still = given.stillDepthM;
  return {
    step: stepPlans(b, flood, given),
    frame: {
      code: fullFrameKernel,
      constants: { still },
      buffers: [b.depth, b.water, b.eastFaces],
      firstBinding: 1,
      groups: overCells(flood, 0),
    },
    frameBuffer: b.eastFaces,
    gauges:
      gaugeCount === 0
        ? null
        : {
            code: fullGaugeKernel,
            constants: { still, gaugeCount },
            buffers: [b.step, b.bed, b.depth, b.water, b.gaugeCells, b.samples],
            groups: inLine(gaugeCount),
          },
    flow: b.water,
    flowFields(content) {
      const cells = new Float32Array(content);
      const plane = (word: 2 | 3): Float32Array =>
        Float32Array.from({ length: cells.length / 4 }, (_, i) => cells[4 * i + word] as number);
      return [plane(2), plane(3)];
    },
  };
}

/** Ring and clock, then the stages with the ring and the sea as they will be at the end between them, then what few cells do. */
function stepPlans(b: FullBuffers, flood: FloodCase, given: FullCase): readonly PassPlan[] {
  const { fields, order, lowestShoreM } = given;
  const held = heldPlan(b, fields);
  const plans: (PassPlan | false)[] = [
    ringPlan(b, given, true),
    clockPlan(
      b,
      { flood, fields },
      {
        ...fullStepRule,
        constants: {
          courant: order === 1 ? flood.courant : Math.min(flood.courant, cautiousCourant),
          fastestSensible: fastestSensibleMPerS,
          lowestShore: lowestShoreM,
        },
      },
    ),
    ...(order === 1
      ? stagePlans(b, flood, { ...given, stage: 0 })
      : [
          ...stagePlans(b, flood, { ...given, stage: 1 }),
          ringPlan(b, given, false),
          held,
          ...stagePlans(b, flood, { ...given, stage: 2 }),
        ]),
    inflowPlan(b, fields, { isPorous: false, waterWords: 4 }),
    linkPlan(b, fields, 4),
    breachPlan(b, fields),
    held,
    groundPlan(b, flood, given),
  ];
  return plans.filter((plan) => plan !== false);
}

function stagePlans(
  b: FullBuffers,
  flood: FloodCase,
  { fields, order, stillDepthM, stage }: FullCase & { readonly stage: Stage },
): readonly (PassPlan | false)[] {
  const exchangeCount = fields.exchanges.length / 2;
  const constants = { still: stillDepthM };
  return [
    order === 2 && {
      code: fullSlopeKernel,
      constants,
      buffers: [b.step, b.flags, b.bed, b.depth, b.water, b.eastSlopes, b.southSlopes],
      groups: overCells(flood, 2),
    },
    {
      code: fullFaceKernel(order),
      constants,
      buffers: [
        ...[b.step, b.flags, b.bed, b.depth, b.water, b.eastFaces, b.southFaces],
        ...(order === 2 ? [b.eastSlopes, b.southSlopes] : []),
      ],
      groups: overCells(flood, 1),
    },
    {
      code: fullCellKernel(stage),
      constants,
      buffers: [
        ...[b.step, b.flags, b.eastFaces, b.southFaces, b.depth, b.water],
        ...(stage === 1 ? [null, b.largest] : [b.peaks, b.largest]),
        ...(stage === 0 ? [] : [b.started]),
      ],
      groups: overCells(flood, 0),
    },
    exchangeCount > 0 && {
      code: fullExchangeKernel,
      constants: { exchangeCount, stageShare: stage === 0 ? 1 : 0.5 },
      buffers: [b.step, b.exchanges, b.eastFaces, b.ledger, b.southFaces],
      groups: inLines(exchangeCount),
    },
  ];
}

/** @param notesSpeeds whether the speeds at stage edges bound the coming step */
function ringPlan(b: FullBuffers, { fields, stillDepthM }: FullCase, notesSpeeds: boolean): PassPlan | false {
  const edgeCount = fields.edges.length / 4;
  return (
    edgeCount > 0 && {
      code: fullRingKernel,
      constants: { edgeCount, still: stillDepthM, notesSpeeds: notesSpeeds ? 1 : 0 },
      buffers: [b.step, b.edges, b.bed, b.depth, b.water, b.largest],
      groups: inLine(edgeCount),
    }
  );
}

function groundPlan(b: FullBuffers, flood: FloodCase, { stillDepthM }: FullCase): PassPlan {
  const kind = groundKindOf(flood);
  return {
    code: fullGroundKernel(kind),
    constants: { still: stillDepthM },
    buffers: [
      ...[b.step, b.flags, b.depth, b.water, b.peaks, b.speeds],
      ...(groundStride(kind) === 0 ? [] : [b.ground]),
    ],
    groups: overCells(flood, 0),
  };
}
