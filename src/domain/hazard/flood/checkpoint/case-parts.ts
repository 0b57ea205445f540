import { sha256, sha256OfText } from '../../../../core/sha256.ts';
import type { FloodCase, Infiltration } from '../flood-case.ts';

/**
 * What must be equal in two cases for one to go on from a checkpoint of the other, in the order in which it is compared:
 * the place, the equations and what is counted. What is not named here may change from the checkpoint on: rain, inflows,
 * structures, edges, levels, gauges, output times and the end.
 */
export const caseParts = [
  'grid',
  'scheme',
  'terrain',
  'closed-cells',
  'porosity',
  'friction',
  'held-cells',
  'soil',
  'drains',
  'settings',
] as const;

export type CasePart = (typeof caseParts)[number];

/** SHA-256 hex of each part. */
export type CasePartHashes = Readonly<Record<CasePart, string>>;

/** `settings`: Courant number, theta and the depth of arrival. */
export function casePartHashes(flood: FloodCase): CasePartHashes {
  const { columns, rows, cellSizeM } = flood.grid;
  const { scheme, theta, courant, arrivalDepthM } = flood;
  return {
    grid: sha256OfText(`${columns} ${rows} ${cellSizeM}`),
    scheme: sha256OfText(scheme.kind === 'full' ? `full ${scheme.order}` : scheme.kind),
    terrain: hashOf(flood.bedM),
    'closed-cells': hashOf(flood.closedCells),
    porosity: hashOf(flood.porosity),
    friction: hashOf(flood.manning),
    'held-cells': hashOf(flood.heldStage?.mask ?? null),
    soil: hashOf(...soilArrays(flood.infiltration)),
    drains: hashOf(flood.drainageMPerS),
    settings: sha256OfText(`${scheme.kind === 'full' ? 0 : theta} ${courant} ${arrivalDepthM}`),
  };
}

/** The first part in which a case differs from that of a checkpoint, or null. */
export function differingPart(flood: FloodCase, saved: CasePartHashes): CasePart | null {
  const here = casePartHashes(flood);
  return caseParts.find((part) => here[part] !== saved[part]) ?? null;
}

function soilArrays(soil: Infiltration): readonly Float32Array[] {
  if (soil.kind === 'none') return [];
  if (soil.kind === 'constant') return [soil.rateMPerS];
  return [soil.conductivityMPerS, soil.suctionHeadM, soil.moistureDeficit];
}

function hashOf(...arrays: readonly (Float32Array | Uint8Array | null)[]): string {
  const digest = sha256();
  for (const array of arrays) {
    if (array === null) continue;
    digest.update(new Uint8Array(array.buffer, array.byteOffset, array.byteLength));
  }
  return digest.hex();
}
